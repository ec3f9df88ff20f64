import { type Bare, isObject } from '../config/bare.ts';
import type { ReadChoice } from './old-choice.ts';
import { PRODUCTS } from './products.ts';

/** What to import, and how. */
export interface ImportOptions {
  /** Of the cookie, or key of localStorage, that the other product has left. */
  readonly name: string;
  readonly read: ReadChoice;
  readonly map: Bare;
  /** If only one of that product's revisions counts. */
  readonly revision?: unknown;
}

/**
 * Reads `import` of the config. Anything wrong in it means no import, rather than one that grants what a mended map would
 * not have; `assent check` says what it was.
 */
export function importOptions(raw: unknown): ImportOptions | undefined {
  const { from, name, map = {}, revision } = (isObject(raw) ? raw : { from: raw }) as Bare;
  const product = Object.entries(PRODUCTS).find(([id]) => id === from)?.[1];
  if (!product || !isObject(map) || (name !== undefined && typeof name !== 'string')) return undefined;
  return { ...product, ...(name && { name }), map, revision };
}
