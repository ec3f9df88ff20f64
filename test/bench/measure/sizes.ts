import type { NetName } from '../types.ts';

/** How many gated scripts a page has, and how often it is visited. */
export interface Size {
  count: number;
  /** Every Nth round visits it, from the first one on. */
  everyRounds: number;
  /** Only these peers get it; all, if missing. */
  peers?: readonly string[];
  /** Only under these network conditions; all, if missing. */
  nets?: readonly NetName[];
}

/** 100 lies in between, and 10,000 takes long, so a part of the rounds has to do for these. */
export const SIZES: readonly Size[] = [
  { count: 10, everyRounds: 1 },
  { count: 100, everyRounds: 3 },
  { count: 1000, everyRounds: 1 },
  { count: 10_000, everyRounds: 5, peers: ['assent', 'vanilla-cookieconsent'], nets: ['none'] },
];

/** Whether a peer has pages of this size. */
export const hasSize = ({ peers }: Size, peer: string): boolean => !peers || peers.includes(peer);
