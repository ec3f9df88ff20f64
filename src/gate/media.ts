import { isElement } from '../lib/dom.ts';
import { isHttpUrl } from '../lib/is-http-url.ts';
import type { Report } from '../lib/problems.ts';
import type { TrustedScript } from './trusted-script.ts';

/** Attributes that make an element load something, each gated as `data-…`. */
const SOURCES = ['src', 'srcset', 'href', 'data', 'poster', 'sizes'] as const;

/** The same under the names that a page writes: a change of one is a change of what the element would load. */
export const GATED_ATTRIBUTES: readonly string[] = SOURCES.map((name) => `data-${name}`);

/** The elements that load by an attribute; anything else with `data-src` is not ours to open. */
const TAGS = /^(iframe|img|video|audio|source|track|embed|object|link)$/;

/** Addresses that load nothing, as lazy loaders write them beside `data-src`. */
const INERT = /^\s*($|about:|data:|#)/i;

/** Whether it is of a kind that loads by an attribute. */
export function isMedia(element: Element): boolean {
  return TAGS.test(element.localName);
}

/** Whether it loads something although nobody has opened it: by an attribute that markup does not gate. */
export function isOpen(element: Element): boolean {
  return SOURCES.some((name) => name !== 'sizes' && !INERT.test(element.getAttribute(name) ?? ''));
}

/**
 * Lets an element load: `data-src` becomes `src`, and so on. Refuses any URL that is not http(s) or relative.
 *
 * @param trusted of an element that Trusted Types guards as it does scripts: `embed`, `object`
 */
export function openMedia(element: Element, trusted: TrustedScript | undefined, report: Report): void {
  for (const name of SOURCES) {
    const value = element.getAttribute(`data-${name}`);
    if (value === null || value === element.getAttribute(name)) continue;
    // A `srcset` is a list of URLs, each with a width or density, which passes as a relative one.
    const urls = name === 'srcset' ? value.split(/[\s,]+/) : [value];
    if (!urls.every(isHttpUrl)) report('gate/bad-url', value);
    else element.setAttribute(name, trusted ? trusted.createScriptURL(value) : value);
  }
  playerOf(element)?.load();
}

/**
 * Closes elements, whatever is nested in what, and loads nothing by it: no copy is made, all sources go before anything
 * looks at them again, and a frame, whose address is part of the visitor's history, is out of the page meanwhile.
 */
export function closeMedia(elements: Iterable<Element>): void {
  const players = new Set<HTMLMediaElement>();
  for (const element of elements) {
    const { parentNode: parent, nextSibling: next } = element;
    const isFrame = parent && /^(iframe|embed)$/.test(element.localName);
    if (isFrame) Element.prototype.remove.call(element);
    for (const name of SOURCES) {
      const value = element.getAttribute(name);
      if (value === null || (name === 'sizes' && !element.hasAttribute('data-sizes'))) continue;
      if (!element.hasAttribute(`data-${name}`)) element.setAttribute(`data-${name}`, value);
      element.removeAttribute(name);
    }
    if (isFrame) Node.prototype.insertBefore.call(parent, element, next);
    const player = playerOf(element);
    if (player) players.add(player);
  }
  for (const player of players) player.load();
}

/** Video and audio look at a changed source only when asked to. */
function playerOf(element: Element): HTMLMediaElement | undefined {
  const player = /^(source|track)$/.test(element.localName) ? element.parentNode : element;
  return player && isElement(player) && /^(video|audio)$/.test(player.localName)
    ? (player as HTMLMediaElement)
    : undefined;
}
