import { isExecutable } from '../../gate/script-kind.ts';
import { isAssent, mayComeFirst } from './assent-tag.ts';
import type { PageElement, ReportElement } from './elements.ts';

/** Assent must come before anything that could track, and only once. */
export function checkOrder(elements: readonly PageElement[], report: ReportElement): void {
  const [first, second] = elements.filter(isAssent);
  if (!first) return;
  if (second) report('script/twice', second, 'Assent is on this page twice; the first one keeps it');
  const { attributes } = first;
  const later = ['async', 'defer'].find((key) => attributes.has(key));
  if (attributes.get('type') === 'module') {
    report('ui/load-failed', first, 'a module does not know its own address; leave out type="module"');
  } else if (later) {
    report('check/not-first', first, `other scripts run before one with ${later}; leave it out`);
  }
  if (!first.isInHead) report('check/not-first', first, 'expected in <head>, before all other scripts');
  const before = elements.slice(0, elements.indexOf(first)).filter(runsBefore);
  // A line or two of the site's own, such as one that picks dark colours, may well be harmless.
  for (const element of before) {
    const isInline = !element.attributes.has('src');
    const message = 'this script runs before Assent; put Assent first in <head>';
    report('check/not-first', element, message, isInline ? 'warning' : 'error');
  }
}

/** Whether it is a script that runs where it stands, and could track. */
function runsBefore(element: PageElement): boolean {
  const { name, attributes, isInTemplate } = element;
  return name === 'script' && !isInTemplate && isExecutable(attributes.get('type') ?? '') && !mayComeFirst(element);
}
