import { isObject } from '../config/bare.ts';
import type { ReadChoice } from './old-choice.ts';
import { readJson } from './read-json.ts';

/**
 * vanilla-cookieconsent: cookie `cc_cookie`, or that key of localStorage, JSON, percent-encoded as a cookie:
 *
 *   {"categories":["necessary","analytics"],"revision":0,"data":null,"consentTimestamp":"2026-…","consentId":"…",
 *    "services":{"necessary":[],"analytics":["matomo"],"ads":[]},"lastConsentTimestamp":"2026-…","expirationTime":…}
 *
 * What was granted is listed; each category is a key of `services`, so that those that were denied are known, too.
 * Version 2 has `categories` (or only `level`), `consent_date` and `last_consent_update`, and no `services`.
 *
 * Read in the built files of npm `vanilla-cookieconsent` 3.1.0 and the source of 2.9.2.
 */
export const vanillaCookieconsent: ReadChoice = (stored) => {
  const record = readJson(stored) ?? {};
  const granted = record['categories'] ?? record['level'];
  if (!Array.isArray(granted)) return undefined;
  const categories = new Map<string, boolean>();
  const services = new Map<string, boolean>();
  const unnamed = new Map<string, boolean>();
  const add = (id: unknown, list: unknown = []): void => {
    if (typeof id !== 'string') return;
    const isGranted = granted.includes(id);
    const names: unknown[] = Array.isArray(list) ? list : [];
    categories.set(id, isGranted);
    unnamed.set(id, isGranted && names.length === 0);
    for (const name of names) {
      if (typeof name === 'string') services.set(name, isGranted && services.get(name) !== false);
    }
  };
  for (const id of granted) add(id);
  if (isObject(record['services'])) for (const [id, names] of Object.entries(record['services'])) add(id, names);

  const dates = [
    record['lastConsentTimestamp'],
    record['consentTimestamp'],
    record['last_consent_update'],
    record['consent_date'],
  ];
  const date = dates.find((value) => typeof value === 'string');
  const { revision, expirationTime } = record;
  return {
    categories,
    services,
    unnamed,
    listsOnlyGranted: true,
    revision,
    ...(date !== undefined && { decidedAt: Date.parse(date) }),
    ...(typeof expirationTime === 'number' && { endsAt: expirationTime }),
  };
};
