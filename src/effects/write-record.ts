import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import type { Report } from '../lib/problems.ts';
import { recordScope } from './record-scope.ts';
import type { RecordStore } from './record-store.ts';
import { writeCookie } from './write-cookie.ts';

/**
 * Stores a record and looks whether that was so: in the cookie; where cookies are refused, in localStorage; else in
 * memory, for this page view. Blocked storage is a problem, never an exception.
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

  attempt(() => writeCookie(name, record, { ...recordScope(cookie), maxAge }));
  if (isRefused()) {
    if (maxAge) attempt(() => localStorage.setItem(name, record));
    report(isDone() ? 'storage/cookie-refused' : 'storage/memory-only', 'cookie');
  }
  store.remember(maxAge ? [record] : [], !isRefused());
}
