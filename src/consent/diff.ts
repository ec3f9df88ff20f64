import type { Choice, Consent } from './types.ts';

/** What changed between two consents, as ids of categories and services. */
export interface ConsentDiff {
  readonly granted: readonly string[];
  readonly denied: readonly string[];
}

/** Which choices differ. */
export function diff(previous: Consent, next: Consent): ConsentDiff {
  const changed = (to: Choice): string[] =>
    (['categories', 'services'] as const).flatMap((kind) =>
      Object.keys(next[kind]).filter((id) => next[kind][id] === to && previous[kind][id] !== to),
    );
  return { granted: changed('granted'), denied: changed('denied') };
}
