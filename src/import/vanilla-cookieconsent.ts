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
  const asked = isObject(record['services']) ? record['services'] : {};
  for (const id of [...granted, ...Object.keys(asked)] as unknown[]) {
    if (typeof id !== 'string') continue;
    const names: unknown = Object.hasOwn(asked, id) ? asked[id] : [];
    const singly: unknown[] = Array.isArray(names) ? names : [];
    const isGranted = granted.includes(id);
    categories.set(id, isGranted);
    unnamed.set(id, isGranted && !singly.length);
    for (const name of singly) {
      if (typeof name === 'string') services.set(name, isGranted && services.get(name) !== false);
    }
  }
  const date = record['lastConsentTimestamp'] ?? record['last_consent_update'];
  return {
    categories,
    services,
    unnamed,
    listsOnlyGranted: true,
    decidedAt: typeof date === 'string' ? Date.parse(date) : undefined,
    endsAt: record['expirationTime'],
    revision: record['revision'],
  };
};
