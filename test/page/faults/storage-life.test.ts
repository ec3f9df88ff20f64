/** Faults of a record's room and life: `docs/reliability.md`, A16, A17, A24 to A28. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { expectChoice, expectProblem, expectVisit, gated } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, NO_TRACKER, openScene } from './fault.ts';
import { DAY, day, no, recordsOf, visitorWith, yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const QUIET_A = { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] };

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
    await expect.poll(() => page.evaluate(fill).then(() => recordsOf(visit))).toEqual([]);
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
        const [cookie] = (await visit.cookies()).filter(({ name }) => name === 'assent');
        expect(cookie).toMatchObject(expected);
      },
    });
  }
});

describe('A25 a life that is none', () => {
  const lives: [months: unknown, days: number][] = [
    [13, 397],
    [14, 397],
    [0, 184],
    [-1, 184],
    ['999', 184],
    [1e9, 397],
  ];
  for (const [months, most] of lives) {
    fault({
      name: `A25 lifetime.months is ${JSON.stringify(months)}: the cookie lives for at most ${most} days`,
      page: { html: quietly, config: { lifetime: { months } } },
      check: async ({ visit }) => {
        const [cookie] = (await visit.cookies()).filter(({ name }) => name === 'assent');
        expect((cookie!.expires * 1000 - Date.now()) / DAY).toBeLessThanOrEqual(most);
        expect((cookie!.expires * 1000 - Date.now()) / DAY).toBeGreaterThan(most - 6);
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
        const [cookie] = (await visit.cookies()).filter(({ name }) => name === 'assent');
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
  await visit.clearCookies();
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
    const reloaded = page.waitForEvent('load');
    await page.evaluate(() => window.assent.rejectAll());
    await reloaded;
    await expectChoice(visit, 'analytics', false);
  },
  expect: {},
  again: NO_TRACKER,
  kept: { analytics: false },
});
