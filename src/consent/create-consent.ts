import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import { addMonths } from './lifetime.ts';
import type { Choice, Consent, ConsentSource } from './types.ts';

/**
 * Makes a consent: the only way there is to one.
 *
 * @param isGranted asked about everything that is not required
 * @param decidedOn UTC day of the decision
 */
export type CreateConsent = (
  isGranted: (item: Category | Service) => boolean,
  decided: boolean,
  source?: ConsentSource,
  decidedOn?: string | null,
) => Consent;

/**
 * Makes consents for what a config asks about.
 *
 * @param origin where they come from while nobody has decided
 */
export function consentFactory(
  { categories, services, lifetime, revision }: ResolvedConfig,
  origin: ConsentSource = 'none',
): CreateConsent {
  return (isGranted, decided, source = origin, decidedOn = null) => {
    const choices = (items: readonly (Category | Service)[]): Readonly<Record<string, Choice>> => {
      // Without a prototype, so that no id can mean anything inherited.
      const result: Record<string, Choice> = Object.create(null);
      for (const item of items) result[item.id] = item.required || isGranted(item) ? 'granted' : 'denied';
      return Object.freeze(result);
    };
    return Object.freeze({
      decided,
      categories: choices(categories),
      services: choices(services),
      decidedOn,
      expiresOn: decidedOn && addMonths(decidedOn, lifetime.months),
      revision,
      source,
    });
  };
}

/** Nothing decided: only what is required is granted. */
export function undecided(create: CreateConsent): Consent {
  return create(() => false, false);
}
