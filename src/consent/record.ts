import type { Category, ResolvedConfig, Service } from '../config/types.ts';
import { choiceOf } from './choice-of.ts';
import { DAY_MS, startOf } from './lifetime.ts';
import type { Choice, Consent, ConsentSource } from './types.ts';

/*
 * Grammar 1, readable for ever:
 *
 *   1.DAY.AGE.REVISION.SOURCE.CATEGORY.…~SERVICE.…
 *   1.2026-11-22.0.3.banner.analytics.!advertising~posthog.!meta
 *
 * DAY is the UTC day of the decision; AGE how many days later the record was last written; `!` marks what was
 * denied. What is required is not in it: nobody decided on it, so it must not count as granted should the site
 * make it optional one day. Long ids are shortened, so that four categories and ten services stay under 200 bytes.
 * No character needs percent-encoding.
 */

/** A record as it was stored. */
export interface StoredRecord {
  /** UTC day of the decision. */
  readonly day: string;
  readonly revision: number;
  readonly source: ConsentSource;
  /** The stored choice for a category or service; `undefined` if it was not asked about. */
  storedChoice(item: Category | Service): Choice | undefined;
}

const MAX_CATEGORY = 15;
const MAX_SERVICE = 7;

/** The form of an id inside a record: as it is, or cut and with a hash at its end. */
export function shorten(item: Category | Service): string {
  const { id } = item;
  const length = 'category' in item ? MAX_SERVICE : MAX_CATEGORY;
  if (id.length <= length) return id;
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) % 46_656;
  return id.slice(0, length - 3) + hash.toString(36).padStart(3, '0');
}

/**
 * Writes a decided consent as one line of ASCII.
 *
 * @param age days since the decision, as of this writing
 */
export function encodeRecord({ categories, services }: ResolvedConfig, consent: Consent, age: number): string {
  const list = (items: readonly (Category | Service)[]): string =>
    items
      .filter(({ required }) => !required)
      .map((item) => (choiceOf(consent, item.id) === 'granted' ? '' : '!') + shorten(item))
      .join('.');
  return (
    [1, consent.decidedOn, age, consent.revision, consent.source, list(categories)].join('.') + `~${list(services)}`
  );
}

/** Reads what `encodeRecord` wrote, in any grammar ever released. Never throws; `undefined` for anything else. */
export function decodeRecord(line: string): StoredRecord | undefined {
  const match = /^1\.([\d-]{10})\.\d+\.(\d+)\.(\w+)\.([\w.!-]*)~([\w.!-]*)$/.exec(line);
  if (!match) return undefined;
  const [, day = '', revision, source, categories = '', services = ''] = match;
  return {
    day,
    revision: +(revision ?? 0),
    source: source as ConsentSource,
    storedChoice(item) {
      const codes = ('category' in item ? services : categories).split('.');
      // Two ids may share a code: then the stricter choice holds for both.
      if (codes.includes(`!${shorten(item)}`)) return 'denied';
      return codes.includes(shorten(item)) ? 'granted' : undefined;
    },
  };
}

/** Whether this is the record of the consent in force, written today. */
export function isFresh(line: string, { decidedOn }: Consent, now: number): boolean {
  return line.startsWith(`1.${decidedOn}.${Math.trunc((now - startOf(`${decidedOn}`)) / DAY_MS)}.`);
}
