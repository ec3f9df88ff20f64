/** Faults of cookies and storage: `docs/reliability.md`, A. What `../record.test.ts` asks of a record is not asked again. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { expectChoice, expectProblem, expectVisit, gated, problemsOf } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, lab, NO_TRACKER, openScene } from './fault.ts';
import { DAY, day, no, recordsOf, visitorWith, yes } from './stored.ts';

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

describe('A16 a choice about many services', () => {
  const services = (count: number): AssentConfig['services'] =>
    Array.from({ length: count }, (_, index) => ({
      id: `vendor-number-${index}`,
      category: 'analytics',
      name: `Vendor ${index}`,
    }));

  fault({
    name: 'A16 200 services: one cookie, under 3.5 KB, and each single choice is kept',
    page: { html: gated('vendor-number-3', 'a') + gated('vendor-number-4', 'b'), config: { services: services(200) } },
    act: ({ page }) => page.evaluate(() => window.assent.set({ analytics: true, 'vendor-number-4': false })),
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/b.js'], cookies: ['a', 'assent'] },
    check: async ({ visit }) => expect((await recordsOf(visit))[0]?.length).toBeLessThan(3500),
    kept: { 'vendor-number-3': true, 'vendor-number-4': false },
  });

  fault({
    name: 'A16 1,000 services, too many for a cookie: localStorage keeps each single choice',
    page: {
      html: gated('vendor-number-3', 'a', '?nostorage') + gated('vendor-number-4', 'b'),
      config: { services: services(1000) },
    },
    act: ({ page }) => page.evaluate(() => window.assent.set({ analytics: true, 'vendor-number-4': false })),
    expect: { ...QUIET_A, mustNotRequest: ['tracker.test/b.js'], cookies: [], storage: ['assent'] },
    check: ({ visit }) => expectProblem(visit, 'storage/cookie-refused'),
    kept: { 'vendor-number-3': true, 'vendor-number-4': false },
  });

  fault({
    name: 'A16 1,000 services, and an older cookie of when there were fewer: the new choice wins over it',
    page: {
      html: quietly,
      config: { services: services(1000) },
      cookies: { assent: yes() },
    },
    // What was granted then still is; the new services wait.
    before: { mustNotRequest: [], cookies: ['assent'] },
    act: ({ visit, ui }) => {
      visit.forget();
      return ui.rejectAll();
    },
    expect: {},
    again: NO_TRACKER,
    kept: { analytics: false, 'vendor-number-3': false },
  });
});

describe('A17 the cookie jar is full', () => {
  const fill = (): void => {
    for (let index = 0; index < 300; index++) document.cookie = `${Math.random()}=${'x'.repeat(20)}; path=/`;
  };

  test('A17 300 cookies evict ours: asked again, nothing runs, the next choice is kept', async () => {
    const scene = await openScene({});
    const { visit, page, ui } = scene;
    await ui.acceptAll();
    await expectVisit(visit, A_RAN);
    await expect.poll(() => page.evaluate(fill).then(() => recordsOf(visit)), { timeout: 5000 }).toEqual([]);
    await expectChoice(visit, 'analytics', true);
    await visit.reload();
    await ui.bannerIsShown();
    await expectVisit(visit, NO_TRACKER);
    await ui.rejectAll();
    await visit.reload();
    await ui.bannerIsHidden();
    await expectChoice(visit, 'analytics', false);
    await expectVisit(visit, NO_TRACKER);
    await expectPageWorks(page);
  });

  fault({
    name: 'A17 a jar full of other cookies: the choice is stored all the same',
    page: {
      html: quietly,
      contextOptions: visitorWith(
        ...Array.from({ length: 180 }, (_, index) => ({ name: `filler${index}`, value: 'x'.repeat(20) })),
      ),
    },
    before: { cookies: Array.from({ length: 180 }, (_, index) => `filler${index}`) },
    check: async ({ visit }) => expect(await recordsOf(visit)).toEqual([yes()]),
  });
});

describe('A18, A19 cookies are refused', () => {
  const setters: [name: string, init: () => void][] = [
    [
      'A18 the setter of this document does nothing',
      () => Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set() {} }),
    ],
    [
      'A18 the setter does nothing and there is no getter',
      () => Object.defineProperty(Document.prototype, 'cookie', { configurable: true, set() {} }),
    ],
    [
      'A18 there is no `document.cookie` at all',
      () => {
        delete (Document.prototype as { cookie?: string }).cookie;
      },
    ],
    [
      'A18 the setter takes the cookie and forgets it a moment later',
      () => {
        const { get, set } = Object.getOwnPropertyDescriptor(
          Document.prototype,
          'cookie',
        ) as Required<PropertyDescriptor>;
        Object.defineProperty(Document.prototype, 'cookie', {
          configurable: true,
          get,
          set(value: string) {
            set.call(this, value);
            set.call(this, `${value.split('=')[0]}=; max-age=0; path=/`);
          },
        });
      },
    ],
    [
      'A19 getter and setter of this document throw',
      () => {
        const refuse = (): never => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        };
        Object.defineProperty(document, 'cookie', { configurable: true, get: refuse, set: refuse });
      },
    ],
    [
      'A19 the setter throws, the getter works',
      () => {
        const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
        const set = (): never => {
          throw new Error('no cookies for you');
        };
        Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set });
      },
    ],
    [
      'A19 the getter answers something that is no text',
      () => Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => ({}), set() {} }),
    ],
  ];
  for (const [name, init] of setters) {
    fault({
      name: `${name}: the choice works and localStorage keeps it`,
      page: { html: quietly },
      init,
      before: { storage: [] },
      expect: { ...QUIET_A, cookies: [], storage: ['assent'] },
      check: ({ visit }) => expectProblem(visit, 'storage/cookie-refused'),
    });
  }

  test('A18 the browser has cookies switched off (CDP): the choice works and localStorage keeps it', async () => {
    const { visit, page, ui } = await openScene({ page: { html: quietly } });
    const cdp = await visit.context.newCDPSession(page);
    await cdp.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await visit.reload();
    await ui.bannerIsShown();
    await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [] });
    await ui.acceptAll();
    await expectVisit(visit, { ...QUIET_A, cookies: [], storage: ['assent'] });
    await visit.reload();
    await expectVisit(visit, QUIET_A);
    await ui.bannerIsHidden();
    await expectPageWorks(page);
  });

  fault({
    name: 'A18 an older yes that cannot be overwritten: a withdrawal is kept in localStorage, and wins',
    page: { html: quietly, cookies: { assent: yes() }, config: { onWithdraw: 'keep' } satisfies AssentConfig },
    init: () => {
      const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
      Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set() {} });
    },
    before: false,
    act: async ({ visit, page }) => {
      await expectVisit(visit, QUIET_A);
      await page.evaluate(() => window.assent.rejectAll());
      visit.forget();
    },
    expect: { ...NO_TRACKER, storage: ['assent'] },
    kept: { analytics: false },
  });

  test('A18 an older yes that cannot be overwritten, and no localStorage: a withdrawal holds while the page is open', async () => {
    const { visit, page } = await openScene({
      page: { html: quietly, cookies: { assent: yes() }, config: { onWithdraw: 'keep' } satisfies AssentConfig },
      init: () => {
        const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
        Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set() {} });
        const refuse = (): never => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        };
        Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
      },
    });
    await expectVisit(visit, QUIET_A);
    await page.evaluate(() => window.assent.rejectAll());
    await expectChoice(visit, 'analytics', false);
    visit.forget();
    // The visitor looks at another tab and comes back.
    await page.evaluate(
      (html) => {
        document.dispatchEvent(new Event('visibilitychange'));
        document.body.append(document.createRange().createContextualFragment(html));
      },
      gated('analytics', 'late'),
    );
    await expectVisit(visit, NO_TRACKER);
    await expectChoice(visit, 'analytics', false);
    expect(await problemsOf(visit)).toContain('storage/memory-only cookie');
    await expectPageWorks(page);
  });

  test('A19 a sandboxed frame, where cookies and storage throw: asked, and the choice holds in memory', async () => {
    lab.page(
      'shop.test',
      '/framed',
      `<!doctype html><html lang="en"><title>Frame</title><script src="/dist/assent.js"></script><body>${quietly}</html>`,
    );
    const { visit, page } = await openScene({
      page: {
        assent: false,
        html: '<iframe title="shop" sandbox="allow-scripts" src="/framed" width="800" height="600"></iframe>',
      },
    });
    const frame = page.frames()[1]!;
    const press = frame.locator('assent-ui [data-assent-do="accept-all"]');
    await press.waitFor();
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    await press.click();
    await expectVisit(visit, QUIET_A);
    await expect.poll(() => frame.locator('assent-ui [part~="banner"]').isVisible()).toBe(false);
    expect(await frame.evaluate(() => window.assent.problems.map(({ code }) => code))).toEqual(['storage/memory-only']);
    await expectPageWorks(page);
  });
});

describe('A20 to A22 localStorage and sessionStorage are in a bad way', () => {
  const services = [{ id: 'counter', category: 'analytics', cookies: ['c'], storage: ['c'] }];
  const storages: [name: string, init: () => void][] = [
    [
      'A20 access to both throws',
      () => {
        const refuse = (): never => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        };
        Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
        Object.defineProperty(window, 'sessionStorage', { configurable: true, get: refuse });
      },
    ],
    [
      'A20 there is neither',
      () => {
        Object.defineProperty(window, 'localStorage', { configurable: true, value: undefined });
        Object.defineProperty(window, 'sessionStorage', { configurable: true, value: null });
      },
    ],
    [
      'A21 localStorage is full',
      () => {
        try {
          for (let index = 0; index < 7; index++) localStorage.setItem(`full${index}`, 'x'.repeat(1024 * 1024));
        } catch {
          // full
        }
      },
    ],
    [
      'A21 setItem throws QuotaExceededError',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
      },
    ],
    [
      'A22 getItem answers an object',
      () => (Storage.prototype.getItem = () => ({ analytics: true }) as unknown as string),
    ],
    ['A22 getItem answers undefined', () => (Storage.prototype.getItem = () => undefined as unknown as string)],
    [
      'A22 getItem answers a promise',
      () => (Storage.prototype.getItem = () => Promise.resolve('x') as unknown as string),
    ],
    [
      'A22 getItem answers an object without a prototype',
      () => (Storage.prototype.getItem = () => Object.create(null) as string),
    ],
    ['A22 getItem answers a yes for every key', () => (Storage.prototype.getItem = () => 'true')],
  ];
  for (const [name, init] of storages) {
    fault({
      name: `${name}: the cookie does it all`,
      page: { html: quietly, config: { categories: ['functional', 'analytics'], services } satisfies AssentConfig },
      init,
      expect: { ...QUIET_A, cookies: ['assent'] },
    });
  }

  fault({
    name: 'A21 cookies refused and localStorage full: the choice holds for this page view',
    page: { html: quietly },
    init: () => {
      Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} });
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
    expect: { ...QUIET_A, cookies: [] },
    check: ({ visit }) => expectProblem(visit, 'storage/memory-only'),
    kept: false,
  });

  fault({
    name: 'A22 cookies refused, and someone else has put a value under our name into localStorage: it is no yes',
    page: { html: quietly },
    init: () => {
      Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} });
      if (!localStorage.getItem('assent')) localStorage.setItem('assent', '{"analytics":"granted"}');
    },
    act: ({ ui }) => ui.rejectAll(),
    expect: NO_TRACKER,
    kept: { analytics: false },
  });
});

describe('A24 SameSite=None', () => {
  for (const [scheme, expected] of [
    ['http', { sameSite: 'Lax', secure: false }],
    ['https', { sameSite: 'None', secure: true }],
  ] as const) {
    fault({
      name: `A24 SameSite=None on ${scheme}: the cookie is stored, and never without Secure`,
      page: () => ({
        url: `${scheme}://shop.test/`,
        html: `<script type="text/plain" data-consent="analytics" src="${scheme}://tracker.test/a.js"></script>`,
        config: { cookie: { sameSite: 'None' } } satisfies AssentConfig,
      }),
      check: async ({ visit }) => {
        const [cookie] = (await visit.context.cookies()).filter(({ name }) => name === 'assent');
        expect(cookie).toMatchObject(expected);
      },
    });
  }
});

describe('A26 a browser that cuts the life of script-written cookies to seven days', () => {
  /** Counts what is written under our name, over reloads. */
  const countWrites = (): void => {
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
    Object.defineProperty(Document.prototype, 'cookie', {
      configurable: true,
      get,
      set(value: string) {
        if (value.startsWith('assent='))
          sessionStorage.setItem('writes', `${Number(sessionStorage.getItem('writes')) + 1}`);
        set.call(this, value);
      },
    });
  };
  const writes = (): number => Number(sessionStorage.getItem('writes'));

  test.each([
    [1, 1],
    [3, 1],
    [6, 1],
    [0, 0],
  ])(
    'A26 a record %d days old: written again %d times, with the rest of its life, not prolonged',
    async (age, expected) => {
      const soon = Math.floor((Date.now() + (7 - age) * DAY) / 1000);
      const { visit, page, ui } = await openScene({
        page: { html: quietly, contextOptions: visitorWith({ value: yes(day(-age)), expires: soon }) },
        init: countWrites,
      });
      await expectVisit(visit, QUIET_A);
      for (let reload = 0; reload < 2; reload++) {
        expect(await page.evaluate(writes)).toBe(expected);
        const [cookie] = (await visit.context.cookies()).filter(({ name }) => name === 'assent');
        expect(cookie?.value).toContain(day(-age));
        const life = (cookie!.expires * 1000 - Date.parse(day(-age))) / DAY;
        if (expected) expect(life).toBeGreaterThan(180);
        expect(life).toBeLessThanOrEqual(185);
        await visit.reload();
        await expectVisit(visit, QUIET_A);
        await ui.bannerIsHidden();
      }
      expect(await page.evaluate(() => window.assent.consent.decidedOn)).toBe(day(-age));
      await expectPageWorks(page);
    },
  );
});

test('A27 the site clears all cookies while the page is open: it goes on, and the next page asks again', async () => {
  const { visit, page, ui } = await openScene({ page: { html: quietly + gated('advertising', 'b') } });
  await ui.grantOnly('analytics');
  await expectVisit(visit, QUIET_A);
  await visit.context.clearCookies();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await ui.launcher.click();
  await ui.preferencesAreShown();
  await page.keyboard.press('Escape');
  await expectVisit(visit, { mustNotRequest: ['tracker.test/b.js'] });
  await visit.reload();
  await ui.bannerIsShown();
  await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [] });
  await ui.rejectAll();
  await visit.reload();
  await ui.bannerIsHidden();
  await expectVisit(visit, NO_TRACKER);
  await expectPageWorks(page);
});

fault({
  name: 'A28 a no edited by hand into a valid yes: the visitor’s own act, so it counts, and can be withdrawn',
  page: { html: quietly, cookies: { assent: no().replace('!analytics', 'analytics') } },
  before: false,
  act: async ({ visit, page }) => {
    await expectVisit(visit, QUIET_A);
    await page.evaluate(() => window.assent.rejectAll());
    await page.waitForLoadState('load');
  },
  expect: {},
  again: NO_TRACKER,
  kept: { analytics: false },
});
