import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import { addMonths, DAY_MS, dayOf, startOf } from './lifetime.ts';
import { decodeRecord, type StoredRecord } from './record.ts';
import type { Choice, Consent, ConsentSource, Wanted } from './types.ts';

/** What changed between two consents, as ids of categories and services. */
export interface ConsentDiff {
  readonly granted: readonly string[];
  readonly denied: readonly string[];
}

/**
 * The consent that holds at boot: the newest valid of the stored records, or everything denied.
 * A record that lacks a category or service of today's config is kept, with the new one denied, but does
 * not count as decided: the visitor is asked again (R016).
 *
 * @param lines the stored records, readable or not
 * @param now ms since the epoch
 */
export function initialConsent(config: ResolvedConfig, lines: readonly string[], now: number): Consent {
  let newest: StoredRecord | undefined;
  for (const line of lines) {
    const record = decodeRecord(line);
    if (record && isValid(config, record, now) && !(newest && newest.day > record.day)) newest = record;
  }
  return snapshot(
    config,
    (item) => newest?.choice(item) === 'granted',
    !!newest && [...config.categories, ...config.services].every((item) => item.required || newest.choice(item)),
    newest?.source,
    newest?.day,
  );
}

/** Right revision, not from the future (a clock may be a little wrong), and not yet over. */
function isValid(
  { revision, lifetime }: ResolvedConfig,
  { day, revision: decidedOn }: StoredRecord,
  now: number,
): boolean {
  return revision === decidedOn && startOf(day) <= now + DAY_MS && now < startOf(addMonths(day, lifetime.months));
}

/** Nothing decided: only what is required is granted. */
export function undecided(config: ResolvedConfig): Consent {
  return snapshot(config, () => false, false);
}

/**
 * The consent after someone has decided. Anything not named keeps its choice; a category takes its services
 * along unless they are named too; nothing but `true` grants; what is required stays granted.
 *
 * @param wanted `true` or `false` for everything, or choices by id
 * @param now ms since the epoch
 */
export function decide(
  config: ResolvedConfig,
  current: Consent,
  wanted: Wanted | boolean,
  source: ConsentSource,
  now: number,
): Consent {
  const want = (id: string): boolean | undefined => {
    const answer = typeof wanted === 'boolean' ? wanted : Object.hasOwn(wanted ?? {}, id) ? wanted[id] : undefined;
    return typeof answer === 'boolean' ? answer : undefined;
  };
  return snapshot(
    config,
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

/** Which choices differ. */
export function diff(previous: Consent, next: Consent): ConsentDiff {
  const changed = (to: Choice): string[] =>
    (['categories', 'services'] as const).flatMap((kind) =>
      Object.keys(next[kind]).filter((id) => next[kind][id] === to && previous[kind][id] !== to),
    );
  return { granted: changed('granted'), denied: changed('denied') };
}

function snapshot(
  config: ResolvedConfig,
  isGranted: (item: Category | Service) => boolean,
  decided: boolean,
  source: ConsentSource = 'none',
  decidedOn: string | null = null,
): Consent {
  const choices = (items: readonly (Category | Service)[]): Readonly<Record<string, Choice>> => {
    // Without a prototype, so that no id can mean anything inherited.
    const result: Record<string, Choice> = Object.create(null);
    for (const item of items) result[item.id] = item.required || isGranted(item) ? 'granted' : 'denied';
    return Object.freeze(result);
  };
  return Object.freeze({
    decided,
    categories: choices(config.categories),
    services: choices(config.services),
    decidedOn,
    expiresOn: decidedOn && addMonths(decidedOn, config.lifetime.months),
    revision: config.revision,
    source,
  });
}
