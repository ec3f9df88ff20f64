import type { Report } from './problems.ts';

/** Runs one step alone: what it throws becomes a problem, if anybody wants it, and `undefined`. */
export function attempt<T>(step: () => T, report?: Report, path = '', code = 'internal/step-failed'): T | undefined {
  try {
    return step();
  } catch (error) {
    report?.(code, path, error);
    return undefined;
  }
}
