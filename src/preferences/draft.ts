import type { ResolvedConfig } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';

/** The unsaved switches of the dialog: every optional category and service in one. */
export type Draft = Readonly<Record<string, boolean>>;

/** The switches as they stand before the visitor touches them: the consent in force. */
export function startDraft({ categories, services }: ResolvedConfig, consent: Consent): Draft {
  const optional = [...categories, ...services].filter(({ required }) => !required);
  return Object.fromEntries(optional.map(({ id }) => [id, choiceOf(consent, id) === 'granted']));
}

/**
 * Turns one switch. A category takes its services along; a service takes its category along only when all its
 * services are on, so that a category is never granted by a part of it.
 */
export function turnSwitch({ services }: ResolvedConfig, draft: Draft, id: string, on: boolean): Draft {
  const next = { ...draft, [id]: on };
  for (const service of services) {
    if (service.category === id) next[service.id] = on;
    if (service.id === id)
      next[service.category] = services.every((other) => other.category !== service.category || next[other.id]);
  }
  return next;
}

/** One switch was turned: of which category or service, and whether it is on now. */
export type OnTurn = (id: string, on: boolean) => void;
