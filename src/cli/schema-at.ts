import { type JsonSchema, jsonSchema } from '../config/schema/json-schema.ts';

const schema = jsonSchema();

/** The part of the schema that a problem's path leads to, if the schema has such. */
export function schemaAt(path: string): JsonSchema | undefined {
  const steps = path.split(/\.|(?=\[)/).filter(Boolean);
  return steps.reduce<JsonSchema | undefined>((part, step) => part && stepInto(part, step), schema);
}

/** The keys that may stand in the object at a path. */
export function keysAt(path: string): string[] {
  const part = schemaAt(path);
  return part ? keysOf(part) : [];
}

function stepInto(part: JsonSchema, step: string): JsonSchema | undefined {
  const own = step.startsWith('[') ? part.items : part.properties && lookUp(part.properties, step);
  return own ?? part.anyOf?.map((each) => stepInto(each, step)).find(Boolean);
}

function lookUp(properties: Readonly<Record<string, JsonSchema>>, key: string): JsonSchema | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined;
}

function keysOf({ properties, anyOf = [] }: JsonSchema): string[] {
  return properties ? Object.keys(properties) : anyOf.flatMap(keysOf);
}
