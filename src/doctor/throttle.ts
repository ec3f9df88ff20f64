import { sleep } from '../lib/sleep.ts';

/** Something that is done again and again, but not more often than it is worth. */
export interface Throttled {
  /** Asks for it: soon, and once, however many ask. */
  readonly soon: () => void;
  readonly stop: () => void;
}

/** Milliseconds between two times. */
const PAUSE = 400;

/** Does a step when it is asked for, one at a time, with a pause after each. What it throws ends nothing. */
export function throttle(step: () => Promise<void>): Throttled {
  let isWanted = false;
  let isRunning = false;
  let isStopped = false;
  const run = async (): Promise<void> => {
    isRunning = true;
    while (isWanted && !isStopped) {
      isWanted = false;
      await step().catch((error: unknown) => console.warn('[assent] doctor', error));
      // A page may have broken its timers: then once has to do.
      await sleep(PAUSE).catch(() => (isStopped = true));
    }
    isRunning = false;
  };
  return {
    soon() {
      isWanted = true;
      if (!isRunning) void run();
    },
    stop() {
      isStopped = true;
    },
  };
}
