/** A number of months in words, in any language that the browser knows: `6 months`. */
export function monthsInWords(months: number, language: string): string {
  try {
    return new Intl.NumberFormat(language, { style: 'unit', unit: 'month', unitDisplay: 'long' }).format(months);
  } catch {
    return String(months);
  }
}
