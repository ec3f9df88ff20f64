import type { CreateConsent } from './create-consent.ts';
import { dayOf } from './lifetime.ts';
import type { Consent, ConsentSource, Wanted } from './types.ts';

/**
 * The consent after someone has decided. Anything not named keeps its choice; a category takes its services
 * along unless they are named too; nothing but `true` grants; what is required stays granted.
 *
 * @param wanted `true` or `false` for everything, or choices by id
 * @param now ms since the epoch
 */
export function decide(
  create: CreateConsent,
  current: Consent,
  wanted: Wanted | boolean,
  source: ConsentSource,
  now: number,
): Consent {
  const want = (id: string): boolean | undefined => {
    const answer = typeof wanted === 'boolean' ? wanted : Object.hasOwn(wanted ?? {}, id) ? wanted[id] : undefined;
    return typeof answer === 'boolean' ? answer : undefined;
  };
  return create(
    (item) =>
      want(item.id) ??
      ('category' in item
        ? (want(item.category) ?? current.services[item.id] === 'granted')
        : current.categories[item.id] === 'granted'),
    true,
    source,
    dayOf(now),
  );
}
