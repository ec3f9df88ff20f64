/** The schema is documented whole, knows the keys that the check knows, and is the same in JSON. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../src/config/schema/index.ts';
import { type JsonSchema, jsonSchema } from '../../src/config/schema/json-schema.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { Shape } from '../../src/config/fit.ts';
import { SHAPE } from '../../src/config/shape.ts';
import { json, mutated, runs } from './arbitraries.ts';
import { schemaConfig } from './schema-arbitrary.ts';

const schema = jsonSchema();
const isInJson = new Ajv2020({ strictTypes: false }).compile(schema as object);
const accepts = (raw: unknown): boolean => configSchema.safeParse(raw).success;

describe('the schema', () => {
  test('knows the keys and choices of the check, at every level, and no others', () => {
    expect(keysOfSchema(schema, '')).toEqual(keysOfShape(SHAPE, ''));
    expect(keysOfShape(SHAPE, '').length).toBeGreaterThan(40);
  });

  test('has a title and a description for each key', () => {
    for (const [path, part] of parts(schema, '')) {
      expect(part.title, path).toMatch(/^[A-Z]/);
      expect(part.description, path).toMatch(/\w.{8}/);
    }
  });

  test('shows examples and defaults that are right', () => {
    const tried = parts(schema, '').flatMap(([path, { examples = [], default: usual }]) =>
      [...examples, ...(usual === undefined ? [] : [usual])].map((value) => configWith(path, value)),
    );
    expect(tried.length).toBeGreaterThan(30);
    for (const raw of tried) expect(configSchema.safeParse(raw), JSON.stringify(raw)).toMatchObject({ success: true });
  });

  test('names the defaults that the reader has', () => {
    for (const [path, { default: usual }] of parts(schema, '')) {
      if (usual === undefined || path.includes('[]')) continue;
      const [read, bare] = [configWith(path, usual), {}].map((raw) => valueAt(readConfig(raw), path));
      // What the reader leaves to others has no default there.
      if (bare !== undefined) expect(read, path).toEqual(bare);
    }
  });
});

describe('the JSON schema', () => {
  test('is the file that ships', () => {
    const file = join(import.meta.dirname, '../../dist/assent.schema.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schema);
  });

  test.each<[unknown, boolean]>([
    [{}, true],
    [{ categories: ['functional', { id: 'maps', title: 'Maps' }] }, true],
    [{ categories: [{ id: 'analytics' }] }, true],
    [{ categories: [{ id: 'maps' }] }, false],
    [{ categories: [{ id: 'maps', title: '' }] }, false],
    [{ categories: ['maps'] }, false],
    [{ controller: { privacyPolicy: 'HTTPS://example.com' } }, true],
    [{ controller: { privacyPolicy: 'javascript:alert(1)' } }, false],
    [{ lifetime: { months: 14 } }, false],
    [{ revisoin: 2 }, false],
  ])('%j: %j', (raw, isRight) => {
    expect([isInJson(raw), accepts(raw)]).toEqual([isRight, isRight]);
  });

  test('accepts whatever the schema does', () => {
    fc.assert(
      fc.property(fc.oneof(schemaConfig, mutated(schemaConfig), json), (raw) => {
        if (accepts(raw)) expect(isInJson(raw), JSON.stringify(isInJson.errors)).toBe(true);
      }),
      runs(0.3),
    );
  });
});

/** The documented parts of a schema, by path. */
function parts(node: JsonSchema, path: string): [string, JsonSchema][] {
  return Object.entries(propertiesOf(node)).flatMap(([key, part]) => {
    const at = path ? `${path}.${key}` : key;
    return [[at, part] as [string, JsonSchema], ...parts(part, isList(part) ? `${at}[]` : at)];
  });
}

function propertiesOf(node: JsonSchema): Readonly<Record<string, JsonSchema>> {
  if (node.properties) return node.properties;
  if (node.items) return propertiesOf(node.items);
  return Object.assign({}, ...(node.anyOf ?? []).map(propertiesOf)) as Record<string, JsonSchema>;
}

function isList(node: JsonSchema): boolean {
  return node.type === 'array';
}

function keysOfSchema(node: JsonSchema, path: string): string[] {
  return parts(node, path)
    .map(([at, part]) => `${at}${part.enum ? ` ${[...part.enum].sort().join('|')}` : ''}`)
    .sort();
}

function keysOfShape(shape: Shape, path: string): string[] {
  if (typeof shape === 'function') {
    const answer = shape({});
    return typeof answer === 'boolean' ? [] : keysOfShape(answer, path);
  }
  if (shape instanceof RegExp) return [];
  if (Array.isArray(shape)) return shape.length === 1 ? keysOfShape(shape[0] as Shape, `${path}[]`) : [];
  return Object.entries(shape as Record<string, Shape>)
    .flatMap(([key, part]) => {
      const at = path ? `${path}.${key}` : key;
      const choices = Array.isArray(part) && part.length > 1 ? ` ${[...(part as unknown[])].sort().join('|')}` : '';
      return [`${at}${choices}`, ...keysOfShape(part, at)];
    })
    .sort();
}

/** What must stand around a key of a list's item, or of an object. */
const AROUND: Readonly<Record<string, object>> = {
  categories: { id: 'analytics', title: 'T' },
  services: { id: 'x', category: 'functional' },
  cookies: { name: '_x' },
  regions: { codes: ['AU'] },
  import: { from: 'klaro' },
};

/** A config in which this value stands at this path, and around it what must be there. */
function configWith(path: string, value: unknown): unknown {
  return path.split('.').reduceRight<unknown>((inner, step, index, { length }) => {
    const key = step.replace('[]', '');
    const whole = index + 1 < length || step !== key ? { ...AROUND[key], ...(inner as object) } : inner;
    return { [key]: step === key ? whole : [whole] };
  }, value);
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);
}
