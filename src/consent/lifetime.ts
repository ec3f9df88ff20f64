/*
 * Calendar arithmetic on UTC days, written `YYYY-MM-DD`. Months, not fixed numbers of days: six months are
 * 181 to 184 days, thirteen are 393 to 397 (R046).
 */

/** Milliseconds in a day. */
export const DAY_MS = 86_400_000;

/** The UTC day of a moment in ms since the epoch. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The start of a UTC day in ms since the epoch; `NaN` for anything that is no day. */
export function startOf(day: string): number {
  return Date.parse(`${day}T00:00Z`);
}

/**
 * The same day of the month, some months on; the last day of that month where it has no such day
 * (31 January + 1 month = 28 or 29 February).
 */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  // Day 0 of a month is the last one of the month before.
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month + months - 1, Math.min(date, lastDate)));
}
