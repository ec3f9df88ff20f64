import { isObject } from './bare.ts';
import { MAX_REVISION } from './defaults.ts';
import type { Shape } from './fit.ts';
import type { ImportProduct } from './import-types.ts';

/** Products that a choice can be taken from. */
export const IMPORT_PRODUCTS: readonly ImportProduct[] = [
  'vanilla-cookieconsent',
  'klaro',
  'orejime',
  'tarteaucitron',
  'cookiebot',
];

const id = /^[a-z\d][\w-]{0,31}$/i;
const isId = (value: unknown): boolean => typeof value === 'string' && id.test(value);

/** The form of `import`. */
export const IMPORT = (value: unknown): Shape =>
  isObject(value)
    ? {
        from: IMPORT_PRODUCTS,
        name: /^[^\s;=]{1,255}$/,
        map: (map: unknown) => isObject(map) && Object.fromEntries(Object.keys(map).flatMap(entry)),
        revision: (number: unknown) =>
          Number.isInteger(number) && (number as number) >= 0 && (number as number) <= MAX_REVISION,
      }
    : IMPORT_PRODUCTS;

/** A key that every object answers to is no id. */
const entry = (theirs: string): [string, Shape][] => (theirs === '__proto__' ? [] : [[theirs, isTarget]]);
const isTarget = (ours: unknown): boolean => isId(ours) || (Array.isArray(ours) && ours.every(isId));
