import type { Assent } from '../types.ts';
import { matchesPattern } from './matches-pattern.ts';
import type { Rule } from './read-rules.ts';

/** What is to be blocked; the entry fills it. */
export const rules: Rule[] = [];

/** Whether a service must wait: until Assent says that it is granted, or is not there yet. It is asked each time. */
export function isDenied({ id }: Rule): boolean {
  return !(globalThis as { [key: symbol]: Assent | undefined })[Symbol.for('assent')]?.has(id);
}

/**
 * Whether a URL belongs to a service that must wait.
 *
 * @param urls as the page wrote it; or a `srcset`, whose widths and densities pass as relative URLs
 */
export function isBlocked(urls: unknown): boolean {
  return (
    urls !== null &&
    [urls, ...String(urls).split(/[\s,]+/)].some((url) =>
      rules.some((rule) => matchesPattern(rule.pattern, url) && isDenied(rule)),
    )
  );
}
