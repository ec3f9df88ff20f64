import type { ResolvedConfig } from '../config/types.ts';
import type { CreateConsent } from './create-consent.ts';
import { addMonths, DAY_MS, startOf } from './lifetime.ts';
import { decodeRecord, type StoredRecord } from './record.ts';
import type { Consent } from './types.ts';

/**
 * The consent that holds at boot: the newest valid of the stored records, or everything denied.
 * A record that lacks a category or service of today's config is kept, with the new one denied, but does
 * not count as decided: the visitor is asked again (R016).
 *
 * @param lines the stored records, readable or not
 * @param now ms since the epoch
 */
export function initialConsent(
  config: ResolvedConfig,
  create: CreateConsent,
  lines: readonly string[],
  now: number,
): Consent {
  let newest: StoredRecord | undefined;
  for (const line of lines) {
    const record = decodeRecord(line);
    if (record && isValid(config, record, now) && !(newest && newest.day > record.day)) newest = record;
  }
  return create(
    (item) => newest?.storedChoice(item) === 'granted',
    !!newest && [...config.categories, ...config.services].every((item) => item.required || newest.storedChoice(item)),
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
