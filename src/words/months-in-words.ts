import { attempt } from '../lib/attempt.ts';

/** A number of months in words, in any language that the browser knows: `6 months`. */
export function monthsInWords(months: number, language: string): string {
  const format = { style: 'unit', unit: 'month', unitDisplay: 'long' } as const;
  return attempt(() => months.toLocaleString(language, format)) ?? String(months);
}
