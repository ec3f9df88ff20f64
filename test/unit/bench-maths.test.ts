import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockingTime, longestTask } from '../bench/measure/long-tasks.ts';
import { roundTrips, type Request } from '../bench/measure/round-trips.ts';
import { median, quantile } from '../bench/report/quantile.ts';
import { pairUp, ratios, spreadOf } from '../bench/report/spread.ts';
import { runs } from './arbitraries.ts';

describe('quantiles', () => {
  test.each([
    ['an odd number', [9, 1, 5], 0.5, 5],
    ['an even number: between the two in the middle', [4, 1, 3, 2], 0.5, 2.5],
    ['the lower quartile, between neighbours', [10, 20, 30, 40], 0.25, 17.5],
    ['the upper quartile', [10, 20, 30, 40], 0.75, 32.5],
    ['the least', [3, 1, 2], 0, 1],
    ['the greatest', [3, 1, 2], 1, 3],
    ['numbers, not texts', [100, 20, 3], 0.5, 20],
    ['one value', [7], 0.25, 7],
    ['without what is missing', [null, 8, NaN, 4, null, 6], 0.5, 6],
    ['values below zero', [-5, 0, 5, -10], 0.5, -2.5],
  ])('%s', (_, values, share, expected) => expect(quantile(values, share)).toBeCloseTo(expected, 12));

  test('nothing has none, rather than 0', () => {
    expect([median([]), median([null, NaN])]).toEqual([NaN, NaN]);
  });

  test('as many values are below the median as above, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value < middle).length;
        const above = values.filter((value) => value > middle).length;
        expect(below).toBe(above);
        expect(median(values.toReversed())).toBe(middle);
      }),
      runs(0.2),
    );
  });
});

describe('ratios', () => {
  test('are made in each round, and the median comes after: not the ratio of the medians', () => {
    const ours = [10, 40, 90];
    const theirs = [10, 20, 360];
    expect(ratios(ours, theirs)).toEqual([1, 2, 0.25]);
    expect(spreadOf(ratios(ours, theirs))).toEqual({ low: 0.625, middle: 1, high: 1.5 });
    expect(median(ours) / median(theirs)).toBe(2);
  });

  test('rounds that only one of them has do not count, and a later round is not paired with an earlier one', () => {
    expect(ratios([5, null, 8, 9], [10, 4, null])).toEqual([0.5, null, null, null]);
    expect(median(ratios([null, 8], [2, 4]))).toBe(2);
  });

  test('a ratio to 0, or of 0, says nothing', () => {
    expect(median(ratios([0, 5, 6], [4, 0, 3]))).toBe(2);
    expect(median(ratios([0], [4]))).toBeNaN();
  });

  test('differences keep 0 and the sign', () => {
    expect(pairUp([3, 0, 5], [3, 4, 1], (a, b) => a - b)).toEqual([0, -4, 4]);
  });
});

describe('round trips until the banner', () => {
  const page: Request = { isDocument: true, start: 0, responseStart: 150, responseEnd: 400 };
  const file = (start: number, responseEnd: number): Request => ({
    isDocument: false,
    start,
    responseStart: (start + responseEnd) / 2,
    responseEnd,
  });

  test.each([
    ['the page alone', [page], 1],
    ['two files side by side are one', [page, file(160, 310), file(165, 330)], 2],
    ['a file that another one asks for', [page, file(160, 310), file(320, 470)], 3],
    ['a file that began while the other was under way did not wait for it', [page, file(160, 310), file(300, 450)], 2],
    ['a chain beside a single file', [page, file(160, 310), file(312, 460), file(470, 620), file(162, 700)], 4],
    ['what is answered after the banner does not count', [page, file(160, 310), file(320, 1200)], 2],
    ['the order of the list says nothing', [file(470, 620), file(160, 310), page, file(312, 460)], 4],
    ['the page counts even if it ends after the banner', [{ ...page, responseEnd: 2000 }, file(160, 310)], 2],
  ])('%s', (_, requests, expected) => expect(roundTrips(requests, 1000)).toBe(expected));
});

describe('long tasks', () => {
  const tasks = [
    { start: 100, duration: 200 },
    { start: 400, duration: 60 },
    { start: 900, duration: 80 },
  ];

  test('the longest, and the longest that ended after a moment', () => {
    expect([longestTask(tasks), longestTask(tasks, 300), longestTask(tasks, 450), longestTask(tasks, 2000)]).toEqual([
      200, 80, 80, 0,
    ]);
    expect(longestTask(tasks, 299)).toBe(200);
    expect(longestTask([])).toBe(0);
  });

  test('blocking time is what each took beyond 50 ms', () => expect(blockingTime(tasks)).toBe(150 + 10 + 30));
});
