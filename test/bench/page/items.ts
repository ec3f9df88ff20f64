import type { Item } from '../types.ts';
import { CATEGORIES } from './texts.ts';

/** Gated inline scripts; each calls the probe with its number. */
export function createItems(count: number): Item[] {
  return Array.from({ length: count }, (_, id) => ({
    id,
    category: CATEGORIES[id % CATEGORIES.length] as string,
    code: `__m(${id})`,
  }));
}
