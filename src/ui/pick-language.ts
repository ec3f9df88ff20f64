/**
 * Picks the first wanted language that is available; a region falls back to its language
 * (`fr-CA` → `fr`, `zh-Hant-TW` → `zh-Hant`). English when none is.
 *
 * @param wanted language tags; what is no text is passed over
 * @example
 * ```ts
 * pickLanguage([config.locale, document.documentElement.lang, ...navigator.languages], ['en', 'fr'])
 * ```
 */
export function pickLanguage(wanted: readonly unknown[], available: readonly string[]): string {
  for (const tag of wanted) {
    let rest = typeof tag === 'string' ? tag.toLowerCase() : '';
    for (; rest; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')))) {
      const match = available.find((language) => language.toLowerCase() === rest);
      if (match) return match;
    }
  }
  return 'en';
}
