import { readCookies } from '../store/read-cookies.ts';
import { describe } from '../gate/describe.ts';
import { parseTerms } from '../gate/requirement.ts';
import { isExecutable } from '../gate/script-kind.ts';
import { attempt } from '../lib/attempt.ts';
import { documentGet, queryAll } from '../lib/dom.ts';
import type { ElementFact, PageFacts, RequestFact, ScriptFact, StoredFact, Write } from './page-facts.ts';
import { readColours } from './read-colours.ts';

/** Attributes that make an element load something, plain and marked. */
const SOURCES = ['src', 'data-src', 'href', 'data-href', 'data', 'data-data', 'poster', 'data-poster'] as const;

/** Entries that a browser keeps, unless the page asks for more. */
const TIMING_LIMIT = 250;

/**
 * Reads off the page what can be known of it now. Changes nothing.
 *
 * @param attribute that marks elements
 * @param isOpen whether a marked element has been released
 * @param ownFolder where Assent's files are
 */
export async function observePage(
  attribute: string,
  isOpen: (element: Element) => boolean,
  ownFolder: string,
  writes: readonly Write[],
): Promise<PageFacts> {
  const [host] = queryAll('assent-ui');
  const requests = attempt(readRequests) ?? [];
  return {
    url: location.origin + location.pathname,
    elements: attempt(() => readElements(attribute, isOpen)) ?? [],
    scripts: attempt(() => readScripts(attribute, isOpen)) ?? [],
    requests,
    requestsAreCut: requests.length >= TIMING_LIMIT,
    stored: await readStored(),
    writes,
    colours: (host && attempt(() => readColours(host.shadowRoot ?? host))) ?? [],
    ownTags: [...queryAll('script[src]')].filter((tag) => /\/assent\.js(?:[?#]|$)/.test((tag as HTMLScriptElement).src))
      .length,
    ownFolder,
    languages: [documentGet('documentElement').lang, ...navigator.languages],
  };
}

function readElements(attribute: string, isOpen: (element: Element) => boolean): ElementFact[] {
  return [...queryAll(`[${attribute}]:not(form)`)].map((element) => ({
    path: describe(element),
    tag: element.localName,
    terms: parseTerms(element.getAttribute(attribute) ?? ''),
    urls: urlsOf(element),
    holds: holdsStill(element, isOpen),
  }));
}

function urlsOf(element: Element): string[] {
  const own = SOURCES.flatMap((name) => attempt(() => absolute(element.getAttribute(name))) ?? []);
  const inside =
    element instanceof HTMLTemplateElement
      ? [...element.content.querySelectorAll('[src]')].flatMap(
          (each) => attempt(() => absolute(each.getAttribute('src'))) ?? [],
        )
      : [];
  return [...new Set([...own, ...inside])];
}

function absolute(url: string | null): string | undefined {
  return url === null ? undefined : new URL(url, documentGet('baseURI')).href;
}

function holdsStill(element: Element, isOpen: (element: Element) => boolean): boolean | undefined {
  if (element instanceof HTMLTemplateElement) return undefined;
  if (element instanceof HTMLScriptElement) return /^text\/plain$/i.test(element.type) && !isOpen(element);
  return !element.matches('[src],[srcset],[poster],object[data],link[href]');
}

function readScripts(attribute: string, isOpen: (element: Element) => boolean): ScriptFact[] {
  // What came out of a template stands there without a mark, and is none of those that do not wait; nor is what runs for
  // a marked script, behind it.
  const released = new Set([...queryAll(`template[${attribute}]`)].flatMap(urlsOf));
  return [...queryAll(`script[src]:not([${attribute}])`)]
    .filter((script): script is HTMLScriptElement => script instanceof HTMLScriptElement && isExecutable(script.type))
    .filter(({ src, previousElementSibling: before }) => !released.has(src) && !(before && isOpen(before)))
    .map(({ src }) => ({ url: src }));
}

function readRequests(): RequestFact[] {
  return performance.getEntriesByType('resource').map((entry) => {
    const { name, initiatorType, startTime, duration } = entry as PerformanceResourceTiming;
    return { url: name, by: initiatorType, start: startTime, duration };
  });
}

async function readStored(): Promise<StoredFact[]> {
  const named = (kind: StoredFact['kind'], names: readonly string[] = []): StoredFact[] =>
    [...new Set(names)].filter(Boolean).map((name) => ({ kind, name }));
  // Where storage is forbidden, Chromium throws here, and rejects a promise that nobody has.
  const isAllowed = attempt(() => !!localStorage);
  const databases = attempt(() => (isAllowed ? indexedDB.databases() : undefined))?.then(
    (list) => list.flatMap(({ name }) => name ?? []),
    () => [],
  );
  const cached = attempt(() => caches.keys())?.catch(() => []);
  return [
    ...named(
      'cookie',
      attempt(() => readCookies().map(({ name }) => name)),
    ),
    ...named(
      'localStorage',
      attempt(() => Object.keys(localStorage)),
    ),
    ...named(
      'sessionStorage',
      attempt(() => Object.keys(sessionStorage)),
    ),
    ...named('IndexedDB', await databases),
    ...named('cache', await cached),
  ];
}
