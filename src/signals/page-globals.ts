/**
 * The value at a path such as `fbq` or `Shopify.loadFeatures`, and the object it belongs to. The first name must be the
 * page's own global: an element that has it as its id is not meant. Nothing is ever evaluated.
 */
export function readGlobal(path: string): { readonly owner: unknown; readonly value: unknown } {
  const [first = '', ...rest] = path.split('.');
  const page = globalThis as { [name: string]: unknown };
  let owner: unknown = page;
  let value = Object.hasOwn(page, first) ? page[first] : undefined;
  for (const name of rest) {
    owner = value;
    value = (value as { [name: string]: unknown } | null | undefined)?.[name];
  }
  return { owner, value };
}

/** Calls the function at a path as the page would; does nothing where there is none. */
export function callGlobal(path: string, ...details: readonly unknown[]): unknown {
  const { owner, value } = readGlobal(path);
  return typeof value === 'function' ? Reflect.apply(value, owner, details) : undefined;
}

/** A queue that vendors read later, made if it is missing: `dataLayer`, `uetq`, `_paq`. */
export function queue(name: string): { push(...items: readonly unknown[]): unknown } {
  const { value } = readGlobal(name);
  if (typeof (value as { push?: unknown } | null | undefined)?.push === 'function') return value as unknown[];
  const created: unknown[] = [];
  (globalThis as { [name: string]: unknown })[name] = created;
  return created;
}
