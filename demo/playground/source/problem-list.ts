import { linesOf } from '../../../src/cli/lines.ts';
import { element } from '../../../src/ui/element.ts';
import type { Found } from '../../../src/cli/finding.ts';

/** The page with the problem's own heading. */
function helpUrl(code: string): string {
  return `/problems/#${code.replace(/[^\w-]/g, '')}`;
}

/** A problem in words, with a link to what it means. */
export function problemLink({ code, message, path }: Found): HTMLElement {
  const link = element('a', { href: helpUrl(code), target: '_blank', rel: 'noopener' }, code);
  return element(
    'div',
    { class: 'said' },
    element('p', {}, ...inWords(message)),
    element('p', { class: 'where' }, link, path ? ' at ' : '', element('code', {}, path)),
  );
}

/** What stands in `backquotes` is code. */
function inWords(message: string): (HTMLElement | string)[] {
  return message.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/**
 * Lists the problems under the editor, and says their number to those who cannot see them.
 *
 * @param goTo brings the caret there
 */
export function showProblems(
  list: HTMLElement,
  status: HTMLElement,
  { text, found }: { readonly text: string; readonly found: readonly Found[] },
  goTo: (offset: number) => void,
): void {
  const placeOf = linesOf(text);
  // Many of one kind would bury the rest, and nobody mends them all at once.
  const shown = found.slice(0, 50);
  list.replaceChildren(
    ...shown.map((each) => {
      const { line, column } = placeOf(each.offset);
      const place = element(
        'button',
        { type: 'button', click: () => goTo(each.offset) },
        `Line ${line}, column ${column}`,
      );
      const kind = each.level === 'warning' ? 'Advice' : 'Wrong';
      const head = element('p', { class: 'kind' }, element('b', {}, kind), place);
      return element('li', { class: each.level === 'warning' ? 'advice' : 'wrong' }, head, problemLink(each));
    }),
  );
  const [first] = found;
  const summary = summaryOf(found);
  const said = first ? `. Line ${placeOf(first.offset).line}: ${first.message}` : '';
  if (status.textContent === summary + said) return;
  status.replaceChildren(summary, element('span', { class: 'unseen' }, said));
}

function summaryOf(found: readonly Found[]): string {
  const advice = found.filter(({ level }) => level === 'warning').length;
  const wrong = found.length - advice;
  if (found.some(({ level }) => level === 'unreadable')) return 'This is not JSON yet';
  const counts = [wrong && count(wrong, 'problem'), advice && count(advice, 'piece of advice', 'pieces of advice')];
  return counts.filter(Boolean).join(', ') || 'No problems';
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
