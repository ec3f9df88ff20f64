import type { Report } from './problems.ts';

/** Runs one step alone: what it throws becomes a problem, if anybody wants it, and `undefined`. */
export function attempt<T>(step: () => T, report?: Report, path = ''): T | undefined {
  try {
    return step();
  } catch (error) {
    report?.('internal/step-failed', path, error);
    return undefined;
  }
}
