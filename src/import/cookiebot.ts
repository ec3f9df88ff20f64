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
  const pairs = [...text.matchAll(/[{,](\w+):(\w+)(?=[,}])/g)];
  return {
    said: pairs.flatMap(([, id, value]) =>
      /^(true|false)$/.test(value ?? '') ? [[id, value === 'true', 'category']] : [],
    ),
    decidedAt: Number(pairs.find(([, id]) => id === 'utc')?.[2]),
  };
};
