/**
 * A quantile of what is there, with linear interpolation between neighbours; `NaN` of nothing.
 * @param share 0 is the least, 0.5 the median, 1 the greatest
 */
export function quantile(values: readonly (number | null)[], share: number): number {
  const sorted = values
    .filter((value) => value !== null && Number.isFinite(value))
    .sort((a, b) => Number(a) - Number(b));
  const index = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(index)] ?? NaN, sorted[Math.ceil(index)] ?? NaN];
  return low + (high - low) * (index % 1);
}

/** The quantile at one half. */
export const median = (values: readonly (number | null)[]): number => quantile(values, 0.5);
