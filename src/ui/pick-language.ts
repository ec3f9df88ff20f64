/**
 * Picks the first wanted language that is available; a region falls back to its language
 * (`fr-CA` → `fr`, `zh-Hant-TW` → `zh-Hant`). English when none is.
 *
 * @example
 * ```ts
 * pickLanguage([config.locale, document.documentElement.lang, ...navigator.languages], ['en', 'fr'])
 * ```
 */
export function pickLanguage(wanted: readonly (string | undefined)[], available: readonly string[]): string {
  for (const tag of wanted) {
    const subtags = (tag ?? '').toLowerCase().split('-');
    for (; subtags.length; subtags.pop()) {
      const match = available.find((language) => language.toLowerCase() === subtags.join('-'));
      if (match) return match;
    }
  }
  return 'en';
}
