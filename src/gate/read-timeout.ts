import { MAX_SCRIPT_TIMEOUT, SCRIPT_TIMEOUT } from '../config/defaults.ts';

/** `scriptTimeout` of the config, in ms: whatever is wrong falls back to its default, and more than the most is the most. */
export function readTimeout(value: unknown): number {
  return Number.isInteger(value) && (value as number) >= 0
    ? Math.min(value as number, MAX_SCRIPT_TIMEOUT)
    : SCRIPT_TIMEOUT;
}
