/** A day like `2026-05-04` in words: `4 May 2026`. */
export function dateInWords(day: string, language: string): string {
  try {
    return new Date(day).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
  } catch {
    // The site has texts for a language that is none: `en_GB`.
    return day;
  }
}
