import type { ReadChoice, Statement } from './old-choice.ts';
import { readJson } from './read-json.ts';

/**
 * vanilla-cookieconsent: cookie `cc_cookie`, or that key of localStorage, JSON, percent-encoded as a cookie:
 *
 *   {"categories":["necessary","analytics"],"revision":0,"data":null,"consentTimestamp":"2026-…","consentId":"…",
 *    "services":{"necessary":[],"analytics":["matomo"],"ads":[]},"lastConsentTimestamp":"2026-…","expirationTime":…}
 *
 * What was granted is listed; each category is a key of `services`, so that those that were denied are known, too.
 * Version 2 has `categories` (or only `level`) and `last_consent_update`, and no `services`.
 *
 * Read in the built files of npm `vanilla-cookieconsent` 3.1.0 and the source of 2.9.2.
 */
export const vanillaCookieconsent: ReadChoice = (stored) => {
  const record = readJson(stored) ?? {};
  const granted = record['categories'] ?? record['level'];
  if (!Array.isArray(granted)) return undefined;
  const asked: [string, unknown][] = Object.entries(record['services'] ?? {});
  const date = record['lastConsentTimestamp'] ?? record['last_consent_update'];
  return {
    said: [
      ...granted.map((id: unknown): Statement => [id, true, 'category']),
      ...asked.flatMap(([id, names]): Statement[] => {
        const singly: unknown[] = Array.isArray(names) ? names : [];
        const isGranted = granted.includes(id);
        return [
          [id, isGranted, 'category', isGranted && !singly.length],
          ...singly.map((name): Statement => [name, isGranted, 'service']),
        ];
      }),
    ],
    listsOnlyGranted: true,
    decidedAt: typeof date === 'string' ? Date.parse(date) : undefined,
    endsAt: record['expirationTime'],
    revision: record['revision'],
  };
};
