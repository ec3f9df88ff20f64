import type { Spread } from './spread.ts';

/** What stands where there is nothing. */
export const NOTHING = '–';

/** A number for readers: `1,234.5`. */
export function number(value: number, digits: number = 0): string {
  // Adding 0 makes -0 a plain 0.
  return Number.isFinite(value) ? (value + 0).toLocaleString('en', { maximumFractionDigits: digits }) : NOTHING;
}

/** A ratio with its quartiles: `**0.64** (0.6–0.7)`. */
export function ratioText({ low, middle, high }: Spread): string {
  return Number.isFinite(middle) ? `**${number(middle, 2)}** (${number(low, 2)}–${number(high, 2)})` : NOTHING;
}

/** A median with its quartiles: `120 (110–131)`. */
export function spreadText({ low, middle, high }: Spread, digits: number): string {
  if (!Number.isFinite(middle)) return NOTHING;
  return low === high
    ? number(middle, digits)
    : `${number(middle, digits)} (${number(low, digits)}–${number(high, digits)})`;
}

/** A table; the first column is text, the others are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index ? '--:' : '---')).join('|')}|`, ...rows.map(line)].join('\n');
}
