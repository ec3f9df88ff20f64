import { isObject } from '../config/bare.ts';
import type { ReadChoice } from './old-choice.ts';
import { PRODUCTS } from './products.ts';

/** What to import, and how. */
export interface ImportOptions {
  /** Of the cookie, or key of localStorage, that the other product has left. */
  readonly name: string;
  readonly read: ReadChoice;
  /** Its ids, and what they are here: an id, or a list of them, or junk. */
  readonly map: ReadonlyMap<unknown, unknown>;
  /** If only one of that product's revisions counts. */
  readonly revision?: unknown;
}

/**
 * Reads `import` of the config. What is wrong in it means no import, or nothing for that id, rather than an import that
 * grants what the corrected one would not have; `assent check` says what it was.
 */
export function importOptions(raw: unknown): ImportOptions | undefined {
  const options = isObject(raw) ? raw : { from: raw };
  const { from, map = {} } = options as { readonly [key: string]: unknown };
  const product = Object.entries(PRODUCTS).find(([id]) => id === from)?.[1];
  if (!product || !isObject(map)) return undefined;
  const [usual, read] = product;
  const { name = usual, revision } = options as { readonly name?: unknown; readonly revision?: unknown };
  if (typeof name !== 'string') return undefined;
  return { name, read, map: new Map(Object.entries(map)), revision };
}
