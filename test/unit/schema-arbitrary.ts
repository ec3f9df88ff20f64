/** Configs made from the JSON schema itself, so that a new key is tried without a word here. */
import fc from 'fast-check';
import { type JsonSchema, jsonSchema } from '../../src/config/schema/json-schema.ts';
import type { AssentConfig, CategoryConfig, ImportConfig, ServiceConfig } from '../../src/config/types.ts';
import { BUILT_IN } from './arbitraries.ts';

const urls = [
  '/privacy',
  'https://example.com/p',
  '//example.com',
  '#imprint',
  '',
  '?a=b',
  'p.html',
  'HTTP://EXAMPLE.COM',
];

/** What a call of `signals.custom` may be handed. */
const plainData: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(true, false, null, 7, 'granted', { when: 'analytics', yes: 1 }),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('ad', 'user_data'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
}))['value'] as fc.Arbitrary<unknown>;

/** Any config that the schema accepts: each key by its form, and then what the items owe each other. */
export const schemaConfig: fc.Arbitrary<AssentConfig> = arbitraryOf(jsonSchema()).map((raw) =>
  consistent(raw as AssentConfig),
);

function arbitraryOf(node: JsonSchema): fc.Arbitrary<unknown> {
  if (node.enum) return fc.constantFrom(...node.enum);
  if (node.anyOf) return fc.oneof(...node.anyOf.map(arbitraryOf));
  if (node.maxLength) return fc.constantFrom(...urls);
  if (node.pattern) return fc.stringMatching(new RegExp(node.pattern), { size: 'xsmall' });
  if (node.items) return fc.array(arbitraryOf(node.items), { maxLength: 3 });
  if (node.properties) {
    const model = Object.entries(node.properties).map(([key, part]) => [key, arbitraryOf(part)] as const);
    return fc.record(Object.fromEntries(model), { requiredKeys: [...(node.required ?? [])], noNullPrototype: true });
  }
  if (node.additionalProperties) {
    const key = fc.stringMatching(new RegExp(node.propertyNames?.pattern ?? '^.*$'), { size: 'xsmall' });
    return fc.dictionary(key, arbitraryOf(node.additionalProperties), { maxKeys: 2, noNullPrototype: true });
  }
  if (!node.type) return plainData;
  if (node.type === 'boolean') return fc.boolean();
  if (node.type === 'string') return fc.string({ maxLength: 5 });
  if (node.type === 'integer') return fc.integer({ min: node.minimum ?? 0, max: node.maximum ?? 0 });
  throw new Error(`no values for ${JSON.stringify(node)}`);
}

/** The same config with ids that differ, titles where they must be, and services in categories that are there. */
function consistent(config: AssentConfig): AssentConfig {
  const known = new Set<string>(BUILT_IN);
  const seen = new Set<string>();
  const categories: (string | CategoryConfig)[] = [];
  for (const item of config.categories ?? []) {
    const id = typeof item === 'string' ? item : item.id;
    if (seen.has(id)) continue;
    const hasTitle = typeof item === 'object' && item.title;
    categories.push(hasTitle || known.has(id) ? item : { ...(item as CategoryConfig), title: 'T' });
    seen.add(id);
  }
  for (const id of seen) known.add(id);

  const homes = [...known];
  const taken = new Set(known);
  const services: ServiceConfig[] = [];
  for (const item of config.services ?? []) {
    if (taken.has(item.id)) continue;
    taken.add(item.id);
    services.push({ ...item, category: homes[item.category.length % homes.length] ?? 'analytics' });
  }
  const shown = new Set(categories.map((item) => (typeof item === 'string' ? item : item.id)));
  for (const { category } of services) shown.add(category);
  const ids = [...(shown.size ? shown : BUILT_IN), ...services.map(({ id }) => id)];
  return {
    ...config,
    ...(config.signals && { signals: withIds(config.signals, ids) as NonNullable<AssentConfig['signals']> }),
    ...(config.regions && {
      regions: config.regions.map((rule) => (typeof rule === 'string' ? rule : { codes: ['AU'], ...rule })),
    }),
    ...(config.gpc?.deny && {
      gpc: { ...config.gpc, deny: config.gpc.deny.map(({ length }) => ids[length % ids.length] ?? 'analytics') },
    }),
    ...(typeof config.import === 'object' && { import: withTargets(config.import, ids) }),
    ...(config.categories && { categories: categories as NonNullable<AssentConfig['categories']> }),
    ...(config.services && { services }),
  };
}

/** The same signals, with ids that are there wherever one is named. */
function withIds(value: unknown, ids: readonly string[], isIds = false): unknown {
  if (typeof value === 'string') return isIds ? ids[value.length % ids.length] : value;
  if (Array.isArray(value)) return value.map((item) => withIds(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => {
    const inMapping = typeof item === 'object' && item !== null && key === 'mapping';
    if (!inMapping) return [key, withIds(item, ids, key === 'when')];
    return [key, Object.fromEntries(Object.entries(item).map(([type, id]) => [type, withIds(id, ids, true)]))];
  });
  return Object.fromEntries(entries) as unknown;
}

/** The same import, whose map leads to ids that are there. */
function withTargets({ map, ...rest }: ImportConfig, ids: readonly string[]): ImportConfig {
  const there = (id: string): string => ids[id.length % ids.length] ?? 'analytics';
  const entries = Object.entries(map ?? {}).map(([theirs, ours]) => [
    theirs,
    typeof ours === 'string' ? there(ours) : ours.map(there),
  ]);
  return { ...rest, ...(map && { map: Object.fromEntries(entries) as NonNullable<ImportConfig['map']> }) };
}

/** Slips of the pen, and what somebody may try. */
const SLIPS: readonly unknown[] = [
  null, true, false, 0, 1, -1, 0.5, 14, 1e12, '', ' ', '*', 'a b', 'Lax ', 'lax', 'functional', 'analitics', 'yes',
  'javascript:x', 'java\nscript:x', 'data:,x', '//', 'http://', `/${'x'.repeat(5000)}`, [], {}, [null], { en: 7 },
  { english: 'x' }, { en: 'x' }, JSON.parse('{"__proto__":"x"}'), { id: 'maps' }, { id: 'analytics', required: 'true' },
]; // prettier-ignore

const keys = ['__proto__', 'constructor', 'Id', 'titel', 'required', 'id', 'en', ''];

/** The same config with a slip in one place: another value, or a key of another name. */
export function slipped(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, fc.nat(), fc.constantFrom(...SLIPS), fc.option(fc.constantFrom(...keys)))
    .map(([value, at, slip, key]) => {
      const text = JSON.stringify(value);
      const places = countOf(text);
      let left = at % places;
      // The reviver meets every value once; `defineProperty`, because a key may be `__proto__`.
      return JSON.parse(text, (_, part: unknown) => {
        if (left-- !== 0) return part;
        if (key === null || typeof part !== 'object' || part === null || Array.isArray(part)) return slip;
        return Object.defineProperty(part, key, { value: slip, enumerable: true, configurable: true, writable: true });
      }) as unknown;
    });
}

function countOf(text: string): number {
  let count = 0;
  JSON.parse(text, (_, part: unknown) => (count++, part));
  return count;
}
