import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Category, Service } from '../../src/config/types.ts';
import { choiceOf } from '../../src/consent/choice-of.ts';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import { DAY_MS, startOf } from '../../src/consent/lifetime.ts';
import { decodeRecord, isFresh } from '../../src/consent/record.ts';
import type { ConsentSource } from '../../src/consent/types.ts';
import records from '../fixtures/records-grammar-1.json' with { type: 'json' };
import { BUILT_IN, id, NOW, resolved, runs, validConfig, recordOf } from './arbitraries.ts';

const source = fc.constantFrom<ConsentSource>('banner', 'preferences', 'page', 'api');
const answers = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 });
const category = (name: string): Category => ({ id: name, required: false });
const service = (name: string): Service => ({ ...category(name), category: 'analytics', cookies: [], storage: [] });

/** A config, a decision on each of its items, and its record. */
const decided = fc.record({ raw: validConfig, answers, source, age: fc.nat({ max: 400 }) }).map((given) => {
  const config = resolved(given.raw);
  const items = [...config.categories, ...config.services];
  const wanted = Object.fromEntries(items.map((item, index) => [item.id, given.answers[index] === true]));
  const consent = decide(consentFactory(config), undecided(consentFactory(config)), wanted, given.source, NOW);
  return { config, items, consent, age: given.age, record: recordOf(config, consent, given.age) };
});

/** A record with characters changed, lost, doubled or added. */
const damaged = fc
  .tuple(
    decided,
    fc.array(
      fc.tuple(fc.nat(), fc.constantFrom('swap', 'cut', 'double', 'add'), fc.string({ unit: 'binary', maxLength: 3 })),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([{ record }, changes]) =>
    changes.reduce((text, [place, change, by]) => {
      const at = text.length ? place % text.length : 0;
      const [before, here, after] = [text.slice(0, at), text.slice(at, at + 1), text.slice(at + 1)];
      return { swap: before + by + after, cut: before + after, double: before + here + here + after, add: text + by }[
        change
      ];
    }, record),
  );

describe('a record', () => {
  test('says, when read, what was decided', () => {
    fc.assert(
      fc.property(decided, ({ config, consent, age, record }) => {
        const stored = decodeRecord(record);
        expect(stored).toMatchObject({ day: '2026-11-22', revision: config.revision, source: consent.source });
        const written = startOf('2026-11-22') + age * DAY_MS;
        expect([0, DAY_MS - 1].map((later) => isFresh(record, consent, written + later))).toEqual([true, true]);
        expect(isFresh(record, consent, written + DAY_MS)).toBe(false);
        for (const item of [...config.categories, ...config.services]) {
          expect(stored?.storedChoice(item)).toBe(item.required ? undefined : choiceOf(consent, item.id));
        }
      }),
      runs(),
    );
  });

  test('leaves out what is required: nobody decided on it', () => {
    const config = resolved({
      categories: ['functional', 'analytics'],
      services: [{ id: 'login', category: 'functional' }],
    });
    const record = recordOf(
      config,
      decide(consentFactory(config), undecided(consentFactory(config)), true, 'api', NOW),
      0,
    );
    expect(record).toBe('1.2026-11-22.0.1.api.analytics~');
    expect(decodeRecord(record)?.storedChoice(category('functional'))).toBeUndefined();
    expect(decodeRecord(record)?.storedChoice(service('login'))).toBeUndefined();
  });

  test('needs no percent-encoding and holds nothing that ends a cookie', () => {
    fc.assert(
      fc.property(decided, ({ record }) => {
        expect(encodeURIComponent(record)).toBe(record);
        expect(record).toMatch(/^[\w.!~-]+$/);
      }),
      runs(),
    );
  });

  test('with its name is under 200 bytes for the four built-in categories and ten services with any legal ids', () => {
    const services = fc.uniqueArray(
      id.filter((name) => !BUILT_IN.includes(name as 'functional')),
      { minLength: 10, maxLength: 10 },
    );
    fc.assert(
      fc.property(
        services,
        fc.integer({ min: 1, max: 999_999_999 }),
        source,
        fc.boolean(),
        (names, revision, from, answer) => {
          const config = resolved({
            revision,
            categories: [{ id: 'functional', required: false }, 'analytics', 'advertising', 'personalization'],
            services: names.map((name) => ({ id: name, category: 'analytics' })),
          });
          const record = recordOf(
            config,
            decide(consentFactory(config), undecided(consentFactory(config)), answer, from, NOW),
            397,
          );
          expect(Buffer.byteLength(`assent=${record}`)).toBeLessThan(200);
        },
      ),
      runs(),
    );
  });

  test('at its longest is still under 200 bytes', () => {
    const config = resolved({
      revision: 999_999_999,
      categories: [{ id: 'functional', required: false }, 'analytics', 'advertising', 'personalization'],
      services: Array.from({ length: 10 }, (_, index) => ({ id: `s${index}`.padEnd(32, '-'), category: 'analytics' })),
    });
    const record = recordOf(
      config,
      decide(consentFactory(config), undecided(consentFactory(config)), false, 'preferences', NOW),
      397,
    );
    expect(decodeRecord(record)?.storedChoice(service('s3'.padEnd(32, '-')))).toBe('denied');
    expect(Buffer.byteLength(`assent=${record}`)).toBeLessThan(200);
  });

  test('at its longest, with four categories of the site itself, has a value under 200 bytes', () => {
    const config = resolved({
      revision: 999_999_999,
      categories: Array.from({ length: 4 }, (_, index) => ({ id: `c${index}`.padEnd(32, '-'), title: 'C' })),
      services: Array.from({ length: 10 }, (_, index) => ({
        id: `s${index}`.padEnd(32, '-'),
        category: 'c0'.padEnd(32, '-'),
      })),
    });
    const record = recordOf(
      config,
      decide(consentFactory(config), undecided(consentFactory(config)), false, 'preferences', NOW),
      397,
    );
    expect(decodeRecord(record)?.storedChoice(category('c3'.padEnd(32, '-')))).toBe('denied');
    expect(Buffer.byteLength(record)).toBeLessThan(200);
  });

  test('holds nothing but the decision: the same decision of two visitors is the same text', () => {
    const config = resolved();
    const write = (): string =>
      recordOf(config, decide(consentFactory(config), undecided(consentFactory(config)), true, 'banner', NOW), 0);
    expect(write()).toBe(write());
    expect(write()).toBe('1.2026-11-22.0.1.banner.analytics.advertising.personalization~');
  });
});

describe('ids too long for a record', () => {
  const [one, two] = collidingIds();
  const config = resolved({
    services: [
      { id: one, category: 'analytics' },
      { id: two, category: 'analytics' },
    ],
  });

  test('that differ are told apart', () => {
    const record = bothWith({ 'advertising-eu': true, 'advertising-us': false });
    expect(decodeRecord(record)?.storedChoice(service('advertising-eu'))).toBe('granted');
    expect(decodeRecord(record)?.storedChoice(service('advertising-us'))).toBe('denied');
  });

  test.each([
    [true, false, 'denied'],
    [false, true, 'denied'],
    [false, false, 'denied'],
    [true, true, 'granted'],
  ])('and share a shortened form get the stricter choice of the two: %s, %s: %s', (first, second, choice) => {
    const consent = decide(
      consentFactory(config),
      undecided(consentFactory(config)),
      { [one]: first, [two]: second },
      'banner',
      NOW,
    );
    const stored = decodeRecord(recordOf(config, consent, 0));
    expect([one, two].map((name) => stored?.storedChoice(service(name)))).toEqual([choice, choice]);
  });

  test('a category and a service of one shortened form are not mixed up', () => {
    const stored = decodeRecord('1.2026-11-22.0.1.banner.!maps~maps');
    expect(stored?.storedChoice(category('maps'))).toBe('denied');
    expect(stored?.storedChoice(service('maps'))).toBe('granted');
  });

  function bothWith(wanted: Record<string, boolean>): string {
    const both = resolved({ services: Object.keys(wanted).map((name) => ({ id: name, category: 'analytics' })) });
    return recordOf(both, decide(consentFactory(both), undecided(consentFactory(both)), wanted, 'banner', NOW), 0);
  }
});

describe('reading', () => {
  test.each(records)(
    'grammar 1 for ever: $name',
    ({ record, day, age, revision, source: from, categories, services }) => {
      const stored = decodeRecord(record);
      expect(stored).toMatchObject({ day, revision, source: from });
      const consent = { ...undecided(consentFactory(resolved({}))), decidedOn: day };
      expect(isFresh(record, consent, startOf(day) + age * DAY_MS)).toBe(true);
      expect(isFresh(record, consent, startOf(day) + (age + 1) * DAY_MS)).toBe(false);
      for (const [name, choice] of Object.entries(categories))
        expect(stored?.storedChoice(category(name)) ?? null).toBe(choice);
      for (const [name, choice] of Object.entries(services))
        expect(stored?.storedChoice(service(name)) ?? null).toBe(choice);
    },
  );

  test.each([
    '',
    '1',
    '1.2026-11-22',
    '0.2026-11-22.0.1.banner.analytics~',
    '2.2026-11-22.0.1.banner.analytics~',
    '11.2026-11-22.0.1.banner.analytics~',
    '1.2026-11-22.0.1.banner.analytics',
    '1.2026-11-22.0.1.banner.analytics~a~b',
    '1.2026-11-22.0.1..analytics~',
    '1.2026-11-22.-1.1.banner.analytics~',
    '1.2026-11-22.0.x.banner.analytics~',
    '1.2026-11-22.0.1.5.banner.analytics',
    '1.26-11-22.0.1.banner.analytics~',
    '1.2026-11-22.0.1.banner.analytics~ ',
    ' 1.2026-11-22.0.1.banner.analytics~',
    '1.2026-11-22.0.1.banner.analytics~\n',
    '1.2026-11-22.0.1.banner.analytics~;x=1',
    '1.2026-11-22.0.1.banner.analytics%7Eposthog',
    '"1.2026-11-22.0.1.banner.analytics~"',
    '{"analytics":true}',
    'true',
    'granted',
    '１.2026-11-22.0.1.banner.analytics~',
    '1.２０26-11-22.0.1.banner.analytics~',
  ])('%j is no record', (line) => {
    expect(decodeRecord(line)).toBeUndefined();
  });

  test('never throws, whatever the string', () => {
    const line = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'binary-ascii' }),
      damaged,
    );
    fc.assert(
      fc.property(line, id, (text, name) => {
        const stored = decodeRecord(text);
        expect([undefined, 'granted', 'denied']).toContain(stored?.storedChoice(category(name)));
        expect([undefined, 'granted', 'denied']).toContain(stored?.storedChoice(service(name)));
      }),
      runs(2),
    );
  });

  test('a damaged record that can still be read grants no id whose name or shortened form is not in it', () => {
    fc.assert(
      fc.property(damaged, decided, (line, { config }) => {
        const stored = decodeRecord(line);
        const words = line.split(/[.~]/);
        for (const item of [...config.categories, ...config.services]) {
          if (item.id.length <= 7 && stored?.storedChoice(item) === 'granted') expect(words).toContain(item.id);
        }
      }),
      runs(),
    );
  });

  test('what every object inherits is no choice', () => {
    const stored = decodeRecord('1.2026-11-22.0.1.banner.analytics~posthog');
    for (const name of ['constructor', 'toString', '__proto__', 'length', '0', '']) {
      expect(stored?.storedChoice(category(name))).toBeUndefined();
      expect(stored?.storedChoice(service(name))).toBeUndefined();
    }
  });

  test('a megabyte of almost a record is read in no time', () => {
    const start = performance.now();
    decodeRecord('1.2026-11-22.0.1.banner.' + 'a.'.repeat(500_000));
    decodeRecord('1.2026-11-22.' + '1'.repeat(1_000_000));
    decodeRecord('1.2026-11-22.0.1.banner.~' + '!'.repeat(1_000_000) + ';');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

/** Two ids whose shortened forms are the same, found by trying. */
function collidingIds(): [string, string] {
  const seen = new Map<string, string>();
  for (let number = 0; number < 200_000; number++) {
    const name = `service-${number.toString(36).padStart(4, '0')}`;
    const record = recordOf(
      { ...resolved(), categories: [], services: [service(name)] },
      { ...undecided(consentFactory(resolved())), services: { [name]: 'granted' } },
      0,
    );
    const other = seen.get(record);
    if (other) return [other, name];
    seen.set(record, name);
  }
  throw new Error('no two ids collide');
}
