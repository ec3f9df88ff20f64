import { quantile } from './quantile.ts';

/** The median and the quartiles around it. */
export interface Spread {
  low: number;
  middle: number;
  high: number;
}

/** One value for each round; `null` where the round has none. */
export type Series = readonly (number | null)[];

/** Median and quartiles. */
export const spreadOf = (values: Series): Spread => ({
  low: quantile(values, 0.25),
  middle: quantile(values, 0.5),
  high: quantile(values, 0.75),
});

/** Combines what two peers had in the same round; rounds that only one of them has do not count. */
export const pairUp = (a: Series, b: Series, combine: (a: number, b: number) => number): Series =>
  a.map((value, round) => {
    const other = b[round];
    return value === null || other === null || other === undefined ? null : combine(value, other);
  });

/** Ratios in the same round. A ratio to nothing, or of nothing, says nothing. */
export const ratios = (a: Series, b: Series): Series =>
  pairUp(a, b, (value, other) => (value && other ? value / other : NaN));
