/** What the properties are tried on: configs, wishes, junk, and how often. */
import fc from 'fast-check';
import { vi } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { encodeRecord } from '../../src/consent/record.ts';
import type { Consent } from '../../src/consent/types.ts';
import type { AssentConfig, ResolvedConfig } from '../../src/config/types.ts';

// As long as it takes: `FC_RUNS=1000000 npx vitest run --project unit`.
vi.setConfig({ testTimeout: 3_600_000 });

/** 10,000 runs unless `FC_RUNS` says otherwise; slow properties take a share of them. */
export function runs(share = 1): { numRuns: number } {
  return { numRuns: Math.max(100, Math.ceil(Number(process.env['FC_RUNS'] ?? 10_000) * share)) };
}

export const BUILT_IN = ['functional', 'analytics', 'advertising', 'personalization'] as const;

/** A moment on the day most tests live on. */
export const NOW: number = Date.parse('2026-11-22T10:00Z');

/** Reads a config that must be readable. */
export function resolved(raw: AssentConfig = {}): ResolvedConfig {
  const config = readConfig(raw);
  if (!config) throw new Error('the config was not read');
  return config;
}

/** The record of a consent. */
export function recordOf(config: ResolvedConfig, consent: Consent, age: number): string {
  return encodeRecord(config, consent, age);
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const first = fc.constantFrom(...letters);
const rest = fc.constantFrom(...letters, '_', '-');

/** Any legal id: short, long, and those that mean something on every object. */
export const id: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(first, fc.string({ unit: rest, maxLength: 31 })).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.constantFrom('a', 'b', 'c', 'maps', 'posthog', 'snowplow') },
  { weight: 1, arbitrary: fc.constantFrom('constructor', 'toString', 'hasOwnProperty', 'valueOf') },
);

/** Any legal config, as far as choices are concerned. */
export const validConfig: fc.Arbitrary<AssentConfig> = fc
  .record({
    revision: fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }),
    months: fc.option(fc.integer({ min: 1, max: 13 }), { nil: undefined }),
    builtIn: fc.uniqueArray(fc.constantFrom(...BUILT_IN)),
    required: fc.array(fc.option(fc.boolean(), { nil: undefined }), { minLength: 4, maxLength: 4 }),
    own: fc.uniqueArray(id, { maxLength: 3 }),
    services: fc.uniqueArray(fc.tuple(id, fc.nat()), { maxLength: 10, selector: ([name]) => name }),
  })
  .map(({ revision, months, builtIn, required, own, services }) => {
    const titles = own.filter((name) => !BUILT_IN.includes(name as 'functional'));
    const categories = [
      ...builtIn.map((name, index) => (required[index] === undefined ? name : { id: name, required: required[index] })),
      ...titles.map((name, index) => ({ id: name, title: name, ...(required[index] && { required: true }) })),
    ];
    const homes = [...BUILT_IN, ...titles];
    return {
      ...(revision && { revision }),
      ...(months && { lifetime: { months } }),
      categories,
      services: services
        .filter(([name]) => !homes.includes(name))
        .map(([name, home]) => ({ id: name, category: homes[home % homes.length] ?? 'analytics' })),
    };
  });

/** Anything JSON can say, with the keys that hurt. */
export const json: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      null,
      true,
      false,
      '',
      0,
      -0,
      -1,
      1,
      1e9,
      1e21,
      0.5,
      'functional',
      'data-consent',
      '*',
      'x'.repeat(300),
    ),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(
          '__proto__',
          'constructor',
          'prototype',
          'id',
          'title',
          'category',
          'required',
          'months',
          'name',
        ),
        fc.string(),
      ),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value;

const orJunk = <T>(valid: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 4, arbitrary: valid }, { weight: 1, arbitrary: json });
const keys = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<object> =>
  fc.record(model, { requiredKeys: [], noNullPrototype: true });
const text = orJunk(
  fc.oneof(fc.string({ maxLength: 5 }), fc.dictionary(fc.constantFrom('en', 'fr'), fc.string({ maxLength: 5 }))),
);
const anyId = orJunk(fc.constantFrom(...BUILT_IN, 'maps', 'video', 'chat', 'Bad id', ''));
const category = fc.oneof(anyId, keys({ id: anyId, title: text, description: text, required: orJunk(fc.boolean()) }));
const pattern = orJunk(fc.constantFrom('_ga', '_ga_*', '*', 'a b', 'a*b', 'x=y'));
const cookie = fc.oneof(pattern, keys({ name: pattern, duration: text, purpose: text }));
const service = orJunk(
  keys({
    id: anyId,
    category: anyId,
    name: text,
    provider: text,
    privacyPolicy: text,
    cookies: orJunk(fc.array(cookie, { maxLength: 3 })),
    storage: orJunk(fc.array(pattern, { maxLength: 3 })),
  }),
);

/** A config of the right outline in which anything may be wrong. */
export const weirdConfig: fc.Arbitrary<object> = keys({
  revision: orJunk(fc.integer({ min: -1, max: 1_000_000_002 })),
  categories: orJunk(fc.array(category, { maxLength: 4 })),
  services: orJunk(fc.array(service, { maxLength: 4 })),
  lifetime: orJunk(keys({ months: orJunk(fc.integer({ min: -1, max: 15 })) })),
  cookie: orJunk(
    keys({
      name: orJunk(fc.constantFrom('assent', 'a;b', 'a b', '')),
      domain: orJunk(fc.constantFrom('example.com', '.example.com', 'a;b')),
      path: orJunk(fc.constantFrom('/', '/a/', 'a', '/a;b')),
      sameSite: orJunk(fc.constantFrom('Lax', 'Strict', 'None', 'lax')),
    }),
  ),
  ui: orJunk(
    keys({ launcher: orJunk(fc.oneof(fc.boolean(), keys({ position: json }))), theme: text, closeButton: json }),
  ),
  attribute: orJunk(fc.constantFrom('data-consent', 'data-x', 'onclick', 'data-')),
  scriptTimeout: orJunk(fc.integer({ min: -1, max: 30_002 })),
  onWithdraw: orJunk(fc.constantFrom('keep', 'reload', 'stay')),
  locale: orJunk(fc.constantFrom('en', 'pt-BR', 'nonsense!')),
  [`__proto__`]: json,
  extra: json,
});

/** A valid value of which one part was replaced or taken away. */
export function mutated<T>(valid: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.tuple(valid, fc.nat(), fc.option(json, { nil: undefined })).map(([value, at, by]) => {
    const copy: unknown = JSON.parse(JSON.stringify(value));
    const count = countParts(copy);
    return replacePart(copy, at % count, by);
  });
}

function countParts(value: unknown): number {
  const parts = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return 1 + parts.reduce((sum: number, part) => sum + countParts(part), 0);
}

/** Replaces the part with this number, counted depth first; `undefined` takes it away. */
function replacePart(value: unknown, number: number, by: unknown): unknown {
  if (number === 0) return by;
  let left = number - 1;
  const holder = value as Record<string, unknown>;
  for (const [key, part] of Object.entries(holder)) {
    const count = countParts(part);
    if (left < count) {
      const next = replacePart(part, left, by);
      if (next !== undefined) holder[key] = next;
      else if (Array.isArray(value)) value.splice(Number(key), 1);
      else delete holder[key];
      return value;
    }
    left -= count;
  }
  return value;
}

/** Runs a step on a page whose `Object.prototype` somebody has added to; nothing is left of it afterwards. */
export function polluted<T>(additions: Readonly<Record<string, unknown>>, enumerable: boolean, step: () => T): T {
  const names = Object.keys(additions);
  try {
    for (const name of names) {
      const descriptor: PropertyDescriptor = Object.create(null);
      Object.assign(descriptor, { value: additions[name], configurable: true, writable: true, enumerable });
      Object.defineProperty(Object.prototype, name, descriptor);
    }
    return step();
  } finally {
    for (const name of names) delete (Object.prototype as Record<string, unknown>)[name];
  }
}
