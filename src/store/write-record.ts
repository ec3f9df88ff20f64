import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import type { Report } from '../lib/problems.ts';
import type { RecordStore } from './record-store.ts';
import { writeCookie } from './write-cookie.ts';
import { writeRawCookie } from './write-raw-cookie.ts';

/**
 * Stores a record and reads it back: in the cookie, first by js-cookie, then without it, then for this host alone where
 * the browser refuses `cookie.domain`; where cookies are refused, in localStorage; else in memory, for this page view.
 * Blocked storage is a problem, never an exception.
 *
 * @param maxAge remaining life in seconds; 0 deletes
 */
export function writeRecord(
  cookie: ResolvedConfig['cookie'],
  store: RecordStore,
  record: string,
  maxAge: number,
  report: Report,
): void {
  const { name } = cookie;
  attempt(() => localStorage.removeItem(name));
  const before = String(store.find());
  const isDone = (): boolean => (maxAge ? store.find().includes(record) : !store.find().length);
  // Another tab may have written in between: then cookies work, and what it wrote is yet to be heard of.
  const isRefused = (): boolean => !isDone() && String(store.find()) === before;

  const scope = { ...cookie, maxAge };
  for (const write of [writeCookie, writeRawCookie]) if (!isDone()) attempt(() => write(name, record, scope));
  if (isRefused() && scope.domain) {
    attempt(() => writeCookie(name, record, { ...scope, domain: undefined }));
    if (maxAge && isDone())
      report('storage/domain-refused', 'cookie.domain', `leave it out, or name ${location.hostname}`);
  }
  if (isRefused()) {
    if (maxAge) attempt(() => localStorage.setItem(name, record));
    report(isDone() ? 'storage/cookie-refused' : 'storage/memory-only', 'cookie');
  }
  store.remember(maxAge ? [record] : [], !isRefused());
}
