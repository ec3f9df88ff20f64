import type { Result } from '../types.ts';
import type { Goal } from './goals.ts';
import { seriesOf } from './series-of.ts';
import { ratios, spreadOf, type Spread } from './spread.ts';

/** The product that is judged. */
export const OURS = 'assent';

/** How a goal came out. */
export interface Verdict {
  goal: Goal;
  measured: Spread;
  /** `undefined` where the run has not measured it. */
  isReached: boolean | undefined;
}

/** The median decides, as it is and not as it is rounded for the report. */
export function judge({ timings }: Result, goal: Goal): Verdict {
  const timing = timings[goal.net];
  const own = timing ? seriesOf(timing, OURS, goal.measure) : [];
  const other = timing && goal.to ? seriesOf(timing, goal.to, goal.measure) : [];
  const measured = spreadOf(goal.to ? ratios(own, other) : own);
  const { middle } = measured;
  const isReached = goal.below ? middle < goal.most : middle <= goal.most;
  return { goal, measured, isReached: Number.isNaN(middle) ? undefined : isReached };
}
