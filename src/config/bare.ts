/** Untrusted data without a prototype: what a page has added to `Object.prototype` is not in it. */
export type Bare = { readonly [key: string]: unknown };

/** Whether it is an object with keys, and not a list. */
export function isObject(value: unknown): value is Bare {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** No config is nested deeper; the stack of the page would not stand it. */
const MAX_DEPTH = 16;

/** A deep copy of plain data, whose objects have no prototype. */
export function bare(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) return null;
  if (Array.isArray(value)) return value.map((item) => bare(item, depth + 1));
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) copy[key] = bare(item, depth + 1);
  return copy;
}
