/** Several things in a row, as a language puts them: `a, b and c`. */
export function listInWords(items: readonly string[], language: string): string {
  try {
    return new Intl.ListFormat(language).format(items);
  } catch {
    // The site has texts for a language that is none: `en_GB`.
    return items.join(', ');
  }
}
