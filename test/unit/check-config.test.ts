import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../src/config/check-config.ts';
import type { Category, Service } from '../../src/config/types.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { json, mutated, polluted, runs, validConfig, weirdConfig } from './arbitraries.ts';

/** The problems of a config, each as `code at path`. */
function check(raw: unknown): string[] {
  const found: string[] = [];
  checkConfig(raw, (code, path) => found.push(`${code} at ${path}`));
  return found;
}

const BAD = 'config/bad-value';
const KEY = 'config/unknown-key';
const analytics = (more: object): object => ({ services: [{ id: 'a', category: 'analytics', ...more }] });

describe('an invalid config', () => {
  const unreadable: unknown[] = [null, true, 7, 'text', '', [], [{}], undefined];
  test.each(unreadable)('%j is no config at all', (raw) => {
    expect(check(raw)).toEqual(['config/unreadable at ']);
  });

  const cases: [unknown, ...string[]][] = [
    [{ revisoin: 2 }, `${KEY} at revisoin`],
    [{ Revision: 2 }, `${KEY} at Revision`],
    [{ constructor: {} }, `${KEY} at constructor`],
    [JSON.parse('{"__proto__":{"revision":2}}'), `${KEY} at __proto__`],
    [JSON.parse('{"ui":{"__proto__":{}}}'), `${KEY} at ui.__proto__`],
    [{ revision: 0 }, `${BAD} at revision`],
    [{ revision: -1 }, `${BAD} at revision`],
    [{ revision: 1.5 }, `${BAD} at revision`],
    [{ revision: '2' }, `${BAD} at revision`],
    [{ revision: null }, `${BAD} at revision`],
    [{ revision: 1e12 }, `${BAD} at revision`],
    [{ $schema: 1 }, `${BAD} at $schema`],
    [{ controller: 'Example Ltd' }, `${BAD} at controller`],
    [{ controller: { nmae: 'Example Ltd' } }, `${KEY} at controller.nmae`],
    [{ controller: { name: 7 } }, `${BAD} at controller.name`],
    [{ controller: { name: { en: 'Example', fr: 7 } } }, `${BAD} at controller.name`],
    [{ controller: { name: { english: 'Example' } } }, `${BAD} at controller.name`],
    [{ controller: { privacyPolicy: 'javascript:alert(1)' } }, `${BAD} at controller.privacyPolicy`],
    [{ controller: { privacyPolicy: { en: '/p', fr: 'data:text/html,x' } } }, `${BAD} at controller.privacyPolicy`],
    [{ controller: { cookiePolicy: 'java\nscript:alert(1)' } }, `${BAD} at controller.cookiePolicy`],
    [{ controller: { imprint: 'mailto:a@example.com' } }, `${BAD} at controller.imprint`],
    [{ categories: 'analytics' }, `${BAD} at categories`],
    [{ signals: ['google'] }, `${BAD} at signals`],
    [{ signals: { gogle: true } }, `${KEY} at signals.gogle`],
    [{ signals: { google: 'yes' } }, `${BAD} at signals.google`],
    [{ signals: { google: { mapping: { ads: 'advertising' } } } }, `${KEY} at signals.google.mapping.ads`],
    [{ signals: { google: { mapping: { ad_storage: true } } } }, `${BAD} at signals.google.mapping.ad_storage`],
    [{ signals: { google: { mapping: { ad_storage: '!analytics' } } } }, `${BAD} at signals.google.mapping.ad_storage`],
    [{ signals: { google: { region: ['France'] } } }, `${BAD} at signals.google.region[0]`],
    [{ signals: { google: { waitForUpdate: -1 } } }, `${BAD} at signals.google.waitForUpdate`],
    [{ signals: { meta: { mapping: { consent: 'ads' } } } }, 'config/unknown-id at signals.meta.mapping.consent'],
    [
      { categories: ['analytics'], signals: { meta: { mapping: { consent: 'advertising' } } } },
      'config/unknown-id at signals.meta.mapping.consent',
    ],
    [{ signals: { custom: [{ call: 'a', when: 'b' }] } }, 'config/unknown-id at signals.custom[0].when'],
    [
      { signals: { custom: [{ call: 'a', arguments: [{ x: { when: 'b' } }] }] } },
      'config/unknown-id at signals.custom[0].arguments[0].x.when',
    ],
    [{ signals: { custom: [{ call: 'a.b()' }] } }, `${BAD} at signals.custom[0].call`],
    [{ signals: { adobe: { version: '3.0' } } }, `${BAD} at signals.adobe.version`],
    [{ import: 'onetrust' }, `${BAD} at import`],
    [{ import: ['klaro'] }, `${BAD} at import`],
    [{ import: {} }, 'config/missing at import.from'],
    [{ import: { from: 'Klaro' } }, `${BAD} at import.from`],
    [{ import: { from: 'klaro', name: 'a b' } }, `${BAD} at import.name`],
    [{ import: { from: 'klaro', map: ['analytics'] } }, `${BAD} at import.map`],
    [{ import: { from: 'klaro', map: { a: true } } }, `${BAD} at import.map.a`],
    [{ import: { from: 'klaro', map: { a: ['not an id'] } } }, `${BAD} at import.map.a`],
    [{ import: { from: 'klaro', map: { a: 'maps' } } }, 'config/unknown-id at import.map.a'],
    [{ import: { from: 'klaro', map: { a: ['analytics', 'maps'] } } }, 'config/unknown-id at import.map.a'],
    [JSON.parse('{"import":{"from":"klaro","map":{"__proto__":"analytics"}}}'), `${KEY} at import.map.__proto__`],
    [{ import: { from: 'vanilla-cookieconsent', revision: -1 } }, `${BAD} at import.revision`],
    [{ categories: { id: 'analytics' } }, `${BAD} at categories`],
    [{ categories: [7] }, `${BAD} at categories[0]`],
    [{ categories: ['functional', null] }, `${BAD} at categories[1]`],
    [{ categories: ['maps'] }, 'config/unknown-category at categories[0]'],
    [{ categories: ['analytics', { id: 'maps' }] }, 'config/unknown-category at categories[1]'],
    [{ categories: [{ id: 'maps', title: '' }] }, 'config/unknown-category at categories[0]'],
    [{ categories: [{ title: 'Maps' }] }, 'config/missing at categories[0].id'],
    [{ categories: [{ id: 'my maps', title: 'Maps' }] }, `${BAD} at categories[0].id`],
    [{ categories: ['analytics', 'analytics'] }, 'config/duplicate-id at categories[1].id'],
    [{ categories: [{ id: 'analytics', required: 'yes' }] }, `${BAD} at categories[0].required`],
    [{ categories: [{ id: 'analytics', required: 0 }] }, `${BAD} at categories[0].required`],
    [{ categories: [{ id: 'analytics', title: 7 }] }, `${BAD} at categories[0].title`],
    [{ categories: [{ id: 'analytics', description: ['x'] }] }, `${BAD} at categories[0].description`],
    [{ categories: [{ id: 'analytics', label: 'x' }] }, `${KEY} at categories[0].label`],
    [{ services: {} }, `${BAD} at services`],
    [{ services: [7] }, `${BAD} at services[0]`],
    [{ services: ['posthog'] }, 'config/missing at services[0].category'],
    [{ services: [{ category: 'analytics' }] }, 'config/missing at services[0].id'],
    [{ services: [{ id: 'a' }] }, 'config/missing at services[0].category'],
    [{ services: [{ id: 'a', category: 'maps' }] }, 'config/unknown-category at services[0].category'],
    [{ services: [{ id: 'a b', category: 'analytics' }] }, `${BAD} at services[0].id`],
    [
      {
        services: [
          { id: 'a', category: 'analytics' },
          { id: 'a', category: 'functional' },
        ],
      },
      'config/duplicate-id at services[1].id',
    ],
    [{ services: [{ id: 'analytics', category: 'analytics' }] }, 'config/duplicate-id at services[0].id'],
    [
      { categories: [{ id: 'maps', title: 'Maps' }], services: [{ id: 'maps', category: 'maps' }] },
      'config/duplicate-id at services[0].id',
    ],
    [analytics({ name: 7 }), `${BAD} at services[0].name`],
    [analytics({ provider: { en: 'x' } }), `${BAD} at services[0].provider`],
    [analytics({ privacyPolicy: 'vbscript:x' }), `${BAD} at services[0].privacyPolicy`],
    [analytics({ cookies: '_ga' }), `${BAD} at services[0].cookies`],
    [analytics({ cookies: ['*'] }), `${BAD} at services[0].cookies[0].name`],
    [analytics({ cookies: ['_ga', { name: 'a b' }] }), `${BAD} at services[0].cookies[1].name`],
    [analytics({ cookies: [{ name: '_ga', duration: 7 }] }), `${BAD} at services[0].cookies[0].duration`],
    [analytics({ cookies: [{ name: '_ga', regex: true }] }), `${KEY} at services[0].cookies[0].regex`],
    [analytics({ cookies: [{ purpose: 'x' }] }), 'config/missing at services[0].cookies[0].name'],
    [analytics({ cookies: [7] }), `${BAD} at services[0].cookies[0]`],
    [analytics({ storage: 'x' }), `${BAD} at services[0].storage`],
    [analytics({ storage: ['x', '*'] }), `${BAD} at services[0].storage[1]`],
    [analytics({ storage: [{ name: 'x' }] }), `${BAD} at services[0].storage[0]`],
    [analytics({ match: 'https://a.example/*' }), `${BAD} at services[0].match`],
    [analytics({ match: ['https://a.example/*', '//a b'] }), `${BAD} at services[0].match[1]`],
    [analytics({ match: ['a.example/*'] }), `${BAD} at services[0].match[0]`],
    [analytics({ match: ['javascript:alert(1)'] }), `${BAD} at services[0].match[0]`],
    [analytics({ match: ['//a.example', 7] }), `${BAD} at services[0].match[1]`],
    [analytics({ callback: 'x' }), `${KEY} at services[0].callback`],
    [{ lifetime: 6 }, `${BAD} at lifetime`],
    [{ lifetime: { months: 0 } }, `${BAD} at lifetime.months`],
    [{ lifetime: { months: 14 } }, 'config/out-of-range at lifetime.months'],
    [{ lifetime: { days: 180 } }, `${KEY} at lifetime.days`],
    [{ cookie: 'assent' }, `${BAD} at cookie`],
    [{ cookie: { name: 'my cookie' } }, `${BAD} at cookie.name`],
    [{ cookie: { domain: 'example.com; Secure' } }, `${BAD} at cookie.domain`],
    [{ cookie: { path: 'shop' } }, `${BAD} at cookie.path`],
    [{ cookie: { sameSite: 'lax' } }, `${BAD} at cookie.sameSite`],
    [{ cookie: { expires: 365 } }, `${KEY} at cookie.expires`],
    [{ ui: { theme: 'My Theme' } }, `${BAD} at ui.theme`],
    [{ ui: { layout: 'wall' } }, `${BAD} at ui.layout`],
    [{ ui: { position: 'centre' } }, `${BAD} at ui.position`],
    [{ ui: { launcher: 'left' } }, `${BAD} at ui.launcher`],
    [{ ui: { launcher: { position: 'top' } } }, `${BAD} at ui.launcher.position`],
    [{ ui: { launcher: { icon: 'x' } } }, `${KEY} at ui.launcher.icon`],
    [{ ui: { closeButton: true } }, `${BAD} at ui.closeButton`],
    [{ ui: { texts: { title: 'Cookies' } } }, `${BAD} at ui.texts`],
    [{ ui: { texts: { en: { title: 7 } } } }, `${BAD} at ui.texts`],
    [{ ui: { texts: { english: { title: 'Cookies' } } } }, `${BAD} at ui.texts`],
    [{ ui: { texts: { en: { 'the title': 'Cookies' } } } }, `${BAD} at ui.texts`],
    [{ locale: 'English' }, `${BAD} at locale`],
    [{ locale: ['en'] }, `${BAD} at locale`],
    [{ attribute: 'consent' }, `${BAD} at attribute`],
    [{ attribute: 'data-Consent' }, `${BAD} at attribute`],
    [{ scriptTimeout: -1 }, `${BAD} at scriptTimeout`],
    [{ scriptTimeout: 30_001 }, 'config/out-of-range at scriptTimeout'],
    [{ onWithdraw: 'stay' }, `${BAD} at onWithdraw`],
    [{ revision: 'x', attribute: 7, extra: 1 }, `${BAD} at revision`, `${BAD} at attribute`, `${KEY} at extra`],
  ];
  test.each(cases.map(([raw, ...expected]) => ({ raw: JSON.stringify(raw), expected })))(
    '$raw',
    ({ raw, expected }) => {
      expect(check(JSON.parse(raw))).toEqual(expected);
    },
  );

  test('every problem says what was expected', () => {
    for (const [raw] of cases) {
      checkConfig(raw, (code, path, message) => {
        expect(typeof message, `${code} at ${path}`).toBe('string');
        expect(message).not.toMatch(/undefined|\[object|=>|function\b/);
        expect(message).toBeTruthy();
      });
    }
  });
});

describe('a valid config', () => {
  const valid: object[] = [
    {},
    { $schema: 'https://example.com/assent.schema.json' },
    { revision: 1, categories: ['functional', 'analytics'] },
    { revision: 20_261_122, lifetime: { months: 13 } },
    {
      controller: {
        name: 'Example Ltd',
        privacyPolicy: '/privacy',
        cookiePolicy: 'https://example.com/c',
        imprint: '#imprint',
      },
    },
    { signals: { google: true, meta: false, microsoft: { mapping: { ad_storage: 'advertising personalization' } } } },
    { signals: { google: { region: ['FR', 'US-CA'], waitForUpdate: 0, urlPassthrough: true, tagManager: false } } },
    {
      signals: {
        custom: [
          {
            call: 'a.b.c',
            when: 'analytics !advertising',
            arguments: [1, null, { x: [{ when: 'analytics', yes: 'y' }], mapping: { a: 'b' } }],
          },
        ],
      },
    },
    { services: [{ id: 'ads', category: 'advertising' }], signals: { tiktok: { mapping: { consent: 'ads' } } } },
    { controller: { name: { en: 'Example', fr: 'Exemple' }, privacyPolicy: { en: '/p', fr: '/fr/p' } } },
    { categories: [{ id: 'maps', title: 'Maps' }], services: [{ id: 'osm', category: 'maps' }] },
    {
      categories: [
        { id: 'functional', required: false },
        { id: 'analytics', required: true, title: { en: 'Counts' } },
      ],
    },
    { services: [{ id: 'a', category: 'personalization' }] },
    analytics({
      name: 'A',
      provider: 'A Ltd',
      privacyPolicy: '//a.example/p',
      cookies: ['_a', { name: '_a_*' }],
      storage: ['a*'],
    }),
    analytics({ match: ['https://*.a.example/*', '*://a.example', 'wss://a.example/', '//b.example/x.js', '/own?*'] }),
    { cookie: { name: 'choice', domain: '.example.com', path: '/shop/', sameSite: 'None' } },
    { ui: { theme: 'dark', layout: 'box', position: 'bottom-right', launcher: false, closeButton: 'reject' } },
    {
      ui: {
        launcher: { position: 'right', label: { en: 'Cookies' } },
        texts: { en: { title: 'Cookies' }, 'de-CH': {} },
      },
    },
    { locale: 'zh-Hant-TW', attribute: 'data-category', scriptTimeout: 0, onWithdraw: 'keep' },
    { ui: { layout: 'modal', dialog: 'drawer', placeholders: false, shadow: false } },
    { scriptTimeout: 30_000, onWithdraw: 'reload', ui: { launcher: true, closeButton: false } },
    { categories: [{ id: 'constructor', title: 'C' }], services: [{ id: 'toString', category: 'constructor' }] },
  ];
  test.each(valid.map((raw) => JSON.stringify(raw)))('%s', (text) => {
    expect(check(JSON.parse(text))).toEqual([]);
  });

  const root = join(import.meta.dirname, '../..');
  const sites = readdirSync(join(root, 'demo/sites'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const demos = ['demo/assent.json', ...sites.map(({ name }) => `demo/sites/${name}/assent.json`)];
  test.each(demos)('%s', (file) => {
    const text = readFileSync(join(root, file), 'utf8').replaceAll('{{trackers}}', 'http://localhost:8081');
    expect(check(JSON.parse(text))).toEqual([]);
  });
  test('all six demos are among them', () => {
    expect(demos).toHaveLength(6);
  });

  test('any that the generator of valid ones makes', () => {
    fc.assert(
      fc.property(validConfig, (raw) => {
        expect(check(raw)).toEqual([]);
      }),
      runs(),
    );
  });
});

describe('what the reader drops or changes', () => {
  const raws = fc.oneof(weirdConfig, mutated(validConfig), mutated(weirdConfig), json);

  test('is reported, at its place or above', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        const reported = check(raw).map((problem) => problem.split(' at ')[1] ?? '');
        expect(silentChanges(raw, (path) => reported.some((at) => covers(at, path)))).toEqual([]);
      }),
      {
        ...runs(2),
        examples: [
          [analytics({ cookies: [{ purpose: 'x' }] })],
          [
            {
              categories: [
                { id: 'maps', title: { en: 7 } },
                { id: 'maps', title: 'Maps' },
              ],
            },
          ],
        ],
      },
    );
  });

  test('is nothing, when nothing is reported: all categories and services are there', () => {
    let clean = 0;
    fc.assert(
      fc.property(fc.oneof(raws, validConfig), (raw) => {
        if (check(raw).length > 0) return;
        clean++;
        expect(readConfig(raw)).toBeDefined();
        expect(silentChanges(raw, () => false)).toEqual([]);
      }),
      runs(),
    );
    expect(clean).toBeGreaterThan(50);
  });
});

describe('checking', () => {
  test('never throws, whatever JSON can say', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.jsonValue(), weirdConfig, mutated(validConfig)), (raw) => {
        for (const problem of check(raw)) expect(problem).toMatch(/^config\/[a-z-]+ at /);
      }),
      runs(),
    );
  });

  test.each([
    ['objects', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
    ['lists', `{"services":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
    ['a title', `{"categories":[{"id":"analytics","title":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}]}`],
  ])('never throws at 20,000 levels: %s', (_, text) => {
    expect(check(JSON.parse(text))).not.toEqual([]);
  });

  test.each(['required', 'months', 'category', 'id', 'title', 'launcher', 'test', 'name'])(
    'is the same with Object.prototype.%s on the page',
    (key) => {
      const raws = [
        {},
        { categories: [{}, { id: 'maps' }], services: [{ id: 'a' }, {}] },
        { lifetime: {}, cookie: {}, ui: { launcher: {} } },
      ];
      const clean = JSON.stringify(raws.map(check));
      for (const enumerable of [true, false]) {
        expect(polluted({ [key]: 'analytics' }, enumerable, () => JSON.stringify(raws.map(check)))).toBe(clean);
      }
    },
  );

  test('1,000 wrong services are 1,000 problems, each at its place', () => {
    const services = Array.from({ length: 1000 }, (_, index) => ({ id: `s${index}`, category: 'nowhere' }));
    const problems = check({ services });
    expect(problems).toHaveLength(1000);
    expect(problems[999]).toBe('config/unknown-category at services[999].category');
  });
});

/** Whether a problem with one path says that something is wrong at, above or inside another. */
function covers(reported: string, path: string): boolean {
  return reported === '' || isWithin(path, reported) || isWithin(reported, path);
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[`);
}

/** The paths at which the config as read is not what was written, though nobody said so. */
function silentChanges(raw: unknown, isReported: (path: string) => boolean): string[] {
  const config = readConfig(raw);
  if (!config) return isReported('') ? [] : ['(the whole)'];
  const found: string[] = [];
  const written = fieldsOf(raw);
  const part = (key: string): Map<string, unknown> => {
    const value = written.get(key);
    if (value !== undefined && !isObject(value)) found.push(key);
    return fieldsOf(value);
  };
  const compare = (path: string, before: unknown, after: unknown): void => {
    if (before !== undefined && before !== after) found.push(path);
  };

  for (const key of ['revision', 'attribute', 'scriptTimeout', 'onWithdraw'] as const) {
    compare(key, written.get(key), config[key]);
  }
  compare('lifetime.months', part('lifetime').get('months'), config.lifetime.months);
  const cookie = part('cookie');
  for (const key of ['name', 'domain', 'path', 'sameSite'] as const) {
    compare(`cookie.${key}`, cookie.get(key), config.cookie[key]);
  }
  part('controller');
  const launcher = part('ui').get('launcher');
  if (launcher !== undefined && typeof launcher !== 'boolean' && !isObject(launcher)) found.push('ui.launcher');

  for (const key of ['categories', 'services'] as const) {
    const items = written.get(key);
    if (!Array.isArray(items)) {
      if (items !== undefined) found.push(key);
      continue;
    }
    const ids = (items as unknown[]).map((item) => fieldsOf(item, 'id').get('id'));
    for (const id of new Set(ids)) {
      const same = [...ids.keys()].filter((index) => ids[index] === id);
      const kept = config[key].find((item) => item.id === id);
      const path = (index: number): string => `${key}[${index}]`;
      // One of those with this id was kept; whichever it was, its changes and the loss of the others are reported.
      const outcomes = (kept ? same : [undefined]).map((winner) =>
        same.flatMap((index) =>
          index === winner && kept ? changedFields(items[index], kept, path(index)) : path(index),
        ),
      );
      const [best = []] = outcomes
        .map((paths) => paths.filter((each) => !isReported(each)))
        .sort((a, b) => a.length - b.length);
      found.push(...best);
    }
  }
  return found.filter((path) => !isReported(path));
}

/** What differs between a category or service as written and as read. */
function changedFields(item: unknown, kept: Category | Service, path: string): string[] {
  const fields = fieldsOf(item, 'id');
  const found: string[] = [];
  const compareList = (key: string, after: readonly unknown[], nameOf: (entry: unknown) => unknown): void => {
    const before = fields.get(key);
    if (before === undefined) return;
    const names = Array.isArray(before) ? before.map(nameOf) : before;
    if (JSON.stringify(names) !== JSON.stringify(after)) found.push(`${path}.${key}`);
  };
  if ('category' in kept) {
    if (fields.get('category') !== kept.category) found.push(`${path}.category`);
    compareList(
      'cookies',
      kept.cookies.map(({ name }) => name),
      (entry) => fieldsOf(entry, 'name').get('name'),
    );
    compareList('storage', kept.storage, (entry) => entry);
  } else if (kept.required !== (fields.has('required') ? fields.get('required') : kept.id === 'functional')) {
    found.push(`${path}.required`);
  }
  return found;
}

/** The keys and values of an object; a text stands for one of its fields. */
function fieldsOf(value: unknown, short?: string): Map<string, unknown> {
  if (isObject(value)) return new Map(Object.entries(value));
  return new Map(short === undefined ? [] : [[short, value]]);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
