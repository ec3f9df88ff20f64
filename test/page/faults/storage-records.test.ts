/** Faults of the stored record itself: `docs/reliability.md`, A1 to A14. More kinds of damage are in `../record.test.ts`. */
import { describe, expect } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { expectChoice, expectVisit, gated } from '../harness/index.ts';
import { A_RAN, fault, NO_TRACKER } from './fault.ts';
import { day, no, recordsOf, visitorWith, yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const QUIET_A = { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] };

describe('a record that cannot be used is as good as none, and the next choice repairs it', () => {
  const useless: [name: string, value: string][] = [
    ['A1 the record is not ours: broken JSON, encoded', '%7Bbad'],
    ['A2 bad percent encoding', '%E0%A4%A'],
    ['A3 the record is null', 'null'],
    ['A3 the record is an array', '[1,2]'],
    ['A4 right form, wrong inner types', '{"categories":{"analytics":5},"revision":[]}'],
    ['A4 ids in capitals', yes().toUpperCase()],
    ['A4 two records in one', `${no()}${yes()}`],
    ['A4 yes and no at once', yes().replace('analytics', 'analytics.!analytics.!advertising.!personalization')],
    ['A7 ids that every object has', `1.${day()}.0.1.banner.__proto__.constructor.toString~hasOwnProperty`],
    ['A9 a record of a newer grammar', `2.${day()}.analytics-advertising-personalization`],
    ['A10 a record of an older revision', yes(day(), 0)],
    ['A11 a record past its life', yes(day(-200))],
    ['A28 hand-edited beyond repair', yes().replace('banner', '<script>alert(1)</script>')],
  ];
  for (const [name, value] of useless) {
    const isContradiction = name.endsWith('at once');
    fault({
      name: `${name}: ${isContradiction ? 'the stricter answer holds' : 'asked again, nothing runs, the choice is kept'}`,
      page: { cookies: { assent: value } },
      ...(isContradiction
        ? { before: false, act: () => {}, expect: NO_TRACKER, kept: { analytics: false } }
        : {
            before: { cookies: ['assent'] },
            expect: { ...A_RAN, cookies: ['a', 'assent'] },
            check: async ({ visit }) => expect(await recordsOf(visit)).toEqual([yes()]),
          }),
    });
  }
});

fault({
  name: 'A5 the record knows categories and services that the config does not: they are ignored, the rest holds',
  page: {
    cookies: { assent: `1.${day()}.0.1.banner.ghost.analytics.!advertising.!spirit.personalization~spook.!wraith` },
  },
  before: false,
  act: () => {},
  kept: { analytics: true, advertising: false, ghost: false, spook: false },
});

fault({
  name: 'A7 ids that every object has, in the markup: nothing runs, no prototype is changed',
  page: { html: ['__proto__', 'constructor', 'toString', 'a analytics'].map((id) => gated(id, 'p')).join('') },
  expect: NO_TRACKER,
  check: async ({ page }) => {
    expect(await page.evaluate(() => [Object.keys(Object.prototype), Object.keys({})])).toEqual([[], []]);
  },
});

fault({
  name: 'A8 a record of the first grammar, written months ago and once more since: it holds, and stays as it is',
  page: {
    config: {
      services: [{ id: 'matomo', category: 'analytics' }],
      categories: ['functional', 'analytics', 'advertising'],
    },
    html: gated('matomo', 'a', '?nostorage') + gated('advertising', 'b'),
    cookies: { assent: `1.${day(-90)}.90.1.preferences.analytics.!advertising~matomo` },
  },
  before: false,
  act: () => {},
  expect: { ...A_RAN, mustNotRequest: ['tracker.test/b.js'] },
  check: async ({ visit }) =>
    expect(await recordsOf(visit)).toEqual([`1.${day(-90)}.90.1.preferences.analytics.!advertising~matomo`]),
  kept: { analytics: true, matomo: true, advertising: false },
});

fault({
  name: 'A11 a consent has run out: its trackers’ cookies and storage go, and the visitor is asked again',
  page: {
    config: {
      services: [
        { id: 'counter', category: 'analytics', cookies: ['_count*'], storage: ['count'] },
        { id: 'map', category: 'functional', cookies: ['map'] },
      ] satisfies AssentConfig['services'],
    },
    contextOptions: visitorWith(
      { value: `1.${day(-400)}.0.1.banner.analytics~counter` },
      { name: '_count_1', value: '1' },
      { name: '_count_2', value: '1', domain: '.shop.test' },
      { name: 'map', value: '1' },
    ),
  },
  before: { cookies: ['assent', 'map'] },
});

describe('A12 two records', () => {
  const old = day(-30);
  const pairs: [name: string, options: ReturnType<typeof visitorWith>, analytics: boolean][] = [
    [
      'an old yes on the host, a newer no on the domain',
      visitorWith({ value: yes(old) }, { value: no(), domain: '.shop.test' }),
      false,
    ],
    [
      'an old yes on the domain, a newer no on the host',
      visitorWith({ value: yes(old), domain: '.shop.test' }, { value: no() }),
      false,
    ],
    [
      'an old no on the domain, a newer yes on the host',
      visitorWith({ value: no(old), domain: '.shop.test' }, { value: yes() }),
      true,
    ],
    [
      'a newer yes on the domain, an old no on the host',
      visitorWith({ value: yes(), domain: '.shop.test' }, { value: no(old) }),
      true,
    ],
    [
      'an old yes under this path, a newer no at the root',
      visitorWith({ value: yes(old), path: '/shop' }, { value: no() }),
      false,
    ],
    [
      'rubbish under this path, a yes at the root',
      visitorWith({ value: '%7B', path: '/shop' }, { value: yes() }),
      true,
    ],
  ];
  for (const [name, contextOptions, analytics] of pairs) {
    fault({
      name: `A12 two records, ${name}: the newest valid one holds, nobody is asked`,
      page: () => {
        const url = 'http://shop.test/shop/item';
        return { url, html: gated('analytics', 'a'), contextOptions };
      },
      before: false,
      act: () => {},
      expect: analytics ? A_RAN : NO_TRACKER,
      kept: { analytics },
    });
  }

  // A cookie keeps its place in the browser's list when it is written again, so another of the same day may follow it.
  const rivals: [name: string, options: ReturnType<typeof visitorWith>, config: AssentConfig][] = [
    [
      'of the same day, on the domain',
      visitorWith({ value: yes(day(-1)) }, { value: yes(), domain: '.shop.test' }),
      {},
    ],
    ['of the same day, on the host', visitorWith({ value: yes(), domain: '.shop.test' }, { value: yes() }), {}],
    [
      'of the same day, on the host of a site that stores on its domain',
      visitorWith({ value: yes(), domain: '.shop.test' }, { value: yes() }),
      { cookie: { domain: 'shop.test' } },
    ],
    [
      'of the same day, at the root of a site that stores under a path',
      visitorWith({ value: yes() }),
      { cookie: { path: '/shop' } },
    ],
    ['of the same day, under the path of the page', visitorWith({ value: yes(), path: '/shop' }, { value: yes() }), {}],
    ['of tomorrow’s date, on the domain', visitorWith({ value: yes(day(1)), domain: '.shop.test' }), {}],
  ];
  for (const [name, contextOptions, config] of rivals) {
    fault({
      name: `A12 two records, a rival ${name}: a withdrawal is kept`,
      page: () => ({
        url: 'http://shop.test/shop/item',
        html: quietly,
        config: { ...config, onWithdraw: 'keep' } satisfies AssentConfig,
        contextOptions,
      }),
      before: false,
      act: async ({ visit, page }) => {
        await expectVisit(visit, QUIET_A);
        await page.evaluate(() => window.assent.rejectAll());
        await expectChoice(visit, 'analytics', false);
        visit.forget();
      },
      expect: NO_TRACKER,
      kept: { analytics: false },
    });
  }

  fault({
    name: 'A12 two records, a rival of the same day that answers less: asked once, not endlessly',
    page: () => ({
      url: 'http://shop.test/shop/item',
      html: gated('analytics', 'a'),
      config: { cookie: { path: '/shop' } } satisfies AssentConfig,
      cookies: {},
      contextOptions: visitorWith({ value: `1.${day()}.0.1.banner.!analytics~` }),
    }),
    before: { cookies: ['assent'] },
  });
});

fault({
  name: 'A12 a record that script cannot see or change (HttpOnly): the choice is kept beside it',
  page: { html: quietly, contextOptions: visitorWith({ value: yes(), httpOnly: true }) },
  before: { cookies: ['assent'] },
  act: ({ ui }) => ui.grantOnly('analytics'),
  expect: { ...QUIET_A, storage: ['assent'] },
  kept: { analytics: true, advertising: false },
});

fault({
  name: 'A14 other cookies of the site are malformed: no effect',
  init: () => {
    for (const cookie of [
      '%E0%A4%A',
      'other=%A8%E4',
      '=nameless',
      '__proto__=1',
      'x==;',
      'assent2=1',
      'xassent=null',
      'toString=1',
    ]) {
      document.cookie = cookie;
    }
  },
  before: { cookies: ['', '', '__proto__', 'assent2', 'other', 'toString', 'x', 'xassent'].slice(1) },
});
