import * as z from 'zod/mini';
import { configKeys } from './config.ts';
import { DOCS } from './documented.ts';

/** A schema, or a part of one, as JSON Schema says it: the keywords that Assent's uses. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: { readonly [key: string]: JsonSchema };
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly maxLength?: number;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | false;
}

/** The schema for editors, draft 2020-12: `dist/assent.schema.json`. What depends on other items is not in it. */
export function jsonSchema(): JsonSchema {
  return z.toJSONSchema(configKeys, { target: 'draft-2020-12', io: 'input', metadata: DOCS }) as JsonSchema;
}
