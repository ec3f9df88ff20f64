import type { NetName } from '../types.ts';
import {
  accepting,
  COUNTS,
  HEAP,
  INP,
  LONGEST_ABOVE,
  LONGEST_ACCEPT,
  returning,
  SCRIPT,
  SHIFT,
  SHOWN,
  type Measure,
} from './measures.ts';

/** The peer that ratios are taken to. */
export const REFERENCE = 'vanilla-cookieconsent';

/** What the design wants of Assent. */
export interface Goal {
  measure: Measure;
  net: NetName;
  /** The most that reaches it: of the ratio to {@link Goal.to}, or of the value itself. */
  most: number;
  /** The peer that the ratio is taken to; missing where the value itself counts. */
  to?: string;
  /** Whether the goal is reached only below {@link Goal.most}, not at it. */
  below?: boolean;
}

/** Goals of the design, "Budgets". */
export const GOALS: readonly Goal[] = [
  { measure: SHOWN, net: 'none', most: 0.65, to: REFERENCE },
  { measure: SHOWN, net: 'none', most: 1, to: 'orejime', below: true },
  { measure: SHOWN, net: 'slow4g', most: 0.75, to: REFERENCE },
  { measure: SCRIPT, net: 'none', most: 0.6, to: REFERENCE },
  ...[...COUNTS.map(returning), ...COUNTS.map(accepting)].map((measure): Goal => ({
    measure,
    net: 'none',
    most: 1,
    to: REFERENCE,
  })),
  { measure: INP, net: 'none', most: 100 },
  { measure: HEAP, net: 'none', most: 160 },
  { measure: SHIFT, net: 'none', most: 0 },
  { measure: LONGEST_ABOVE, net: 'none', most: 50 },
  { measure: LONGEST_ACCEPT, net: 'none', most: 50 },
];
