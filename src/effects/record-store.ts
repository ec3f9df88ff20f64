import { attempt } from '../lib/attempt.ts';
import { readCookies } from './read-cookies.ts';

/** The records that are stored: in the cookie, or in localStorage where cookies are refused. */
export interface RecordStore {
  /**
   * Every record found, readable or not; those of before if there is none.
   *
   * @param isTold another tab has said that it decided: then none means none
   */
  read(isTold?: boolean): readonly string[];
  /** What counts as found from now on, if nothing is: where nothing can be stored, memory has to do. */
  remember(records: readonly string[]): void;
}

/** Opens the store of this name. Blocked storage is an empty one. */
export function openRecordStore(name: string): RecordStore {
  let memory: readonly string[] = [];
  return {
    read(isTold) {
      const found = [
        attempt(() => readCookies().flatMap((cookie) => (cookie.name === name ? cookie.value : []))),
        attempt(() => localStorage.getItem(name)),
      ]
        .flat()
        .filter((record) => typeof record === 'string');
      // What is gone without a word was perhaps cleared by the visitor: that counts from the next page on.
      if (found.length || isTold) memory = found;
      return memory;
    },
    remember(records) {
      memory = records;
    },
  };
}
