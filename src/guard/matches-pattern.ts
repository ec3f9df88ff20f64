import { documentGet } from '../lib/dom.ts';
import { beginsLike } from '../lib/begins-like.ts';

/** Resolves as the page does. */
export function resolve(url: unknown): URL {
  return new URL(url as string, documentGet('baseURI'));
}

/**
 * Whether a URL, as the page wrote it, is one of those that a pattern such as `https://*.tracker.example/collect` means:
 * a host, and how the rest of the URL begins, each with any number of `*`. The scheme and the port do not matter, so
 * that it means the vendor's sockets as well. A pattern that begins with a single `/` is about the site itself.
 *
 * That is the part of the platform's `URLPattern` that trackers need; the whole could be slow (it has regular
 * expressions), and a browser without it would block something else.
 */
export function matchesPattern(pattern: string, url: unknown): boolean {
  try {
    // As a URL, so that it is written like those that it is compared with.
    const { hostname, pathname, search } = new URL(pattern.replace(/^[^/]*(?=\/\/)/, 'http:'), location.origin);
    const target = resolve(url);
    // Chromium writes a star in a host otherwise. No host has a slash: it says where the host ends.
    return (
      beginsLike(`${hostname.replaceAll('%2A', '*')}/`, `${target.hostname}/`) &&
      beginsLike(pathname + search, target.pathname + target.search)
    );
  } catch {
    return false;
  }
}
