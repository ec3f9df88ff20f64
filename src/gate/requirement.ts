import type { Consent } from '../consent/types.ts';
import { choiceOf } from '../consent/choice-of.ts';

/** Reads the attribute's value: ids separated by white space; `!id` means "while it is refused". */
export function parseTerms(value: string): string[] {
  return value.split(/\s+/).filter((term) => idOf(term));
}

/** The category or service that a term is about. */
export function idOf(term: string): string {
  return term.replace('!', '');
}

/**
 * Whether an element may run: every term must hold. Fails closed: no terms, or an id that the config does not know,
 * never holds; and `!id` needs a visitor who has refused, not one who has not answered yet.
 */
export function areMet(terms: readonly string[], consent: Consent): boolean {
  return (
    terms.length > 0 &&
    terms.every((term) =>
      term.startsWith('!')
        ? consent.decided && choiceOf(consent, term.slice(1)) === 'denied'
        : choiceOf(consent, term) === 'granted',
    )
  );
}
