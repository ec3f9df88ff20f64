import * as z from 'zod/mini';

/** What an editor shows of a key, and `docs/config.md` too. */
export interface KeyDocs {
  readonly title: string;
  /** One or two sentences, in plain text. */
  readonly description: string;
  /** The value that counts when the key is left out, if it can be written as JSON. */
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** Only for the JSON schema: what depends on another key there. */
  readonly [keyword: string]: unknown;
}

/** The documentation of each part of the schema; apart from zod's global one, which others may use. */
export const DOCS: z.core.$ZodRegistry<KeyDocs> = z.registry<KeyDocs>();

/** A key that may be left out. */
export function optional<Schema extends z.ZodMiniType>(schema: Schema, docs: KeyDocs): z.ZodMiniExactOptional<Schema> {
  const own = z.exactOptional(schema);
  DOCS.add(own, docs);
  return own;
}

/** A key that must be there. */
export function required<Schema extends z.ZodMiniType>(schema: Schema, docs: KeyDocs): Schema {
  const own = z.clone(schema);
  DOCS.add(own, docs);
  return own;
}
