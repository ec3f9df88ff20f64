import type { Seen } from '../page/probe.ts';

/** A task blocks from here on, milliseconds; browsers report none that is shorter. */
const BLOCKING = 50;

/** The longest task that ended after a moment, milliseconds; 0 means below 50 ms. */
export const longestTask = (tasks: Seen['longTasks'], after: number = 0): number =>
  Math.max(0, ...tasks.filter(({ start, duration }) => start + duration > after).map(({ duration }) => duration));

/** Total blocking time: what tasks took beyond 50 ms each. */
export const blockingTime = (tasks: Seen['longTasks']): number =>
  tasks.reduce((sum, { duration }) => sum + Math.max(0, duration - BLOCKING), 0);
