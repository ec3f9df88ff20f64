/** The doctor's diagnosis: plain facts in, plain findings out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkConfigText } from '../../src/cli/check-config-text.ts';
import { linesOf } from '../../src/cli/lines.ts';
import { readConfig } from '../../src/config/read-config.ts';
import type { AssentConfig } from '../../src/config/types.ts';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import type { Consent } from '../../src/consent/types.ts';
import { createAttribution } from '../../src/doctor/attribution.ts';
import { checkGivenConfig, helpFor } from '../../src/doctor/check-given-config.ts';
import { contrastRatio, over } from '../../src/doctor/contrast-ratio.ts';
import { diagnose, type Diagnosis, type Given } from '../../src/doctor/diagnose.ts';
import { isOf } from '../../src/doctor/find-config-text.ts';
import type { ElementFact, PageFacts, RequestFact } from '../../src/doctor/page-facts.ts';
import { sectionsOf } from '../../src/doctor/sections.ts';
import { summaryOf } from '../../src/doctor/summary.ts';
import { writerIn } from '../../src/doctor/writer-in.ts';
import { json, mutated, resolved, runs, weirdConfig } from './arbitraries.ts';
import { schemaConfig } from './schema-arbitrary.ts';

const own = 'https://shop.test/assent/';
const stats: AssentConfig = {
  controller: { name: 'Shop', privacyPolicy: '/privacy' },
  services: [
    {
      id: 'stats',
      category: 'analytics',
      name: 'Stats',
      provider: 'Stats Ltd',
      cookies: [{ name: '_s*', duration: '1 day', purpose: 'Counts' }],
      storage: ['stats'],
      match: ['https://*.stats.example/'],
    },
  ],
};
const empty: PageFacts = {
  url: 'https://shop.test/',
  elements: [],
  scripts: [],
  requests: [],
  requestsAreCut: false,
  stored: [],
  writes: [],
  colours: [],
  ownTags: 1,
  ownFolder: own,
  languages: ['en'],
};

function consentOf(raw: AssentConfig, ...granted: string[]): Consent {
  const config = resolved(raw);
  const base = undecided(consentFactory(config));
  if (granted[0] === 'undecided') return base;
  const choices = (ids: object): Consent['categories'] =>
    Object.fromEntries(
      Object.entries(ids).map(([id, choice]) => [
        id,
        choice === 'granted' || granted.includes(id) ? 'granted' : 'denied',
      ]),
    );
  return {
    ...base,
    decided: true,
    decidedOn: '2026-11-22',
    expiresOn: '2027-05-22',
    source: 'banner',
    categories: choices(base.categories),
    services: choices(base.services),
  };
}

function examine(facts: Partial<PageFacts>, given: Partial<Given> = {}, raw: AssentConfig = stats): Diagnosis {
  return diagnose(
    { ...empty, ...facts },
    {
      config: resolved(raw),
      consent: consentOf(raw, 'undecided'),
      problems: [],
      configFindings: [],
      configAt: 'inline',
      periods: [{ from: 0, consent: given.consent ?? consentOf(raw, 'undecided') }],
      ...given,
    },
  );
}

const script = (terms: string[], holds: boolean | undefined, url?: string): ElementFact => ({
  path: `script ${terms.join(' ')} ${url ?? ''}`.trim(),
  tag: 'script',
  terms,
  urls: url ? [url] : [],
  holds,
});
const request = (url: string, start = 10, by = 'script', duration = 20): RequestFact => ({ url, by, start, duration });

describe('marked elements', () => {
  test.each<[string, ElementFact, Consent, string, string]>([
    ['undecided', script(['analytics'], true), consentOf(stats, 'undecided'), 'held', 'not decided yet'],
    ['denied', script(['stats'], true), consentOf(stats), 'held', '“stats” is denied'],
    ['granted', script(['stats'], false), consentOf(stats, 'stats'), 'released', '“stats” is granted'],
    ['queued', script(['stats'], true), consentOf(stats, 'stats'), 'waiting', 'turn has not come'],
    [
      'one of two denied',
      script(['analytics', 'stats'], true),
      consentOf(stats, 'analytics'),
      'held',
      '“stats” is denied.',
    ],
    ['unknown id', script(['stast'], true), consentOf(stats, 'stats'), 'held', 'knows no stast'],
    ['no id', script([], true), consentOf(stats, 'stats'), 'held', 'names no category'],
    ['while refused', script(['!stats'], false), consentOf(stats), 'released', '“stats” is denied'],
    ['while refused, and granted', script(['!stats'], true), consentOf(stats, 'stats'), 'held', '“stats” is granted'],
    ['while refused, undecided', script(['!stats'], true), consentOf(stats, 'undecided'), 'held', 'not decided yet'],
    ['a template', script(['stats'], undefined), consentOf(stats), 'held', 'denied'],
    ['opened once', script(['stats'], false), consentOf(stats), 'open-without', 'loaded once'],
  ])('%s', (_, element, consent, state, reason) => {
    expect(examine({ elements: [element] }, { consent }).elements).toEqual([
      expect.objectContaining({ state, reason: expect.stringContaining(reason) as string }),
    ]);
  });

  test.each([
    ['gate/not-held', 'not-held', 'type="text/plain"'],
    ['gate/nonce', 'refused', 'gate/nonce'],
  ])('%s is told as the reason', (code, state, reason) => {
    const element = script(['stats'], code === 'gate/nonce');
    const problems = [{ code, path: element.path, message: '' }];
    const { elements } = examine({ elements: [element] }, { problems, consent: consentOf(stats, 'stats') });
    expect(elements).toEqual([expect.objectContaining({ state, reason: expect.stringContaining(reason) as string })]);
  });
});

describe('whose a URL is', () => {
  const of = (url: string): readonly string[] =>
    createAttribution(
      resolved(stats).services,
      [script(['ads'], true, 'https://ads.example/a.js'), script(['!ads', 'maps'], true, 'https://shop.test/own.js')],
      'https://shop.test/',
    ).of(url);
  test.each([
    ['https://cdn.stats.example/x', ['stats']],
    ['https://ads.example/beacon', ['ads']],
    ['https://shop.test/own.js', ['maps']],
    // The site's own host is everybody's.
    ['https://shop.test/other.js', []],
    ['https://nobody.example/', []],
    ['https://stats.example.evil.test/', []],
    ['not a url', []],
  ])('%s: %j', (url, expected) => {
    expect(of(url)).toEqual(expected);
  });
});

describe('what ran before consent', () => {
  const tracker = 'https://a.stats.example/t.js';
  const urls = (facts: Partial<PageFacts>, given: Partial<Given> = {}): string[] =>
    examine(facts, given).early.map(({ url }) => url);

  test('undecided: what is of a service that waits, and any other host', () => {
    const requests = [request(tracker), request('https://nobody.example/a'), request('https://shop.test/app.js')];
    const { early } = examine({ requests });
    expect(early.map(({ url, services }) => [url, services])).toEqual([
      [tracker, ['stats']],
      ['https://nobody.example/a', []],
    ]);
    for (const { reason } of early) expect(reason).toMatch(/likely/i);
  });

  test('a decision on this page: each by what was in force when it was asked for', () => {
    const periods = [
      { from: 0, consent: consentOf(stats, 'undecided') },
      { from: 100, consent: consentOf(stats, 'stats') },
      { from: 200, consent: consentOf(stats) },
    ];
    expect(urls({ requests: [request(tracker, 99)] }, { periods })).toEqual([tracker]);
    expect(urls({ requests: [request(tracker, 101)] }, { periods })).toEqual([]);
    expect(urls({ requests: [request(tracker, 201)] }, { periods })).toEqual([tracker]);
    expect(urls({ requests: [request('https://nobody.example/', 201)] }, { periods })).toEqual([]);
    expect(examine({}, { periods }).decisionTime).toBe('here');
  });

  test('a decision of before, or one whose time nobody knows: only what is denied', () => {
    for (const [from, time] of [
      [0, 'earlier'],
      [500, 'unknown'],
    ] as const) {
      const requests = [request(tracker), request('https://nobody.example/a')];
      const denied = [{ from, consent: consentOf(stats) }];
      const granted = [{ from, consent: consentOf(stats, 'stats') }];
      expect(examine({}, { periods: denied }).decisionTime).toBe(time);
      expect(urls({ requests }, { periods: denied })).toEqual([tracker]);
      expect(urls({ requests }, { periods: granted })).toEqual([]);
    }
  });

  test('never: required services, styles, preloads, and our own files', () => {
    const raw: AssentConfig = { services: [{ id: 'cart', category: 'functional', match: ['https://cart.example/'] }] };
    const requests = [
      request('https://cart.example/a.js'),
      request('https://nobody.example/a.css', 1, 'css'),
      request('https://nobody.example/b.css', 1, 'link'),
      request(`${own}assent-ui.js`),
      request(`${own}locales/fr.js`),
    ];
    expect(examine({ requests }, { consent: consentOf(raw, 'undecided') }, raw).early).toEqual([]);
  });

  test('an inline script that was marked and not held', () => {
    const element = script(['stats'], false);
    const problems = [{ code: 'gate/not-held', path: element.path, message: '' }];
    expect(examine({ elements: [element] }, { problems }).early).toMatchObject([
      { url: '<script> inline', services: ['stats'], by: 'inline' },
    ]);
    expect(urls({ elements: [element] })).toEqual([]);
  });

  test('a script that Resource Timing has lost', () => {
    expect(urls({ scripts: [{ url: tracker }] })).toEqual([tracker]);
  });
});

describe('what is stored', () => {
  const stored = [
    { kind: 'cookie', name: 'assent' },
    { kind: 'cookie', name: '_s1' },
    { kind: 'localStorage', name: 'stats' },
    { kind: 'cookie', name: 'stats' },
    { kind: 'cookie', name: '_other' },
  ] as const;
  const scripts = [{ url: 'https://a.stats.example/t.js' }, { url: 'https://shop.test/app.js' }];

  test('by service, and what nobody has declared', () => {
    const found = examine({ stored, scripts }, { consent: consentOf(stats, 'stats') }).stored;
    expect(found.map(({ name, state, services }) => [name, state, ...services])).toEqual([
      ['assent', 'record'],
      ['_s1', 'declared', 'stats'],
      ['stats', 'declared', 'stats'],
      ['stats', 'undeclared'],
      ['_other', 'undeclared'],
    ]);
    // The site's own host is no suspect.
    expect(found.at(-1)).toMatchObject({ likelyOneOf: ['a.stats.example'] });
  });

  test('what a denied service has left', () => {
    const { stored: found } = examine({ stored: [stored[1]] }, { consent: consentOf(stats) });
    expect(found).toMatchObject([{ name: '_s1', state: 'left-over', choice: 'denied' }]);
  });

  test('a write that was seen names the script, and no other suspects', () => {
    const writes = [{ kind: 'cookie', name: '_other', by: 'https://b.example/b.js' }] as const;
    const found = examine({ stored: [stored[4]], scripts, writes }).stored;
    expect(found).toEqual([
      {
        name: '_other',
        kind: 'cookie',
        services: [],
        state: 'undeclared',
        wasSeen: true,
        setBy: 'https://b.example/b.js',
      },
    ]);
  });
});

test('what was written is told apart from what was there, and no host is blamed for the former', () => {
  const stored = [{ kind: 'localStorage', name: 'x' }] as const;
  const scripts = [{ url: 'https://a.example/a.js' }];
  const words = (writes: PageFacts['writes']): string =>
    JSON.stringify(sectionsOf(examine({ stored, scripts, writes })).find(({ id }) => id === 'stored'));
  expect(words([])).toContain('before the doctor came, or in a way that it does not see');
  expect(words([])).toContain('a.example');
  expect(words(stored)).toContain('by no script with an address');
  expect(words(stored)).not.toContain('a.example');
});

describe('who wrote', () => {
  test.each([
    [
      `Error\n    at set (${own}assent-doctor.js:1:2)\n    at t (https://a.example/t.js?v=1:3:4)`,
      'https://a.example/t.js?v=1',
    ],
    ['set@https://shop.test/assent/assent-doctor.js:1:2\nt@https://a.example/t.js:3:4', 'https://a.example/t.js'],
    [`Error\n    at ${own}assent-doctor.js:1:2\n    at https://shop.test/:10:3`, 'https://shop.test/'],
    [`Error\n    at ${own}assent-doctor.js:1:2\n    at ${own}assent-decide.js:1:2`, undefined],
    ['Error\n    at <anonymous>', undefined],
    ['', undefined],
  ])('%j: %s', (stack, expected) => {
    expect(writerIn(stack, own)).toBe(expected);
  });
});

describe('duplicates', () => {
  const what = (facts: Partial<PageFacts>, raw = stats, given: Partial<Given> = {}): string[] =>
    examine(facts, given, raw).duplicates.map((each) => each.what);
  const url = 'https://a.example/a.js';

  test('a URL marked twice, or marked and not', () => {
    const one = script(['stats'], true, url);
    expect(what({ elements: [one] })).toEqual([]);
    expect(what({ elements: [one, one] })).toEqual([url]);
    expect(what({ elements: [one], scripts: [{ url }] })).toEqual([url]);
  });

  test('a name that two services declare', () => {
    const both = (a: string, b: string): AssentConfig => ({
      services: [
        { id: 'a', category: 'analytics', cookies: [a] },
        { id: 'b', category: 'analytics', cookies: [b] },
      ],
    });
    expect(what({}, both('x', 'y'))).toEqual([]);
    expect(what({}, both('x', 'x'))).toEqual(['x']);
    expect(what({}, both('x_*', 'x_1'))).toEqual(['x_* and x_1']);
    expect(what({}, both('x_*', 'x'))).toEqual([]);
  });

  test('Assent', () => {
    expect(what({ ownTags: 2 })).toEqual(['Assent']);
    expect(what({}, stats, { problems: [{ code: 'script/twice', path: 'page', message: '' }] })).toEqual(['Assent']);
  });
});

test('slow services, by the slowest request', () => {
  const requests = [
    request('https://a.stats.example/t.js', 1, 'script', 1500),
    request('https://b.stats.example/u.js', 1, 'script', 10),
    request('https://quick.example/', 1, 'fetch', 30),
    request('https://shop.test/app.js', 1, 'script', 5000),
  ];
  expect(examine({ requests }).speed).toMatchObject([
    { whose: 'stats', requests: 2, slowest: 1500, isSlow: true },
    { whose: 'quick.example', requests: 1, slowest: 30, isSlow: false },
  ]);
});

describe('texts', () => {
  const paths = (raw: AssentConfig, languages = ['en']): string[] =>
    examine({ languages }, {}, raw).texts.map(({ path }) => path);

  test('nothing is missing', () => {
    expect(paths(stats)).toEqual([]);
  });
  test('what is not there at all', () => {
    expect(paths({ services: [{ id: 'a', category: 'analytics', cookies: ['x'] }] })).toEqual([
      'controller.name',
      'controller.privacyPolicy',
      'services.a.name',
      'services.a.provider',
      'services.a.cookies.x.duration',
      'services.a.cookies.x.purpose',
    ]);
  });
  test('what is not there in the language shown', () => {
    const raw = { ...stats, controller: { name: { en: 'Shop', de: 'Laden' }, privacyPolicy: '/p' } };
    expect(paths(raw, ['fr'])).toEqual(['controller.name']);
    expect(paths(raw, ['de-AT'])).toEqual([]);
    expect(paths({ ...raw, locale: 'de' }, ['fr'])).toEqual([]);
    expect(paths({ ...stats, controller: { name: { fr: 'Magasin' }, privacyPolicy: '/p' } })).toEqual([
      'controller.name',
    ]);
  });
});

test('contrast is that of WCAG', () => {
  expect(contrastRatio([0, 0, 0, 255], [255, 255, 255, 255])).toBeCloseTo(21);
  expect(contrastRatio([255, 255, 255, 255], [118, 118, 118, 255])).toBeCloseTo(4.54, 1);
  expect(over([0, 0, 0, 0], [9, 9, 9, 255])).toEqual([9, 9, 9, 255]);
  expect(over([0, 0, 0, 255], [9, 9, 9, 255])).toEqual([0, 0, 0, 255]);
});

describe('the config', () => {
  test('before it is known, and where it cannot be read, that is what is said', () => {
    expect(summaryOf(examine({}, { config: undefined })).text).toBe('Waiting for the config');
    const problems = [{ code: 'config/unreadable', path: '/assent.json', message: '404' }];
    const unreadable = examine({}, { config: undefined, problems });
    expect(unreadable.state).toBe('unreadable');
    expect(summaryOf(unreadable).text).toContain('consent');
  });

  test('a region is told where the config has some', () => {
    expect(examine({}).consent).not.toHaveProperty('region');
    const config = { ...resolved(stats), region: 'fr' };
    const diagnosis = examine({}, { config });
    expect(diagnosis.consent).toMatchObject({ region: 'fr' });
    expect(JSON.stringify(sectionsOf(diagnosis))).toContain('["region","fr"]');
  });

  test('what is no JSON has no line, and is found all the same', () => {
    const circular: Record<string, unknown> = { revision: 0 };
    circular['self'] = circular;
    expect(checkGivenConfig(circular).map(({ code, path }) => `${code} ${path}`)).toEqual(
      expect.arrayContaining(['config/bad-value revision', 'config/unknown-key self']),
    );
    expect(checkGivenConfig({ ui: { theme: () => 1 } }).map(({ path }) => path)).toEqual(['ui.theme']);
    expect(checkGivenConfig({ revision: 0 })[0]).not.toHaveProperty('line');
  });

  test('a text counts only if it says what Assent was given', () => {
    expect(isOf('{ "revision": 1 }', { revision: 1 })).toBe(true);
    expect(isOf('{ "revision": 2 }', { revision: 1 })).toBe(false);
    expect(isOf('{', undefined)).toBe(true);
  });

  test('headings are linked as they are written', () => {
    expect(helpFor('config/bad-value')).toBe('docs/problems.md#configbad-value');
  });
});

describe('whatever the config is', () => {
  const raws = fc.oneof(
    weirdConfig,
    mutated(schemaConfig),
    json,
    fc.anything({ withBigInt: true, withNullPrototype: true }),
  );

  test('the doctor says what the command line says, and never throws', () => {
    fc.assert(
      fc.property(raws, (raw) => {
        let text: string | undefined;
        try {
          text = JSON.stringify(raw);
        } catch {
          // What is no JSON is nothing for the command line.
        }
        const words = (found: readonly { code: string; path: string; message: string }[]): string[] =>
          found.map(({ code, path, message }) => `${code} ${path} ${message}`).sort();
        expect(words(checkGivenConfig(raw))).toEqual(
          expect.arrayContaining(words(checkConfigText(text ?? 'null').found)),
        );
        if (text) expect(words(checkGivenConfig(JSON.parse(text), text))).toEqual(words(checkConfigText(text).found));
      }),
      runs(0.1),
    );
  });

  test('a text that is no JSON, or only in part, is told at the same place', () => {
    const cut = fc.tuple(json, fc.nat()).map(([raw, at]) => (JSON.stringify(raw) ?? '').slice(0, at % 500));
    const texts = fc.oneof(cut, fc.string(), fc.string({ unit: fc.constantFrom(...'{}[]":,\\/ \n1a') }));
    fc.assert(
      fc.property(texts, (text) => {
        const placeOf = linesOf(text);
        const expected = checkConfigText(text).found.map((each) => [
          each.code,
          each.message,
          placeOf(each.offset).line,
        ]);
        expect(checkGivenConfig(undefined, text).map((each) => [each.code, each.message, each.line])).toEqual(expected);
      }),
      runs(0.1),
    );
  });

  test('the diagnosis is made, and can be put into words and JSON', () => {
    const name = fc.constantFrom('a', '_s1', 'assent', 'constructor', '');
    const fact = fc.record({
      path: fc.string(),
      tag: fc.constantFrom('script', 'template', 'iframe'),
      terms: fc.array(fc.constantFrom('analytics', '!analytics', 'constructor', 'x', '!')),
      urls: fc.array(fc.webUrl()),
      holds: fc.constantFrom(true, false, undefined),
    });
    const facts = fc.record({
      elements: fc.array(fact),
      stored: fc.array(fc.record({ kind: fc.constant('cookie' as const), name })),
    });
    fc.assert(
      fc.property(raws, facts, (raw, given) => {
        const config = readConfig(raw);
        const consent = undecided(consentFactory(config ?? resolved()));
        const configFindings = checkGivenConfig(raw);
        const diagnosis = diagnose(
          { ...empty, ...given },
          { config, consent, problems: [], configFindings, configAt: undefined, periods: [{ from: 0, consent }] },
        );
        const text = JSON.stringify(sectionsOf(diagnosis)) + summaryOf(diagnosis).text;
        expect(text).not.toMatch(/\[object|NaN/);
        expect(JSON.stringify(diagnosis)).toContain('"state"');
      }),
      runs(0.1),
    );
  });
});
