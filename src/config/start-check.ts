import type { Report } from '../lib/problems.ts';
import type { Environment, Session } from '../start-session.ts';
import type { Assent } from '../types.ts';
import { checkConfig } from './check-config.ts';

/** What the core hands over. */
export interface CheckOptions {
  readonly assent: Assent;
  /** Not there before the config is known, nor where it cannot be read. */
  readonly session: Session | undefined;
  /** The config as it came; `undefined` before that. */
  readonly raw: unknown;
  readonly report: Report;
  /** Somebody has called the doctor. */
  readonly isAsked: boolean | undefined;
}

/**
 * Checks the config of a page. Where sites are built, the doctor says the same at length, in the console alone, and with its
 * panel where it is called; that is decided here, so that the core need not.
 */
export function startCheck({ load }: Environment, { assent, session, raw, report, isAsked }: CheckOptions): void {
  if (!isAsked) checkConfig(raw, report);
  if (!isAsked && !/^(?:localhost|127(?:\.\d+){3})$/.test(location.hostname)) return;
  load('doctor').then(
    ({ startDoctor }) => startDoctor({ assent, session, raw, quiet: !isAsked }),
    (error: unknown) => report('doctor/load-failed', 'doctor', error),
  );
}
