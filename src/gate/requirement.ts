import type { Consent } from '../consent/types.ts';
import { choiceOf } from '../consent/choice-of.ts';

/** What one gated element needs: every term must hold. */
export interface Requirement {
  readonly id: string;
  /** `!id`: only while it is refused. */
  readonly refused: boolean;
}

/** Reads the attribute's value: ids separated by white space, each once. Nothing readable means no terms. */
export function parseRequirements(value: string): Requirement[] {
  return [...new Set(value.split(/\s+/))]
    .filter((term) => term !== '' && term !== '!')
    .map((term) => (term.startsWith('!') ? { id: term.slice(1), refused: true } : { id: term, refused: false }));
}

/**
 * Whether an element may run. Fails closed: no terms, or an id that the config does not know, never holds; and
 * `!id` needs a visitor who has refused, not one who has not answered yet.
 */
export function areMet(requirements: readonly Requirement[], consent: Consent): boolean {
  return (
    requirements.length > 0 &&
    requirements.every(({ id, refused }) => {
      const choice = choiceOf(consent, id);
      return refused ? consent.decided && choice === 'denied' : choice === 'granted';
    })
  );
}
