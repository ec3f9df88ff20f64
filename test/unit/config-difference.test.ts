/**
 * The schema (for authors) and the reader and check (for the page) are written apart, so that a visitor loads no
 * validator. Here thousands of configs, right and damaged, hold them together.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../src/config/check-config.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { configSchema } from '../../src/config/schema/index.ts';
import type { AssentConfig } from '../../src/config/types.ts';
import { BUILT_IN, json, mutated, runs, weirdConfig } from './arbitraries.ts';
import { schemaConfig, slipped } from './schema-arbitrary.ts';

const accepts = (raw: unknown): boolean => configSchema.safeParse(raw).success;

function problems(raw: unknown): string[] {
  const found: string[] = [];
  checkConfig(raw, (code, path) => found.push(`${code} at ${path}`));
  return found;
}

const damaged = fc.oneof(
  mutated(schemaConfig),
  slipped(schemaConfig),
  slipped(slipped(schemaConfig)),
  weirdConfig,
  json,
);

describe('what the schema accepts', () => {
  test('is read to the same value, and nothing is reported', () => {
    fc.assert(
      fc.property(schemaConfig, (raw) => {
        expect(configSchema.safeParse(raw)).toMatchObject({ success: true });
        expect(problems(raw)).toEqual([]);
        expectSameReading(raw);
      }),
      runs(),
    );
  });
});

describe('what somebody has damaged', () => {
  test('is refused by the schema exactly if the check reports something', () => {
    const seen = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(damaged, (raw) => {
        const isRight = accepts(raw);
        seen[isRight ? 'accepted' : 'refused']++;
        expect(problems(raw).length === 0, JSON.stringify(raw)).toBe(isRight);
        if (isRight) expectSameReading(raw as AssentConfig);
      }),
      runs(),
    );
    expect(seen.accepted).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(100);
  });

  test('grants nothing: required is what says `true`, or functional when it says nothing', () => {
    fc.assert(
      fc.property(damaged, (raw) => {
        const config = readConfig(raw);
        for (const { id, required } of config?.categories ?? []) {
          const said = itemsOf(raw, 'categories').filter((item) => item === id || field(item, 'id') === id);
          const isMeant = said.some((item) => field(item, 'required') === true);
          const isSilent = said.length === 0 || said.some((item) => field(item, 'required') === undefined);
          if (required) expect(isMeant || (id === 'functional' && isSilent), id).toBe(true);
        }
        for (const { category, required } of config?.services ?? []) {
          expect(required).toBe(config?.categories.find(({ id }) => id === category)?.required);
        }
      }),
      runs(),
    );
  });
});

/** Everything written is read as written, in full form; and nothing is there that nobody wrote, but defaults. */
function expectSameReading(raw: AssentConfig): void {
  const config = readConfig(raw);
  const { categories = [], services = [], ui = {}, cookie = {}, ...rest } = raw;
  expect(config).toMatchObject({ ...rest, cookie });
  const { launcher, ...look } = ui;
  expect(config?.ui).toEqual({
    ...look,
    launcher: typeof launcher === 'object' ? launcher : launcher === false ? false : {},
  });

  const full = categories.map((item) => (typeof item === 'string' ? { id: item } : item));
  const named = new Set(full.map(({ id }) => id));
  for (const { category } of services) named.add(category);
  const shown = named.size > 0 ? [...named] : [...BUILT_IN];
  expect(config?.categories).toEqual(
    shown.map((id) => ({ required: id === 'functional', ...full.find((item) => item.id === id), id })),
  );
  expect(config?.services).toEqual(
    services.map((service) => ({
      ...service,
      required: config?.categories.find(({ id }) => id === service.category)?.required,
      cookies: (service.cookies ?? []).map((item) => (typeof item === 'string' ? { name: item } : item)),
      storage: service.storage ?? [],
    })),
  );
}

function itemsOf(raw: unknown, key: string): unknown[] {
  const list = field(raw, key);
  return Array.isArray(list) ? list : [];
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
