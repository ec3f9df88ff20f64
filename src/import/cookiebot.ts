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
  const [, inside] = /^\{(.*)\}$/.exec(attempt(() => decodeURIComponent(stored)) ?? '') ?? [];
  const entries = inside?.split(',') ?? [];
  if (!entries.includes("method:'explicit'")) return undefined;
  const categories = new Map<string, boolean>();
  let decidedAt: number | undefined;
  for (const entry of entries) {
    const [, id = '', answer, time] = /^(\w+):(?:(true|false)|(\d{1,15}))$/.exec(entry) ?? [];
    if (answer) categories.set(id, answer === 'true' && categories.get(id) !== false);
    else if (id === 'utc') decidedAt = Number(time);
  }
  return { categories, decidedAt };
};
