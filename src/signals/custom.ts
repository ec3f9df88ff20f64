import { type Bare, isObject } from '../config/bare.ts';
import type { Consent } from '../consent/types.ts';
import { areMet, parseTerms } from '../gate/requirement.ts';
import { callGlobal, readGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * Any other vendor: a function of the page, called by its name. The entry is data, and its texts are single words, so that
 * none can become code; functions of the browser itself are refused, and our own: no config may decide.
 *
 * @param path of the entry in the config
 */
export function customVendor({ call, when, arguments: details }: Bare, path: string): Vendor {
  const name = String(call);
  return {
    mapping: {},
    needs: name,
    tellsUndecided: true,
    tell({ consent, report }) {
      if (typeof when === 'string' && !areMet(parseTerms(when), consent)) return;
      const { owner, value } = readGlobal(name);
      if (isNative(value) || owner === assentOf(globalThis)) return report('signals/not-a-function', path, name);
      return callGlobal(name, ...(Array.isArray(details) ? details.map((detail) => fillIn(detail, consent)) : []));
    },
  };
}

/** A copy, where each `{ "when": ids, "yes": …, "no": … }` has become one or the other. */
export function fillIn(value: unknown, consent: Consent): unknown {
  if (Array.isArray(value)) return value.map((item) => fillIn(item, consent));
  if (!isObject(value)) return value;
  if (typeof value['when'] === 'string') {
    // Not parameters with defaults: `null` is a value, silence is not.
    const { when, yes = true, no = false } = value as { readonly when: string } & Bare;
    return fillIn(areMet(parseTerms(when), consent) ? yes : no, consent);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, consent)]));
}

/** The API object of the page's Assent. */
function assentOf(page: { readonly [key: symbol]: unknown }): unknown {
  return page[Symbol.for('assent')];
}

/** The browser's own, and those that `bind` made. */
function isNative(value: unknown): boolean {
  return typeof value === 'function' && /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(value));
}
