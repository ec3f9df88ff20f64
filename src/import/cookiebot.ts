import { attempt } from '../lib/attempt.ts';
import type { ReadChoice } from './old-choice.ts';

/**
 * Cookiebot: cookie `CookieConsent`, no JSON, its quotes and commas percent-encoded or not:
 *
 *   {stamp:'…',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:1690000000000,region:'de'}
 *
 * `-1` alone, and `method:'implied'`, are what it writes where it did not ask. Older cookies have no `utc`.
 *
 * Read in cookies of sites that use it, of 2022 to 2025; it is no package.
 */
export const cookiebot: ReadChoice = (stored) => {
  const text = attempt(() => decodeURIComponent(stored)) ?? '';
  if (!/^\{.*\bmethod:'explicit'.*\}$/.test(text)) return undefined;
  const categories = new Map<string, boolean>();
  let decidedAt: number | undefined;
  for (const [, id = '', value] of text.matchAll(/[{,](\w+):(\w+)(?=[,}])/g)) {
    if (id === 'utc') decidedAt = Number(value);
    // Twice is nothing that it writes: the stricter answer holds.
    else if (value === 'true' || value === 'false')
      categories.set(id, value === 'true' && categories.get(id) !== false);
  }
  return { categories, decidedAt };
};
