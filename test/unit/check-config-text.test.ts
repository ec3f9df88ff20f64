import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkConfigText } from '../../src/cli/check-config-text.ts';
import { closest } from '../../src/cli/closest.ts';
import { linesOf } from '../../src/cli/lines.ts';
import { isOver13Months } from '../../src/cli/months.ts';
import { checkConfig } from '../../src/config/check-config.ts';
import { json, mutated, runs, weirdConfig } from './arbitraries.ts';
import { schemaConfig, slipped } from './schema-arbitrary.ts';

/** What is wrong with a text, each as `line:column code path: message`. */
function findIn(text: string): string[] {
  const placeOf = linesOf(text);
  return checkConfigText(text).found.map(({ offset, code, path, message }) => {
    const { line, column } = placeOf(offset);
    return `${line}:${column} ${code} ${path}: ${message}`;
  });
}

describe('what to write', () => {
  const cases: [unknown, string][] = [
    [{ revisoin: 2 }, '2:3 config/unknown-key revisoin: unknown key `revisoin`, did you mean `revision`?'],
    [{ Revision: 2 }, '2:3 config/unknown-key Revision: unknown key `Revision`, did you mean `revision`?'],
    [{ 'a.b[0]': 2 }, '2:3 config/unknown-key a.b[0]: unknown key `a.b[0]`, these are known: `$schema`, '],
    [{ lifetime: { days: 1 } }, '3:5 config/unknown-key lifetime.days: unknown key `days`, these are known: `months`'],
    [{ revision: '2' }, '2:15 config/bad-value revision: `2` does not fit; expected a whole number from 1 to 99'],
    [{ ui: { position: 'botom' } }, '3:17 config/bad-value ui.position: `botom` does not fit; did you mean `bottom`?'],
    [
      { ui: { closeButton: true } },
      '3:20 config/bad-value ui.closeButton: true does not fit; expected one of `reject`, false',
    ],
    [
      { controller: 'Example' },
      '2:17 config/bad-value controller: `Example` does not fit; expected an object. Who asks.',
    ],
    [{ lifetime: 6 }, '2:15 config/bad-value lifetime: 6 does not fit; expected an object. How long a decision holds.'],
    [{ ui: { shadow: 1 } }, '3:15 config/bad-value ui.shadow: 1 does not fit; expected true or false. false renders'],
    [{ locale: 'english' }, '2:13 config/bad-value locale: `english` does not fit; Language tag of the interface.'],
    [{ import: 'kalro' }, '2:13 config/bad-value import: `kalro` does not fit; did you mean `klaro`?'],
    [
      { regions: [{ codes: ['USA'], model: 'opt-in' }] },
      'regions[0].codes[0]: `USA` does not fit; ISO 3166 codes of countries or their parts.',
    ],
    [
      { gpc: { deny: ['advertizing'] } },
      '4:7 config/unknown-id gpc.deny[0]: unknown category or service `advertizing`, did you mean `advertising`?',
    ],
    [
      { signals: { meta: { mapping: { consent: 'analytics stats' } } } },
      'signals.meta.mapping.consent: unknown category or service `stats`, expected one of `functional`, ',
    ],
    [
      { controller: { name: { english: 'x' } } },
      '3:13 config/bad-value controller.name: an object does not fit; `english` is no language tag, such as `en` or `pt-BR`',
    ],
    [
      { categories: ['analitics'] },
      '3:5 config/unknown-category categories[0]: unknown category `analitics`, did you mean `analytics`?',
    ],
    [
      { categories: [{ id: 'maps' }] },
      '3:5 config/unknown-category categories[0]: a category of your own needs a title: { "id": "maps", "title": "…" }',
    ],
    [
      { services: [{ id: 'a', category: 'analitics' }] },
      '5:19 config/unknown-category services[0].category: unknown category `analitics`, did you mean `analytics`?',
    ],
    [
      { categories: [{ id: 'maps', title: 'Maps' }], services: [{ id: 'a', category: 'map' }] },
      '11:19 config/unknown-category services[0].category: unknown category `map`, did you mean `maps`?',
    ],
    [
      { services: [{ id: 'a' }] },
      '3:5 config/missing services[0].category: category is missing; write for example "category": "analytics"',
    ],
    [{ services: ['a'] }, '3:5 config/missing services[0].category: category is missing'],
    [{ lifetime: { months: 24 } }, '3:15 config/out-of-range lifetime.months: expected at most 13'],
    [{ categories: ['analytics', 'analytics'] }, '4:5 config/duplicate-id categories[1].id: the first one counts'],
    [{ services: [7] }, '3:5 config/bad-value services[0]: 7 does not fit; expected an object'],
    [
      { categories: [7] },
      '3:5 config/bad-value categories[0]: 7 does not fit; expected `functional` or `analytics` or `advertising` or ',
    ],
    [
      { services: [{ id: 'a', category: 'analytics', cookies: [7] }] },
      ' services[0].cookies[0]: 7 does not fit; expected',
    ],
    [[], '1:1 config/unreadable : expected a JSON object'],
  ];
  test.each(cases)('%j', (raw, expected) => {
    expect(findIn(JSON.stringify(raw, null, 2))).toContainEqual(expect.stringContaining(expected));
  });

  test('a key that stands there twice: the last one counts', () => {
    expect(findIn('{"revision": "x",\n"ui": {},\n"revision": "y"}')).toEqual([
      '3:1 check/duplicate-key revision: key `revision` stands there twice; only the last one counts',
      expect.stringContaining('3:13 config/bad-value revision: `y`'),
    ]);
  });
});

describe('warnings', () => {
  const warningsOf = (raw: unknown): string[] =>
    checkConfigText(JSON.stringify(raw))
      .found.filter(({ level }) => level === 'warning')
      .map(({ code, path }) => `${code} ${path}`);
  const service = { id: 'a', category: 'analytics', provider: 'A Ltd', cookies: ['_a'] };

  test.each<[object, ...string[]]>([
    [{}],
    [{ categories: ['functional', 'advertising'] }],
    [{ services: [service] }],
    [{ services: [{ ...service, cookies: [] }] }],
    [{ services: [{ id: 'a', category: 'analytics', provider: 'A Ltd' }] }, 'check/nothing-stored services[0]'],
    [{ services: [{ id: 'a', category: 'analytics', storage: [] }] }, 'check/no-provider services[0]'],
    [{ services: [{ ...service, cookies: [{ name: 'b', duration: '13 months' }] }] }],
    [
      { services: [{ ...service, cookies: ['a', { name: 'b', duration: { en: '1 year', fr: '2 ans' } }] }] },
      'check/long-lived services[0].cookies[1].duration',
    ],
    [
      { categories: ['functional', 'analytics', 'advertising'], services: [service] },
      'check/no-services categories[2]',
    ],
    [{ services: [{ id: 'a' }, { id: 'b', category: 'none' }] }],
    [{ ui: { theme: 'paper' } }],
    [{ ui: { theme: 'drak' } }, 'check/unknown-theme ui.theme'],
    [{ categories: [{ id: 'maps', title: 'Maps' }], ui: { texts: { en: { 'maps.description': 'Maps.' } } } }],
    [{ ui: { texts: { en: { 'accept-all': 'Yes', acceptAll: 'Yes' } } } }, 'check/unknown-text ui.texts.en.acceptAll'],
    [
      { regions: [{ preset: 'us-ca', texts: { en: { launcer: 'Choices' } } }] },
      'check/unknown-text regions[0].texts.en.launcer',
    ],
  ])('%j', (raw, ...expected) => {
    expect(warningsOf(raw)).toEqual(expected);
  });
});

test.each([
  ['2 years', true],
  ['400 days', true],
  ['396 days', false],
  ['13 months', false],
  ['14 months', true],
  ['1 year', false],
  ['1.5 years', true],
  ['24 mois', true],
  ['2 ans', true],
  ['2 Jahre', true],
  ['730 Tage', true],
  ['2 años', true],
  ['2 anni', true],
  ['2 jaar', true],
  ['60 weeks', true],
  ['Session', false],
  ['until you log out', false],
  ['30 minutes', false],
])('over 13 months: %s, %s', (duration, expected) => {
  expect(isOver13Months(duration)).toBe(expected);
});

test.each([
  ['analitics', 'analytics'],
  ['Analytics', 'analytics'],
  ['anlaytics', 'analytics'],
  ['advertizing', 'advertising'],
  ['stats', undefined],
  ['', undefined],
  ['x'.repeat(10_000), undefined],
])('closest to %s', (written, expected) => {
  expect(closest(written, ['functional', 'analytics', 'advertising'])).toBe(expected);
});

test.each([
  ['', 0, 1, 1],
  ['ab', 2, 1, 3],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\rb\n\nc', 5, 4, 1],
])('line and column in %j at %i', (text, offset, line, column) => {
  expect(linesOf(text)(offset)).toEqual({ line, column });
});

describe('any config', () => {
  const raws = fc.oneof(weirdConfig, mutated(schemaConfig), slipped(schemaConfig), json);

  test('gets each problem of the check, at the line where it stands', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const text = JSON.stringify(raw, null, 1) ?? '';
        const expected: string[] = [];
        checkConfig(JSON.parse(text || 'null'), (code, path) => expected.push(`${code} ${path}`));
        const { found } = checkConfigText(text);
        if (text === '') return;
        const errors = found.filter(({ level }) => level === 'error');
        expect(errors.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(expected.sort());
        const placeOf = linesOf(text);
        for (const { code, path, offset } of errors) {
          const steps = path.split(/\.|(?=\[)/).map((step) => step.replace(/^\[(\d+)\]$/, '$1'));
          if (code === 'config/bad-value' && /^[\w.[\]]*$/.test(path)) {
            expect(placeOf(offset).line, `${path} in ${text}`).toBe(lineOf(JSON.parse(text), steps));
          }
        }
      }),
      runs(0.3),
    );
  });

  test('or text is no reason to throw', () => {
    const cut = fc.tuple(raws, fc.nat()).map(([raw, at]) => (JSON.stringify(raw) ?? '').slice(0, at % 500));
    fc.assert(
      fc.property(fc.oneof(cut, fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]":,\\/ \n1a') })), (text) => {
        for (const { offset, message } of checkConfigText(text).found) {
          expect(offset).toBeLessThanOrEqual(text.length);
          expect(message).toMatch(/\S/);
          expect(message).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      runs(0.3),
    );
  });
});

/** The line of a value, found in another way: something unlikely is put in its place. */
function lineOf(raw: unknown, steps: readonly string[]): number {
  let holder = raw as Record<string, unknown>;
  // A text in a list stands for the first key of an object.
  const isShort = (value: unknown): boolean => typeof value !== 'object' || value === null;
  const [last = '', ...rest] = steps.toReversed();
  for (const step of rest.reverse()) {
    if (isShort(holder[step])) {
      holder[step] = '@@@';
      return lineWith(raw);
    }
    holder = holder[step] as Record<string, unknown>;
  }
  holder[last] = '@@@';
  return lineWith(raw);
}

function lineWith(raw: unknown): number {
  return JSON.stringify(raw, null, 1).split('@@@')[0]!.split('\n').length;
}

describe('a config made to break the check', () => {
  const nested = '['.repeat(60_000) + ']'.repeat(60_000);
  const odd = { toString: 1, valueOf: 1 };
  test.each([
    ['an id without a text', JSON.stringify({ categories: [{ id: odd }], services: [{ id: odd, category: odd }] })],
    ['arguments nested without end', `{"signals":{"custom":[{"call":"a","arguments":${nested}}]}}`],
    ['a key like a path, where nothing can be placed', `{"a[b]":1,"c":${nested}}`],
  ])('%s is wrong, and no more', (_, text) => {
    expect(findIn(text).length).toBeGreaterThan(0);
  });

  test('a duration of digits alone takes no time', () => {
    const start = performance.now();
    expect(isOver13Months('1'.repeat(200_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(100);
  });

  test('every key of a text may be written', () => {
    expect(findIn('{"ui":{"texts":{"en":{"accept-all":"Yes","functional.title":"Needed"}}}}')).toEqual([]);
  });
});

test('a call is an object, for the check as for the schema', () => {
  expect(findIn('{"signals":{"custom":["tracker.optIn"]}}').join()).toContain('config/bad-value signals.custom[0]');
});
