import { attempt } from '../lib/attempt.ts';

/** A day like `2026-05-04` in words: `4 May 2026`. */
export function dateInWords(day: string, language: string): string {
  // The site may have texts for a language that is none: `en_GB`.
  return attempt(() => new Date(day).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' })) ?? day;
}
