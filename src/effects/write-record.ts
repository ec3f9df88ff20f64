import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import type { Report } from '../lib/problems.ts';
import type { RecordStore } from './record-store.ts';
import { writeCookie } from './write-cookie.ts';

/**
 * Stores a record and reads it back: in the cookie; where cookies are refused, in localStorage; else in memory, for
 * this page view. Blocked storage is a problem, never an exception.
 *
 * @param maxAge remaining life in seconds; 0 deletes
 */
export function writeRecord(
  { name, ...scope }: ResolvedConfig['cookie'],
  store: RecordStore,
  record: string,
  maxAge: number,
  report: Report,
): void {
  attempt(() => writeCookie(name, record, { ...scope, maxAge }));
  attempt(() => localStorage.removeItem(name));
  const isKept = (): boolean => store.read(true).includes(record);
  if (maxAge && !isKept()) {
    attempt(() => localStorage.setItem(name, record));
    report(isKept() ? 'storage/cookie-refused' : 'storage/memory-only', 'cookie');
  }
  store.remember(maxAge ? [record] : []);
}
