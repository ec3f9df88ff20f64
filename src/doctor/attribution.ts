import { beginsLike } from '../lib/begins-like.ts';
import type { Service } from '../config/types.ts';
import type { ElementFact } from './page-facts.ts';

/** Says whose a URL is. */
export interface Attribution {
  /** Ids of the services, or categories, that a URL likely belongs to. */
  of(url: string): readonly string[];
}

/**
 * Learns whose a URL is from what the site has said itself: `services[].match`, and the marks of elements that load
 * something from the same host. Nothing is guessed from names.
 *
 * @param page URL of the page: its own files may be anybody's, and patterns such as `/…` are about them
 */
export function createAttribution(
  services: readonly Service[],
  elements: readonly ElementFact[],
  page: string,
): Attribution {
  const home = hostOf(page);
  const byUrl = new Map<string, Set<string>>();
  const byHost = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, ids: readonly string[]): void => {
    const known = map.get(key) ?? new Set();
    for (const id of ids) known.add(id);
    map.set(key, known);
  };
  for (const { urls, terms } of elements) {
    const ids = terms.filter((term) => !term.startsWith('!'));
    for (const url of urls) {
      add(byUrl, url, ids);
      const host = hostOf(url);
      if (host && host !== home) add(byHost, host, ids);
    }
  }
  const of = (url: string): readonly string[] => {
    const matching = services
      .filter(({ match }) => Array.isArray(match) && match.some((pattern) => belongsTo(String(pattern), url, page)))
      .map(({ id }) => id);
    if (matching.length) return matching;
    return [...(byUrl.get(url) ?? byHost.get(hostOf(url)) ?? [])];
  };
  return { of };
}

/** The host name of a URL; empty if it has none. */
export function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return '';
  }
}

/** As the guard reads a pattern: scheme and port do not matter, and a host may have stars. */
function belongsTo(pattern: string, url: string, page: string): boolean {
  try {
    const { hostname, pathname, search } = new URL(pattern.replace(/^[^/]*(?=\/\/)/, 'http:'), page);
    const target = new URL(url, page);
    return (
      beginsLike(`${hostname.replaceAll('%2A', '*')}/`, `${target.hostname}/`) &&
      beginsLike(pathname + search, target.pathname + target.search)
    );
  } catch {
    return false;
  }
}
