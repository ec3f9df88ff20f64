import type { ResolvedConfig } from '../config/types.ts';
import { DAY_MS, startOf } from '../consent/lifetime.ts';
import { encodeRecord } from '../consent/record.ts';
import type { Consent } from '../consent/types.ts';
import type { Report } from '../lib/problems.ts';
import type { RecordStore } from './record-store.ts';
import { deleteCookie } from './sweep.ts';
import { writeRecord } from './write-record.ts';

/**
 * Stores a consent, or deletes the record where nothing has been decided. Older records, on another path or domain, go:
 * they must not outlive this one.
 */
export function keepRecord(config: ResolvedConfig, store: RecordStore, consent: Consent, report: Report): void {
  const { cookie } = config;
  writeConsent(config, store, consent, report);
  if (store.find().length <= (consent.decidedOn ? 1 : 0)) return;
  deleteCookie(cookie.name);
  writeConsent(config, store, consent, report);
}

/** Writes what is in force, with its remaining life: once a day, because Safari forgets after seven (R230). */
export function writeConsent(config: ResolvedConfig, store: RecordStore, consent: Consent, report: Report): void {
  const now = Date.now();
  const [start, end] = [startOf(consent.decidedOn ?? ''), startOf(consent.expiresOn ?? '')];
  const age = Math.max(0, Math.floor((now - start) / DAY_MS));
  const [line, maxAge] = end ? [encodeRecord(config, consent, age), Math.floor((end - now) / 1000)] : ['', 0];
  writeRecord(config.cookie, store, line, maxAge, report);
}
