/** Untrusted data without a prototype: what a page has added to `Object.prototype` is not in it. */
export type Bare = { readonly [key: string]: unknown };

/** Whether it is an object with keys, and not a list. */
export function isObject(value: unknown): value is Bare {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A deep copy of plain data, whose objects have no prototype. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (!isObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) copy[key] = bare(item);
  return copy;
}
