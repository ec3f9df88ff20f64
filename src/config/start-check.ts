import type { Report } from '../lib/problems.ts';
import type { Assent } from '../types.ts';
import { checkConfig } from './check-config.ts';

/**
 * Checks the config of a page. Where sites are built, the doctor says the same at length, in the console alone; that is
 * decided here, so that the core need not.
 */
export function startCheck(raw: unknown, report: Report, { debug }: Pick<Assent, 'debug'>): void {
  checkConfig(raw, report);
  if (/^(?:localhost|127(?:\.\d+){3})$/.test(location.hostname)) debug(true);
}
