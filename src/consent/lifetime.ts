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
  const moved = new Date(day);
  moved.setUTCMonth(moved.getUTCMonth() + months);
  // Where that month is too short, it has run over into the next; day 0 is the last of the month before.
  if (moved.getUTCDate() !== new Date(day).getUTCDate()) moved.setUTCDate(0);
  return dayOf(moved.getTime());
}
