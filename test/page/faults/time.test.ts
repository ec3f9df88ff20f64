/** Faults of clocks, headers and names: `docs/reliability.md`, G. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { assentUi, expectChoice, expectProblem, expectVisit, gated } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, hostPart, lab, NO_TRACKER, openScene, type Scene } from './fault.ts';
import { DAY, day, recordsOf, visitorWith, yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const YEAR = 365.25 * DAY;

/** The page of these tests, on a visitor's machine whose clock is wrong by so many years. */
async function openAt(years: number): Promise<Scene & { setClock(years: number): Promise<void> }> {
  const html = quietly + hostPart();
  lab.page(
    'shop.test',
    '/clock',
    `<!doctype html><html lang="en"><title>Shop</title><script src="/dist/assent.js"></script><body>${html}</html>`,
  );
  const visit = await lab.visit({ url: 'about:blank' });
  const setClock = (wrongBy: number): Promise<void> => visit.context.clock.setFixedTime(Date.now() + wrongBy * YEAR);
  await setClock(years);
  await visit.goto('http://shop.test/clock');
  return { visit, page: visit.page, ui: assentUi(visit.page), setClock };
}

describe('G128 the visitor’s clock is wrong', () => {
  test.each([5, 0.6, -0.6, -5, -40])(
    'G128 by %d years: a choice is kept as long as it stays wrong, for no longer than it may, and asked again when it is put right',
    async (years) => {
      const { visit, page, ui, setClock } = await openAt(years);
      await ui.bannerIsShown();
      await expectVisit(visit, NO_TRACKER);
      await ui.acceptAll();
      await expectVisit(visit, A_RAN);
      // The browser's own clock is right: the life is relative.
      const [cookie] = await visit.cookies();
      expect(cookie!.expires * 1000 - Date.now()).toBeLessThan(185 * DAY);
      expect(cookie!.expires * 1000 - Date.now()).toBeGreaterThan(180 * DAY);
      await visit.reload();
      await ui.bannerIsHidden();
      await expectVisit(visit, A_RAN);

      await setClock(0);
      await visit.reload();
      await ui.bannerIsShown();
      await expectVisit(visit, NO_TRACKER);
      await ui.acceptAll();
      await visit.reload();
      await ui.bannerIsHidden();
      expect(await recordsOf(visit)).toEqual([yes()]);
      await expectPageWorks(page);
    },
  );

  test.each([
    ['seven months on', 'asks again', 0.6],
    ['a day back', 'still holds', -1 / 365.25],
    ['a minute back', 'still holds', -1 / 525_960],
  ] as const)(
    'G128 the clock jumps %s while the page is open: nothing breaks, and the choice %s there',
    async (_, outcome, years) => {
      const { visit, page, ui, setClock } = await openAt(0);
      await ui.acceptAll();
      await expectVisit(visit, A_RAN);
      await setClock(years);
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await visit.settled();
      await visit.reload();
      if (outcome === 'asks again') {
        await ui.bannerIsShown();
        await expectVisit(visit, NO_TRACKER);
      } else {
        await expectVisit(visit, A_RAN);
        await ui.bannerIsHidden();
      }
      await expectPageWorks(page);
    },
  );

  test('G128 the clock jumps past the end of the consent, and the visitor comes back to the page: nothing more is released', async () => {
    const { visit, page, setClock } = await openAt(0);
    await assentUi(page).acceptAll();
    await expectVisit(visit, A_RAN);
    await setClock(2);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expectChoice(visit, 'analytics', false).catch(() => {});
    await page.waitForLoadState('load');
    visit.forget();
    await page.evaluate(
      (html) => {
        document.body.append(document.createRange().createContextualFragment(html));
      },
      gated('analytics', 'late'),
    );
    await expectVisit(visit, { mustNotRequest: ['tracker.test/late.js'] });
  });

  for (const timezoneId of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu', 'America/St_Johns']) {
    fault({
      name: `G129 the visitor is in ${timezoneId}: the day is the one in UTC, the choice is kept`,
      page: { html: quietly, contextOptions: { timezoneId } },
      check: async ({ visit }) => expect(await recordsOf(visit)).toEqual([yes()]),
    });
  }
});

test('G132 links that open a new tab: the opened page has no way back to ours', async () => {
  lab.page(
    'vendor.test',
    '/policy',
    '<!doctype html><title>Policy</title><script>document.title = String(opener)</script>',
  );
  const { page, ui, visit } = await openScene({
    page: {
      html: quietly,
      config: {
        controller: {
          name: 'Shop',
          privacyPolicy: 'http://vendor.test/policy',
          cookiePolicy: '/cookies',
          imprint: '/imprint',
        },
        services: [{ id: 'vendor', category: 'analytics', name: 'Vendor', privacyPolicy: 'http://vendor.test/policy' }],
      } satisfies AssentConfig,
    },
  });
  await ui.openPreferences();
  const links = await page
    .locator('assent-ui a')
    .evaluateAll((found) =>
      found.map((link) => ({ target: (link as HTMLAnchorElement).target, rel: (link as HTMLAnchorElement).rel })),
    );
  expect(links.length).toBeGreaterThan(3);
  for (const { target, rel } of links) {
    if (target) expect([target, rel]).toEqual(['_blank', 'noopener noreferrer']);
  }
  await ui.preferences.locator('summary').click();
  const opened = visit.context.waitForEvent('page');
  await ui.preferences.locator('a[target]').click();
  const policy = await opened;
  await policy.waitForLoadState();
  await expect.poll(() => policy.title()).toBe('null');
  expect(visit.requests().find(({ host }) => host === 'vendor.test')?.headers.referer).toBe(undefined);
  await policy.close();
  await page.keyboard.press('Escape');
  await expectPageWorks(page);
});

describe('G133, G134 values that would mean something to CSS or to a regular expression', () => {
  for (const theme of [
    'dark}*{background:url(http://evil.test/bg)',
    'url(http://evil.test/x)',
    'expression(alert(1))',
    '@import "http://evil.test/x.css"',
    '</style><img src=http://evil.test/i>',
  ]) {
    fault({
      name: `G133 the theme is ${JSON.stringify(theme)}: a name like any other, nothing is fetched or restyled`,
      page: { html: quietly, config: { ui: { theme, position: theme, layout: theme } } },
      expect: { ...A_RAN, mustNotRequest: ['evil.test'] },
      check: async ({ page }) => {
        expect(await page.evaluate(() => getComputedStyle(document.body).backgroundImage)).toBe('none');
      },
    });
  }

  fault({
    name: 'G134 cookie names that are regular expressions: plain text, matched in no time, and nothing else is deleted',
    page: {
      html: quietly,
      cookies: { assent: yes() },
      contextOptions: visitorWith(
        { name: `${'a'.repeat(40)}!`, value: '1' },
        { name: '(a+)+$', value: '1' },
        { name: '.x', value: '1' },
        { name: 'ax', value: '1' },
        { name: `long${'b'.repeat(3000)}`, value: '1' },
      ),
      config: {
        onWithdraw: 'keep',
        services: [
          {
            id: 'regex',
            category: 'analytics',
            cookies: ['(a+)+$', '^(a+)+$', '.x*', '(.*)*', '[', '\\', `${'b*'.repeat(100)}`, '**', '*'],
          },
        ],
      },
    },
    before: false,
    act: async ({ page }) => {
      const took = await page.evaluate(async () => {
        window.assent.acceptAll();
        await window.assent.when('analytics');
        const start = performance.now();
        return new Promise<number>((done) => {
          window.assent.on('change', () => window.assent.has('analytics') || done(performance.now() - start));
          window.assent.rejectAll();
        });
      });
      // What goes back and forth over these would take years.
      expect(took).toBeLessThan(15_000);
    },
    expect: { cookies: [`${'a'.repeat(40)}!`, 'assent', 'ax', `long${'b'.repeat(3000)}`] },
    again: NO_TRACKER,
    kept: { analytics: false },
  });
});

describe('G137 Trusted Types', () => {
  const frame = '<iframe title="map" data-consent="analytics" data-src="http://tracker.test/frame.html"></iframe>';
  const refused = /trusted-types|TrustedTypePolicy|policy/i;

  fault({
    name: "G137 `trusted-types 'none'`: the UI works, media open, scripts stay shut and the problem says why",
    page: {
      html: quietly + frame + gated('functional', 'needed'),
      csp: "require-trusted-types-for 'script'; trusted-types 'none'",
      config: { services: [{ id: 'x', category: 'analytics', name: '<b>x</b>', privacyPolicy: '/x', cookies: ['x'] }] },
    },
    errors: refused,
    before: { allowErrors: refused },
    act: async ({ ui }) => {
      await ui.openPreferences();
      await ui.preferences.locator('summary').click();
      await ui.toggle('analytics');
      await ui.save();
      await ui.bannerIsHidden();
    },
    expect: {
      mustRequestOnce: ['tracker.test/frame.html'],
      mustNotRequest: ['tracker.test/a.js', 'tracker.test/needed.js'],
    },
    check: async ({ visit }) => {
      await expectProblem(visit, 'gate/trusted-types');
      expect(visit.errors.every(({ kind }) => kind !== 'error')).toBe(true);
    },
  });

  fault({
    name: 'G137 `trusted-types assent`: everything works, and nothing is reported',
    page: {
      html: `${quietly}${frame}<script type="text/plain" data-consent="analytics">window.inlineRan = true</script>`,
      csp: "require-trusted-types-for 'script'; trusted-types assent",
    },
    expect: { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/frame.html'] },
    check: async ({ page }) => expect(await page.evaluate(() => 'inlineRan' in window)).toBe(true),
  });
});

describe('G138 headers that shut a page off', () => {
  const headers: [name: string, headers: Record<string, string>][] = [
    [
      'cross-origin isolation (COOP, COEP)',
      { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' },
    ],
    [
      'Permissions-Policy and Document-Policy',
      {
        'Permissions-Policy': 'unload=(), storage-access=(), interest-cohort=(), attribution-reporting=()',
        'Document-Policy': 'document-write=?0',
      },
    ],
    [
      'Referrer-Policy, nosniff, frame options',
      { 'Referrer-Policy': 'no-referrer', 'X-Content-Type-Options': 'nosniff', 'X-Frame-Options': 'DENY' },
    ],
    [
      'Origin-Agent-Cluster, Clear-Site-Data for the cache',
      { 'Origin-Agent-Cluster': '?1', 'Clear-Site-Data': '"cache"' },
    ],
  ];
  for (const [name, values] of headers) {
    fault({
      name: `G138 ${name}: unaffected`,
      page: () => {
        lab.route('shop.test', '/own.js', { body: 'window.ownRan = true' });
        return {
          // A secure context, where these headers mean something.
          url: 'https://shop.test/',
          html: '<script type="text/plain" data-consent="analytics" src="/own.js"></script>',
          headers: values,
        };
      },
      act: async ({ ui }) => {
        await ui.acceptAll();
      },
      expect: { mustRequestOnce: ['shop.test/own.js'] },
      check: async ({ page }) => expect(await page.evaluate(() => 'ownRan' in window)).toBe(true),
    });
  }

  const policies: [name: string, csp: string][] = [
    [
      'no inline style, no eval',
      "default-src 'self'; script-src 'self' 'nonce-n' http://tracker.test; img-src http://tracker.test; style-src 'self'",
    ],
    ['`sandbox allow-scripts allow-same-origin`', 'sandbox allow-scripts allow-same-origin'],
    ['`sandbox allow-scripts`: no storage at all', 'sandbox allow-scripts'],
  ];
  for (const [name, csp] of policies) {
    const isStored = !csp.endsWith('allow-scripts');
    fault({
      name: `G138 a content security policy, ${name}: works without a report`,
      page: { html: quietly, csp },
      nonce: 'n',
      before: isStored ? {} : { cookies: [] },
      expect: { mustRequestOnce: ['tracker.test/a.js'] },
      ...(isStored ? {} : { kept: false }),
    });
  }
});

test('G129 the day of a record is the day of the decision, not that of a later visit', async () => {
  const { visit } = await openScene({ page: { html: quietly, cookies: { assent: yes(day(-10)) } } });
  await expectVisit(visit, A_RAN);
  expect((await recordsOf(visit))[0]).toContain(day(-10));
});
