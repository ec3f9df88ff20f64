import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, DAY_MS, dayOf, startOf } from '../../src/consent/lifetime.ts';
import { runs } from './arbitraries.ts';

/** Every day of these years, written by hand: no `Date` in the oracle. */
const DAYS = everyDay(2024, 2036);
const MONTHS = Array.from({ length: 13 }, (_, index) => index + 1);

describe('the lifetime of a decision, for every day of 2024 to 2036', () => {
  test('the days are all there', () => {
    expect([DAYS[0], DAYS.at(-1), DAYS.length]).toEqual(['2024-01-01', '2036-12-31', 4749]);
  });

  test('N months on is the same day of the Nth month, or the last day of that month', () => {
    expect(failing((day, months) => addMonths(day, months) === monthsOn(day, months))).toEqual([]);
  });

  test('it is never more than N calendar months, and less than one day short of them only at the end of a month', () => {
    const failures = failing((day, months) => {
      const [, , wanted] = parts(day);
      const [year, month, date] = parts(addMonths(day, months));
      const [fromYear, fromMonth] = parts(day);
      const isMonth = (year - fromYear) * 12 + month - fromMonth === months;
      return isMonth && (date === wanted || (date < wanted && date === lengthOf(year, month)));
    });
    expect(failures).toEqual([]);
  });

  test.each([
    [6, 181, 184],
    [13, 393, 397],
  ])('%i months are %i to %i days, and both ends occur', (months, least, most) => {
    const lengths = DAYS.map((day) => (startOf(addMonths(day, months)) - startOf(day)) / DAY_MS);
    expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([least, most]);
    expect(lengths.filter((length) => !Number.isInteger(length))).toEqual([]);
  });

  test('a day read is the day written, from its first to its last millisecond', () => {
    const broken = DAYS.filter(
      (day) =>
        dayOf(startOf(day)) !== day || dayOf(startOf(day) + DAY_MS - 1) !== day || dayOf(startOf(day) - 1) >= day,
    );
    expect(broken).toEqual([]);
  });

  test('a later decision never ends earlier', () => {
    const broken = MONTHS.flatMap((months) =>
      DAYS.filter((day, index) => index > 0 && addMonths(DAYS[index - 1] ?? '', months) > addMonths(day, months)),
    );
    expect(broken).toEqual([]);
  });
});

describe('calendar arithmetic', () => {
  test.each([
    ['2026-11-22', 6, '2027-05-22'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2027-01-31', 13, '2028-02-29'],
    ['2026-11-30', 13, '2027-12-30'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2099-12-31', 2, '2100-02-28'],
  ])('%s and %i months: %s', (day, months, end) => {
    expect(addMonths(day, months)).toBe(end);
  });

  test.each(['', 'today', '2026-13-01', '2026-00-10', '2026-01-32', '22.11.2026', '2026-1-1x'])(
    '%j starts never',
    (day) => {
      expect(startOf(day)).toBeNaN();
    },
  );

  test('any moment lies in its day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2200, 0) }), (moment) => {
        const start = startOf(dayOf(moment));
        expect(start <= moment && moment < start + DAY_MS).toBe(true);
      }),
      runs(),
    );
  });
});

/** The days and months for which something does not hold. */
function failing(holds: (day: string, months: number) => boolean): string[] {
  return DAYS.flatMap((day) =>
    MONTHS.filter((months) => !holds(day, months)).map((months) => `${day} + ${months}: ${addMonths(day, months)}`),
  );
}

/** The oracle: months counted on fingers. */
function monthsOn(day: string, months: number): string {
  let [year, month] = parts(day);
  for (let step = 0; step < months; step++) {
    month++;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return written(year, month, Math.min(parts(day)[2], lengthOf(year, month)));
}

function everyDay(from: number, to: number): string[] {
  const days: string[] = [];
  for (let year = from; year <= to; year++) {
    for (let month = 1; month <= 12; month++) {
      for (let date = 1; date <= lengthOf(year, month); date++) days.push(written(year, month, date));
    }
  }
  return days;
}

function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

function parts(day: string): [number, number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function written(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
