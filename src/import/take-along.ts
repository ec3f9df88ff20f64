import type { ResolvedConfig } from '../config/types.ts';
import { consentFactory } from '../consent/create-consent.ts';
import { initialConsent } from '../consent/initial-consent.ts';
import { startOf } from '../consent/lifetime.ts';
import { readCookies } from '../store/read-cookies.ts';
import type { RecordStore } from '../store/record-store.ts';
import { deleteCookie } from '../store/sweep.ts';
import { attempt } from '../lib/attempt.ts';
import type { Report } from '../lib/problems.ts';
import type { Records } from '../parts.ts';
import { importOptions } from './import-options.ts';
import { importRecord } from './import-record.ts';

/** A choice that was stored with the product that the site had before. */
export interface TakenAlong {
  /** As a record of ours. */
  readonly record: string;
  /** Deletes what that product has left: else it would be taken along again, after the visitor has decided anew. */
  forget(): void;
}

/**
 * Takes the choice along that the visitor has stored with another product. One that answers all questions is stored as a
 * record of ours at once, because not every product notes the day; one that leaves questions open holds until the visitor
 * has answered them.
 *
 * @param store where our records are; there is none yet
 */
export function takeAlong(
  config: ResolvedConfig,
  store: RecordStore,
  records: Records,
  report: Report,
): TakenAlong | undefined {
  const { name = '' } = importOptions(config.import) ?? {};
  const now = Date.now();
  const storage = (key: string): string | null => localStorage.getItem(key) ?? sessionStorage.getItem(key);
  const record = importRecord(config, { cookies: attempt(readCookies) ?? [], storage }, now);
  if (!record) return undefined;

  const forget = (): void => {
    attempt(() => deleteCookie(name));
    attempt(() => localStorage.removeItem(name));
    attempt(() => sessionStorage.removeItem(name));
  };
  const { decided, expiresOn } = initialConsent(config, consentFactory(config), [record], now);
  if (decided && expiresOn) {
    records.write(config.cookie, store, record, Math.floor((startOf(expiresOn) - now) / 1000), report);
    if (store.find().includes(record)) forget();
  }
  return { record, forget };
}
