import type { PageElement } from './elements.ts';

/** Whether it is the tag of Assent itself. */
export function isAssent({ name, attributes }: PageElement): boolean {
  const file = fileOf(attributes.get('src'));
  return name === 'script' && (attributes.has('data-config') || file === 'assent.js') && file !== 'assent-guard.js';
}

/** Whether it is a script that may stand before Assent: its guard, a config, or calls that wait for it. */
export function mayComeFirst({ attributes, isAboutAssent }: PageElement): boolean {
  return isAboutAssent || fileOf(attributes.get('src')) === 'assent-guard.js';
}

function fileOf(url = ''): string {
  return url.replace(/[?#].*/s, '').replace(/.*\//s, '');
}
