import { attempt } from '../lib/attempt.ts';
import { readCookies } from './read-cookies.ts';

/** The records that are stored: in the cookie, or in localStorage where cookies are refused. */
export interface RecordStore {
  /** Whether the cookie has one, readable or not: the cheapest question, and enough to know that somebody is to be asked. */
  hasCookie(): boolean;
  /** Every record found, readable or not: those of the cookie first. */
  find(): string[];
  /**
   * The records that count: what is found; or those of before if there is nothing. Where cookies work and none of them grants
   * anything, localStorage is not asked: the first access costs milliseconds, and `lookEverywhere` is called when there is time.
   *
   * @param isTold another tab has said that it decided: then nothing means nothing
   */
  read(isTold?: boolean): readonly string[];
  /** From now on `read` asks localStorage as well: browsers that refuse cookies need not say so. */
  lookEverywhere(): void;
  /**
   * What counts from now on.
   *
   * @param isStored `false` where nothing can be stored: then what is found is out of date, as long as the page lives
   */
  remember(records: readonly string[], isStored: boolean): void;
}

/** Opens the store of this name. Blocked storage is an empty one. */
export function openRecordStore(name: string): RecordStore {
  let memory: readonly string[] = [];
  let isKnown = true;
  let isThorough = !navigator.cookieEnabled;
  const inCookies = (): string[] =>
    attempt(() => readCookies().flatMap((cookie) => (cookie.name === name ? cookie.value : []))) ?? [];
  const find = (): string[] =>
    [inCookies(), attempt(() => localStorage.getItem(name))].flat().filter((record) => typeof record === 'string');

  return {
    hasCookie: () => inCookies().length > 0,
    find,
    read(isTold) {
      const inCookie = inCookies();
      const found = isThorough || inCookie.some(grants) ? find() : inCookie;
      // What is gone without a word was perhaps cleared by the visitor: that counts from the next page on.
      if (isKnown && (found.length || isTold)) memory = found;
      return memory;
    },
    lookEverywhere() {
      isThorough = true;
    },
    remember(records, isStored) {
      memory = records;
      isKnown = isStored;
      isThorough = true;
    },
  };
}

/** Whether a record has an id that is not refused, behind its five fields (`consent/record.ts`). */
function grants(record: string): boolean {
  return record.split(/[.~]/).some((code, index) => index > 4 && /^\w/.test(code));
}
