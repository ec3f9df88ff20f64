import type { ResolvedConfig } from '../config/types.ts';
import { createElement, queryAll } from '../lib/dom.ts';
import { draw } from '../lib/draw.tsx';
import { direction } from '../words/direction.ts';
import type { Words } from '../words/create-words.ts';
import { type Heading, ServiceList } from './ServiceList.tsx';

/**
 * Fills an element of the page with the list of services, in place of what it had for visitors without script. The
 * attribute's value restricts it to one category.
 */
export function fillList(place: Element, config: ResolvedConfig, words: Words): void {
  const list = createElement('div');
  list.lang = words.language;
  list.dir = direction(words.language);
  const only = place.getAttribute('data-assent-list');
  draw(list, () => <ServiceList config={config} words={words} only={only} heading={headingBelow(place)} />);
  place.replaceChildren(list);
}

/** One level below the heading that the element stands under. */
function headingBelow(place: Element): Heading {
  const before = [...queryAll(':is(h1,h2,h3,h4,h5):not([data-assent-list] *)')].filter(
    (heading) => heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const level = Number(before.at(-1)?.localName.slice(1) ?? 1);
  return `h${level + 1}` as Heading;
}
