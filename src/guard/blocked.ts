import { documentGet } from '../lib/dom.ts';
import type { Assent } from '../types.ts';
import type { Rule } from './read-rules.ts';

/** What is to be held; the entry fills it. */
export const rules: Rule[] = [];

/** Resolves as the page does. */
export function resolve(url: unknown): URL {
  return new URL(url as string, documentGet('baseURI'));
}

/** Whether a service must wait: until Assent says that it is granted, or is not there yet. It is asked each time. */
function isDenied({ id }: Rule): boolean {
  return !(globalThis as { [key: symbol]: Assent | undefined })[Symbol.for('assent')]?.has(id);
}

/** Whether anything must wait. */
export function isAnyDenied(): boolean {
  return rules.some(isDenied);
}

/**
 * Whether a URL belongs to a service that must wait.
 *
 * @param urls as the page wrote it; or a `srcset`, whose widths and densities pass as relative URLs
 */
export function isBlocked(urls: unknown): boolean {
  return (
    urls !== null &&
    String(urls)
      .split(/,?\s+/)
      .some((url) => {
        try {
          const resolved = resolve(url);
          return rules.some((rule) => rule.test(resolved) && isDenied(rule));
        } catch {
          return false;
        }
      })
  );
}
