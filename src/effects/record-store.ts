import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import type { Report } from '../lib/problems.ts';
import { readCookies, writeCookie } from './cookies.ts';

/** Where records are kept: the cookie; where cookies are refused, localStorage; else memory, for this page view. */
export interface RecordStore {
  /**
   * Every record found, readable or not; those of before if there is none.
   *
   * @param isTold another tab has said that it decided: then none means none
   */
  read(isTold?: boolean): string[];
  /** @param maxAge remaining life in seconds; 0 deletes */
  write(record: string, maxAge: number): void;
}

/** Opens the store; nothing is written before `write`. Blocked storage is a problem, never an exception. */
export function openRecordStore({ cookie: { name, ...scope } }: ResolvedConfig, report: Report): RecordStore {
  let memory: string[] = [];
  const cookies = (): string[] =>
    attempt(() => readCookies().flatMap((cookie) => (cookie.name === name ? cookie.value : []))) ?? [];
  const stored = (): string | null => attempt(() => localStorage.getItem(name)) ?? null;

  return {
    read(isTold) {
      const found = [...cookies(), stored() ?? []].flat();
      // What is gone without a word was perhaps cleared by the visitor: that counts from the next page on.
      if (found.length || isTold) memory = found;
      return memory;
    },
    write(record, maxAge) {
      memory = maxAge ? [record] : [];
      attempt(() => writeCookie(name, record, { ...scope, maxAge }));
      if (stored() !== null) attempt(() => localStorage.removeItem(name));
      if (!maxAge || cookies().includes(record)) return;
      attempt(() => localStorage.setItem(name, record));
      report(stored() === record ? 'storage/cookie-refused' : 'storage/memory-only', 'cookie');
    },
  };
}
