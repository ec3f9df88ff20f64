/** Tags for one language, or for two that are read alike. */
const LIKE = [/^n[bno]$/i, /^(he|iw)$/i, /^i[dn]$/i, /^zh-(hant|tw|hk|mo)$/i];

/**
 * Picks the first wanted language that is available; a region falls back to its language
 * (`fr-CA` → `fr`, `zh-Hant-TW` → `zh-Hant`), and an older or wider tag finds its like (`no` → `nb`,
 * `zh-TW` → `zh-Hant`). English when none is.
 *
 * @param wanted language tags; what is no text is passed over
 * @example
 * ```ts
 * pickLanguage([config.locale, document.documentElement.lang, ...navigator.languages], ['en', 'fr'])
 * ```
 */
export function pickLanguage(wanted: readonly unknown[], available: readonly string[]): string {
  for (const tag of wanted) {
    for (let rest = typeof tag === 'string' ? tag : ''; rest; rest = rest.replace(/-?[^-]*$/, '')) {
      const like = LIKE.find((tags) => tags.test(rest));
      const match =
        available.find((language) => language.toLowerCase() === rest.toLowerCase()) ??
        available.find((language) => like?.test(language));
      if (match) return match;
    }
  }
  return 'en';
}
