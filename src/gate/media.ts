import { isHttpUrl } from '../lib/is-http-url.ts';
import type { Report } from '../lib/problems.ts';

/** Attributes that make an element load something, each gated as `data-…`. */
const SOURCES = ['src', 'srcset', 'sizes', 'href', 'data', 'poster'] as const;

/** The elements that load by an attribute; anything else with `data-src` is not ours to open. */
const TAGS = /^(iframe|img|video|audio|source|track|embed|object|link)$/;

/** Lets an element load: `data-src` becomes `src`, and so on. Refuses any URL that is not http(s) or relative. */
export function openMedia(element: Element, report: Report): void {
  if (!TAGS.test(element.localName)) return;
  for (const name of SOURCES) {
    const value = element.getAttribute(`data-${name}`);
    if (value === null) continue;
    // A `srcset` is a list of URLs, each with a width or density, which passes as a relative one.
    const urls = name === 'srcset' ? value.split(/[\s,]+/) : [value];
    if (urls.every(isHttpUrl)) element.setAttribute(name, value);
    else report('gate/bad-url', value);
  }
  reload(element);
}

/**
 * Shuts it again, as an empty copy: changing a frame's address would add to the visitor's history. One that is not in the
 * page has no history, and whoever holds it will put back this one.
 */
export function closeMedia(element: Element): void {
  const shut = element.isConnected ? (element.cloneNode(true) as Element) : element;
  for (const name of SOURCES) if (shut.hasAttribute(`data-${name}`)) shut.removeAttribute(name);
  element.replaceWith(shut);
  reload(shut);
}

/** Video and audio look at a changed source only when told to. */
function reload(element: Element): void {
  const player = element.localName === 'source' ? element.parentElement : element;
  if (player instanceof HTMLMediaElement) player.load();
}
