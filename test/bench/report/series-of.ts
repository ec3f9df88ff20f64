import type { Timing } from '../types.ts';
import type { Measure } from './measures.ts';
import { pairUp, type Series } from './spread.ts';

/** The bare page's name. */
export const BARE = 'none';

/** A measure of one peer, round by round; empty if it was not measured. */
export function seriesOf({ samples }: Timing, peer: string, measure: Measure): Series {
  const own = samples[peer]?.[measure.key] ?? [];
  const bare = samples[BARE]?.[measure.key] ?? [];
  const values = measure.aboveBare ? pairUp(own, bare, (value, base) => value - base) : own;
  return values.map((value) => (value === null ? null : value / (measure.scale ?? 1)));
}
