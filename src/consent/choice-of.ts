import type { Choice, Consent } from './types.ts';

/** The choice for a category or service; `undefined` for an id that the config does not know. */
export function choiceOf(consent: Consent, id: string): Choice | undefined {
  return consent.categories[id] ?? consent.services[id];
}
