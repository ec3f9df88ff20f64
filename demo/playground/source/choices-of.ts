import type { JsonSchema } from '../../../src/config/schema/json-schema.ts';

/** The values that a part of the config may have, where the schema lists them. */
export function choicesOf({ enum: words = [], const: only, type, anyOf = [] }: JsonSchema): unknown[] {
  const own = type === 'boolean' ? [true, false] : words;
  return [...own, ...(only === undefined ? [] : [only]), ...anyOf.flatMap(choicesOf)];
}
