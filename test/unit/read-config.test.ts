import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { AssentConfig, RecordCookieConfig } from '../../src/config/types.ts';
import { BUILT_IN, json, mutated, polluted, resolved, runs, validConfig, weirdConfig } from './arbitraries.ts';

const full: AssentConfig = {
  revision: 3,
  controller: { name: 'Example Ltd', privacyPolicy: '/privacy' },
  categories: ['functional', { id: 'analytics', description: 'Counts' }, { id: 'maps', title: 'Maps', required: true }],
  services: [
    { id: 'osm', category: 'maps', name: { en: 'OpenStreetMap' }, cookies: ['_osm_*', { name: '_osm', purpose: 'x' }] },
    { id: 'pixel', category: 'advertising', storage: ['px', 'px_*'] },
  ],
  lifetime: { months: 13 },
  cookie: { name: 'choice', domain: 'example.com', path: '/shop/', sameSite: 'Strict' },
  ui: { layout: 'box', launcher: { position: 'right' } },
  locale: 'fr',
  attribute: 'data-cat',
  scriptTimeout: 0,
  onWithdraw: 'keep',
};

const recordScope = (cookie: RecordCookieConfig) => resolved({ cookie }).cookie;
const readTimeout = (value: unknown) => resolved({ scriptTimeout: value as number }).scriptTimeout;

/** As a file would say it: `__proto__` in it is a key like any other. */
const parsed = (text: string): AssentConfig => JSON.parse(text) as AssentConfig;

describe('an empty config', () => {
  test('has every default', () => {
    expect(readConfig({})).toMatchObject({
      revision: 1,
      lifetime: { months: 6 },
      cookie: { name: 'assent' },
      attribute: 'data-consent',
      services: [],
    });
    expect(recordScope({})).toEqual({ name: 'assent', domain: undefined, path: '/', sameSite: 'Lax' });
    expect(readTimeout(undefined)).toBe(4000);
    expect(readConfig({})?.ui.launcher).not.toBe(false);
  });

  test.each([{}, { categories: [] }, { services: [] }, { categories: 'all' }, { categories: [7], services: [null] }])(
    '%j shows the four categories, of which only functional is required',
    (raw) => {
      expect(readConfig(raw)?.categories).toEqual(BUILT_IN.map((id) => ({ id, required: id === 'functional' })));
    },
  );
});

describe('a full config', () => {
  test('is read as it is written', () => {
    expect(resolved(full)).toMatchObject({
      revision: 3,
      controller: { name: 'Example Ltd', privacyPolicy: '/privacy' },
      lifetime: { months: 13 },
      cookie: { name: 'choice', domain: 'example.com', path: '/shop/', sameSite: 'Strict' },
      ui: { layout: 'box', launcher: { position: 'right' } },
      locale: 'fr',
      attribute: 'data-cat',
      scriptTimeout: 0,
      onWithdraw: 'keep',
    });
  });

  test('categories keep their order; one that only a service names comes last', () => {
    expect(resolved(full).categories).toMatchObject([
      { id: 'functional', required: true },
      { id: 'analytics', required: false, description: 'Counts' },
      { id: 'maps', required: true, title: 'Maps' },
      { id: 'advertising', required: false },
    ]);
  });

  test('a service is required if its category is', () => {
    expect(resolved(full).services.map(({ id, required }) => [id, required])).toEqual([
      ['osm', true],
      ['pixel', false],
    ]);
  });

  test('a cookie may be just a name', () => {
    expect(resolved(full).services[0]?.cookies.map(({ name }) => name)).toEqual(['_osm_*', '_osm']);
    expect(resolved(full).services[1]).toMatchObject({ cookies: [], storage: ['px', 'px_*'] });
  });

  test('the config given is left as it was', () => {
    const before = JSON.stringify(full);
    readConfig(full);
    expect(JSON.stringify(full)).toBe(before);
  });

  test('1,000 services are all read', () => {
    const services = Array.from({ length: 1000 }, (_, index) => ({ id: `s${index}`, category: 'analytics' }));
    expect(resolved({ services }).services).toHaveLength(1000);
  });
});

describe('no config', () => {
  test.each([undefined, null, true, 0, 7, '', '{}', [], [{}], () => ({})])(
    '%j: there is nothing to put a question about',
    (raw) => {
      expect(readConfig(raw)).toBeUndefined();
    },
  );
});

describe('a wrong value', () => {
  const wrong: unknown[] = [null, true, false, 0, -1, 1.5, '', '1', 'yes', [], {}, [1], { a: 1 }];

  test.each(wrong)('%j is no revision: it is 0, and matches no decision on a good one', (value) => {
    expect(readConfig({ revision: value })?.revision).toBe(0);
  });

  test.each(wrong)('%j is no number of months: it is 6', (value) => {
    expect(readConfig({ lifetime: { months: value } })?.lifetime.months).toBe(6);
    expect(readConfig({ lifetime: value })?.lifetime.months).toBe(6);
  });

  test.each([14, 24, 120, 1e9, Number.MAX_SAFE_INTEGER])('%i months become 13', (months) => {
    expect(readConfig({ lifetime: { months } })?.lifetime.months).toBe(13);
  });

  test.each(wrong.filter((value) => value !== true))(
    '%j does not make a category required, not even functional',
    (value) => {
      const config = readConfig({ categories: BUILT_IN.map((id) => ({ id, required: value })) });
      expect(config?.categories.map(({ required }) => required)).toEqual([false, false, false, false]);
    },
  );

  test.each([...wrong, 'a b', 'a;b', 'a=b', 'é', 'x'.repeat(65)])('%j is no cookie name: it is "assent"', (value) => {
    // "1" and "yes" are names.
    if (value === '1' || value === 'yes') return;
    expect(readConfig({ cookie: { name: value } })?.cookie.name).toBe('assent');
  });

  test.each([...wrong, 'a', 'a/', '/a;b', '/a b', '/é', '//a\n'])('%j is no cookie path: it is "/"', (value) => {
    expect(recordScope({ path: value as string }).path).toBe('/');
  });

  test.each([null, 1, '', 'a b', 'a;b', 'x_y', 'example.com; Secure'])('%j is no domain: the host alone', (value) => {
    expect(recordScope({ domain: value as string }).domain).toBeUndefined();
  });

  test.each([...wrong, 'lax', 'none', 'NONE', 'Lax; Secure'])(
    '%j is no SameSite: left to the default, "Lax"',
    (value) => {
      expect(recordScope({ sameSite: value as 'Lax' }).sameSite).toBe('Lax');
    },
  );

  test.each([...wrong, 'consent', 'onclick', 'data-', 'data-A', 'data-a b', 'src', 'data-a]'])(
    '%j marks no elements: "data-consent" does',
    (value) => {
      expect(readConfig({ attribute: value })?.attribute).toBe('data-consent');
    },
  );

  test.each([null, true, -1, 1.5, '4000', [], {}])('%j is no timeout: it is 4000', (value) => {
    expect(readTimeout(value)).toBe(4000);
  });

  test('a timeout above the ceiling becomes the ceiling', () => {
    expect(readTimeout(60_000)).toBe(30_000);
  });

  test.each([null, true, 0, 'no', 'false', [], {}])('%j does not take the launcher away', (value) => {
    expect(readConfig({ ui: { launcher: value } })?.ui.launcher).toEqual({});
  });

  test.each([null, 7, '', 'no', [], [1]])('%j as a whole part is as if it were not there', (value) => {
    const raw = Object.fromEntries(
      ['controller', 'lifetime', 'cookie', 'ui', 'categories', 'services'].map((key) => [key, value]),
    );
    const config = resolved(raw as AssentConfig);
    const { controller, lifetime, cookie, ui, categories, services } = resolved({});
    expect(config).toMatchObject({ lifetime, cookie, ui, categories, services });
    expect(config.controller).toEqual(controller);
  });

  test.each(['', '*', '**', 'a*b', '*a', 'a b', 'a;b', 'a=b', 'a\n', null, 7, {}, 'x'.repeat(256)])(
    '%j sweeps nothing',
    (pattern) => {
      const services = [{ id: 'a', category: 'analytics', cookies: [pattern, { name: pattern }], storage: [pattern] }];
      expect(readConfig({ services })?.services).toMatchObject([{ id: 'a', cookies: [], storage: [] }]);
    },
  );
});

describe('what is left out', () => {
  const ids = (raw: object): string[][] => {
    const { categories, services } = resolved(raw as AssentConfig);
    return [categories.map(({ id }) => id), services.map(({ id }) => id)];
  };

  test.each(['', ' ', 'a b', '-a', '_a', 'a.b', 'é', '__proto__', 'x'.repeat(33), 'a\n', '!a', 7, null, true, [], {}])(
    'an item with the id %j',
    (id) => {
      expect(ids({ categories: ['analytics', { id, title: 'T' }], services: [{ id, category: 'analytics' }] })).toEqual(
        [['analytics'], []],
      );
    },
  );

  test('a category of the site itself without a title: the visitor would not know what it is for', () => {
    expect(ids({ categories: ['analytics', 'maps', { id: 'video' }, { id: 'chat', title: '' }] })).toEqual([
      ['analytics'],
      [],
    ]);
  });

  test('a service without a known category', () => {
    const services = [
      'loose',
      { id: 'a' },
      { id: 'b', category: 'maps' },
      { id: 'c', category: 7 },
      { id: 'd', category: 'constructor' },
    ];
    expect(ids({ services })).toEqual([[...BUILT_IN], []]);
  });

  test('the second of two with one id', () => {
    const categories = [
      { id: 'maps', title: 'A' },
      { id: 'maps', title: 'B', required: true },
    ];
    const services = [
      { id: 'a', category: 'maps' },
      { id: 'a', category: 'functional' },
      { id: 'maps', category: 'functional' },
      { id: 'advertising', category: 'functional' },
    ];
    const config = resolved({ categories, services } as AssentConfig);
    expect(config.categories).toMatchObject([{ id: 'maps', title: 'A', required: false }]);
    expect(config.services).toMatchObject([{ id: 'a', category: 'maps', required: false }]);
  });
});

describe('the page cannot get at it', () => {
  test('__proto__ keys set no prototype', () => {
    const evil = '{"required":true,"months":13,"polluted":true}';
    const config = resolved(
      parsed(`{
        "__proto__": { "revision": 9, "attribute": "data-x", "polluted": true },
        "categories": [{ "id": "analytics", "__proto__": ${evil} }],
        "services": [{ "id": "a", "category": "analytics", "__proto__": ${evil} }],
        "lifetime": { "__proto__": ${evil} },
        "cookie": { "__proto__": { "name": "evil" } },
        "ui": { "__proto__": { "launcher": false } },
        "constructor": { "prototype": { "polluted": true } }
      }`),
    );
    expect(config).toMatchObject({ revision: 1, attribute: 'data-consent', lifetime: { months: 6 } });
    expect(config.cookie.name).toBe('assent');
    expect(config.ui.launcher).not.toBe(false);
    expect(config.categories.map(({ required }) => required)).toEqual([false]);
    expect(config.services.map(({ required }) => required)).toEqual([false]);
    expect('polluted' in {}).toBe(false);
  });

  const additions: Readonly<Record<string, unknown>> = {
    required: true,
    months: 13,
    category: 'functional',
    id: 'functional',
    title: 'Title',
    name: 'evil',
    revision: 9,
    categories: [{ id: 'analytics', required: true }],
    services: [{ id: 'evil', category: 'functional' }],
    lifetime: { months: 13 },
    cookie: { name: 'evil' },
    domain: 'evil.test',
    path: '/evil',
    sameSite: 'None',
    ui: { launcher: false },
    launcher: false,
    attribute: 'data-evil',
    scriptTimeout: 0,
    onWithdraw: 'keep',
    cookies: ['*'],
    storage: ['evil'],
    controller: { name: 'evil' },
    locale: 'xx',
    test: () => true,
    0: 'functional',
  };
  const cases = Object.keys(additions).flatMap((key) => [
    { key, how: 'enumerable' },
    { key, how: 'hidden' },
  ]);

  test.each(cases)('Object.prototype.$key, $how, changes nothing', ({ key, how }) => {
    const raws = [
      {},
      full,
      { categories: ['analytics', { id: 'functional' }, {}], services: [{}, { id: 'a', category: 'analytics' }] },
    ];
    const read = (): string => JSON.stringify(raws.map((raw) => readConfig(raw)));
    const clean = read();
    expect(polluted({ [key]: additions[key] }, how === 'enumerable', read)).toBe(clean);
  });

  test('everything at once on Object.prototype changes nothing', () => {
    const read = (): string => JSON.stringify([readConfig({}), readConfig(full)]);
    const clean = read();
    expect(polluted(additions, true, read)).toBe(clean);
    expect(polluted(additions, false, read)).toBe(clean);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('whatever JSON can say', () => {
  const raw = fc.oneof(
    json,
    fc.json().map(parsed),
    fc.jsonValue(),
    mutated(validConfig),
    mutated(fc.constant(full)),
    weirdConfig,
  );

  test('never throws, and gives a whole config or none', () => {
    fc.assert(
      fc.property(raw, (value) => {
        const config = readConfig(value);
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        expect(config !== undefined).toBe(isObject);
        if (!config) return;
        expect(config.lifetime.months >= 1 && config.lifetime.months <= 13).toBe(true);
        expect(Number.isInteger(config.revision) && config.revision >= 0).toBe(true);
        expect(config.categories.length).toBeGreaterThan(0);
        expect(config.attribute).toMatch(/^data-[a-z\d-]+$/);
        const { domain = '', path, sameSite } = config.cookie;
        expect(config.cookie.name + path + domain).toMatch(/^[\w./~-]+$/);
        expect(['Lax', 'Strict', 'None']).toContain(sameSite);
        const timeout = config.scriptTimeout;
        expect(timeout >= 0 && timeout <= 30_000).toBe(true);
        const ids = [...config.categories, ...config.services].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[a-zA-Z\d][\w-]{0,31}$/);
        const required = new Map(config.categories.map((item) => [item.id, item.required]));
        for (const service of config.services) expect(service.required).toBe(required.get(service.category));
        for (const name of config.services.flatMap(({ cookies, storage }) => [
          ...cookies.map((item) => item.name),
          ...storage,
        ])) {
          expect(name).not.toMatch(/^\*|[;=\s]|\*.+/);
        }
      }),
      runs(2),
    );
  });

  test('only "functional" is required without saying so, and only `true` says so', () => {
    fc.assert(
      fc.property(weirdConfig, (value) => {
        const said = new Set<unknown>(['functional']);
        const { categories } = value as { categories?: unknown };
        for (const item of Array.isArray(categories) ? (categories as unknown[]) : []) {
          if (typeof item === 'object' && item !== null && (item as { required?: unknown }).required === true) {
            said.add((item as { id?: unknown }).id);
          }
        }
        for (const { id, required } of resolved(value).categories) if (required) expect(said).toContain(id);
      }),
      runs(),
    );
  });

  test('Object.prototype is as before', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    fc.assert(
      fc.property(weirdConfig, (value) => {
        readConfig(value);
        expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      }),
      runs(),
    );
  });
});

describe('nested 20,000 deep', () => {
  const objects = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
  const lists = '['.repeat(20_000) + ']'.repeat(20_000);

  test.each([
    ['objects, as a whole', objects],
    ['lists, under an unknown key', `{"x":${lists}}`],
    ['objects, in a category', `{"categories":[{"id":"analytics","title":${objects}}]}`],
    ['lists, as the services', `{"services":${lists}}`],
  ])('%s: does not throw', (_, text) => {
    expect(() => readConfig(parsed(text))).not.toThrow();
  });
});
