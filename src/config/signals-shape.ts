import { isObject } from './bare.ts';
import type { Shape } from './fit.ts';
import { GOOGLE_TYPES } from './google-types.ts';

/** Ids of categories or services, separated by spaces; all of them must be granted. */
const ids = /^[a-z\d][\w-]{0,31}( [a-z\d][\w-]{0,31})*$/i;
/** The same; `!id` stands for "refused". */
const terms = /^!?[a-z\d][\w-]{0,31}( !?[a-z\d][\w-]{0,31})*$/i;
/** A name of the page, such as `tracker.update`; no way to what all objects have. */
const call = /^(?!.*\b(?:__proto__|constructor|prototype)\b)[a-z_$][\w$]*(\.[a-z_$][\w$]*){0,3}$/i;
/** A single word: no text in a call can be code, markup or an address. */
const word = /^[\w.-]{0,64}$/;

const flag = (value: unknown): boolean => typeof value === 'boolean';

/** As deep as a config is read, from its top. */
const MAX_DEPTH = 12;

/** Whether a call may be handed this: plain data. */
export function isDetail(value: unknown, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const isInner = (item: unknown): boolean => isDetail(item, depth + 1);
  if (Array.isArray(value)) return value.every(isInner);
  if (typeof value === 'string') return word.test(value);
  if (!isObject(value)) return value === null || flag(value) || Number.isFinite(value);
  const { when } = value;
  if (when !== undefined) {
    const isKnown = Object.keys(value).every((key) => /^(when|yes|no)$/.test(key));
    if (!isKnown || typeof when !== 'string' || !terms.test(when)) return false;
    return [value['yes'] ?? null, value['no'] ?? null].every(isInner);
  }
  return Object.entries(value).every(([key, item]) => word.test(key) && key !== '__proto__' && isInner(item));
}

/** `true`, `false`, or an object with these keys. */
const vendor =
  (types: readonly string[], more: { readonly [key: string]: Shape } = {}) =>
  (value: unknown): boolean | Shape =>
    flag(value) || { mapping: Object.fromEntries(types.map((type) => [type, ids])), ...more };

/** The keys of `signals`, and what each must look like. */
export const SIGNALS: Shape = {
  google: vendor(GOOGLE_TYPES, {
    region: [/^[A-Z]{2}(-[A-Z\d]{1,3})?$/],
    waitForUpdate: (value: unknown) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 10_000,
    urlPassthrough: flag,
    tagManager: flag,
  }),
  microsoft: vendor(['ad_storage', 'analytics_storage']),
  meta: vendor(['consent']),
  tiktok: vendor(['consent']),
  pinterest: vendor(['consent']),
  reddit: vendor(['consent']),
  matomo: vendor(['consent'], { cookiesOnly: flag }),
  adobe: vendor(['consent'], { version: ['1.0', '2.0'] }),
  shopify: vendor(['analytics', 'marketing', 'preferences', 'sale_of_data']),
  wordpress: vendor(['functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing']),
  // Not the object itself: a text alone would stand for its first key.
  custom: [
    (entry: unknown) =>
      isObject(entry) && { call, when: terms, arguments: (value: unknown) => Array.isArray(value) && isDetail(value) },
  ],
};
