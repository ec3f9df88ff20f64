/** Days of each unit, by how its name begins: English, French, German, Spanish, Portuguese, Italian, Dutch. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(year|yr|ann[ioé]|ans?\b|jahr|año|ano|jaar)/i, 365],
  [/^(month|mois|monat|mes|mês|maand)/i, 30.4],
  [/^(week|semaine|woche|semana|settiman|weken)/i, 7],
  [/^(day|jour|tag|día|dia|giorn|dag)/i, 1],
];

/** More characters are no duration, and would take the longer the more they are. */
const MAX_LENGTH = 200;

/** Days of 13 calendar months, at most. */
const MAX_DAYS = 397;

/** Whether a duration as visitors read it, such as `2 years`, is more than 13 months. What it cannot read is not. */
export function isOver13Months(duration: string): boolean {
  const [, count = '', unit = ''] = /(\d+(?:[.,]\d+)?)\s*([\p{L}]+)/u.exec(duration.slice(0, MAX_LENGTH)) ?? [];
  const [, days = 0] = UNITS.find(([begins]) => begins.test(unit)) ?? [];
  return Number(count.replace(',', '.')) * days > MAX_DAYS;
}
