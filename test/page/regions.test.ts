/** Where the visitor is, and what the browser says, as a whole page meets it: docs/regions.md. */
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeOf, PLACES, SITUATIONS, siteConfig, storedRecord } from '../../tools/region-outcomes.ts';
import {
  assentUi,
  expectChoice,
  expectProblem,
  expectVisit,
  gated,
  openLab,
  type Lab,
  type Visit,
  type VisitOptions,
} from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const withSignal = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });`;
const config = siteConfig(1);
const trackers = gated('analytics', 'a') + gated('advertising', 'b');
const A = ['tracker.test/a.js', 'tracker.test/beacon?a'];
const B = ['tracker.test/b.js', 'tracker.test/beacon?b'];

const visitFrom = (region: string, options: VisitOptions = {}): Promise<Visit> =>
  lab.visit({ config, html: trackers, assentAttributes: `data-region="${region}"`, ...options });

const consentOf = (visit: Visit): Promise<{ source: string; decided: boolean; revision: number }> =>
  visit.page.evaluate(() => window.assent.consent);

async function expectAccessible({ page }: Visit): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document.querySelector('assent-ui') as Element),
  );
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
}

/** Everything is there that will be: the session has begun, and whatever it started has had its time. */
async function settled(visit: Visit): Promise<void> {
  await visit.page.waitForFunction(() => Object.keys(window.assent.consent.categories).length);
  await visit.settled();
}

describe.each([false, true])('the table of docs/regions.md, signal: %s', (hasSignal) => {
  // They mostly wait for nothing to happen, so they wait together.
  test.concurrent.each(PLACES)('%s', async (name, region) => {
    const own = `${name.replace(' ', '-')}${hasSignal ? '-signal' : ''}`;
    const path = `/${own}`;
    const html = gated('analytics', `${own}-a`) + gated('advertising', `${own}-b`);
    const visit = await lab.visit({ url: 'about:blank', ...(hasSignal && { initScript: withSignal }) });
    for (const situation of SITUATIONS.filter((each) => each.hasSignal === hasSignal)) {
      const url = `http://shop.test${path}`;
      const page = `<!doctype html><html lang="en"><head>
          <script type="application/json" data-assent-config>${JSON.stringify(siteConfig(situation.isRevised ? 2 : 1))}</script>
          <script src="/dist/assent.js" data-region="${region}"></script></head><body>${html}</body></html>`;
      lab.page('shop.test', path, page);
      await visit.clearCookies();
      const record = storedRecord(region, situation, Date.now());
      if (record) await visit.context.addCookies([{ name: record[0], value: record[1], url }]);
      await visit.goto(url);
      await settled(visit);

      const expected = outcomeOf(region, situation, Date.now());
      const where = JSON.stringify(situation);
      const requested = visit.requests().map((request) => request.host + request.path);
      const ran = ['analytics', 'advertising'].filter((id) =>
        requested.includes(`tracker.test/${own}-${id === 'analytics' ? 'a' : 'b'}.js`),
      );
      expect(ran, where).toEqual(expected.granted);
      expect(await assentUi(visit.page).banner.isVisible(), where).toBe(expected.asks);
      expect((await consentOf(visit)).source, where).toBe(expected.source);
    }
    await visit.close();
  });
});

describe('R019 where the visitor is', () => {
  const html = trackers;
  const granted = (visit: Visit): Promise<void> => expectVisit(visit, { mustRequestOnce: [...A, ...B] });
  const asked = async (visit: Visit): Promise<void> => {
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
  };

  test('says an attribute of a script, a <meta>, or the page’s own Server-Timing header', async () => {
    await granted(await visitFrom('US-CA'));
    await granted(
      await lab.visit({
        html: `<!doctype html><html><head><meta name="assent-region" content="us_ca">
          <script type="application/json" data-assent-config>${JSON.stringify(config)}</script>
          <script src="/dist/assent.js"></script></head><body>${html}</body></html>`,
      }),
    );
    await granted(
      await lab.visit({ config, html, headers: { 'Server-Timing': 'cache;desc="hit", region;desc="US-CA"' } }),
    );
  });

  test.each(['', 'california', 'US-CALIF', 'US', 'XX', '<b>', 'DE', 'US-CA-1', 'constructor'])(
    '%j is no region with another rule: the strictest holds',
    async (region) => asked(await visitFrom(region)),
  );

  test('the more exact code wins, then the first rule; own rules can build on a preset', async () => {
    const regions = [
      { codes: ['US'], model: 'none' },
      { preset: 'us-ca', model: 'opt-in', texts: { en: { title: 'Californian words' } } },
      { codes: ['US-CA'], model: 'none' },
    ];
    const visit = await visitFrom('US-CA', { config: { ...config, regions } });
    await asked(visit);
    expect(await assentUi(visit.page).banner.innerText()).toContain('Californian words');
    await granted(await visitFrom('US-NV', { config: { ...config, regions } }));
  });

  test('is not said by scripts of others, nor by words of the config that only we use', async () => {
    const html = `<!doctype html><html><head>
      <script type="application/json" data-assent-config>${JSON.stringify({ ...config, quiet: true, model: 'none', region: 'US-CA' })}</script>
      <script data-region="US-CA" src="http://widget.test/w.js"></script><script src="/dist/assent.js"></script>
      </head><body>${trackers}</body></html>`;
    lab.route('widget.test', '/w.js', { body: '' });
    await asked(await lab.visit({ html }));
  });

  test('a refusal may hold longer than the policy’s revision, a grant never does', async () => {
    const day = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10);
    const site = { ...siteConfig(2), regions: [{ preset: 'eu', askAgainAfter: { months: 12 } }] };
    const granted = await visitFrom('FR', {
      config: site,
      cookies: { assent: `1.${day}.10.1.banner.analytics.!advertising~` },
    });
    await assentUi(granted.page).bannerIsShown();
    await expectVisit(granted, { mustNotRequest: ['tracker.test/'] });
    const refused = await visitFrom('FR', {
      config: site,
      cookies: { assent: `1.${day}.10.1.banner.!analytics.!advertising~` },
    });
    await settled(refused);
    await assentUi(refused.page).bannerIsHidden();
    const old = new Date(Date.now() - 300 * 86_400_000).toISOString().slice(0, 10);
    const long = { ...site, revision: 1, lifetime: { months: 6 } };
    const past = await visitFrom('FR', {
      config: long,
      cookies: { assent: `1.${old}.10.1.banner.analytics.advertising~` },
    });
    await assentUi(past.page).bannerIsShown();
    await expectVisit(past, { mustNotRequest: ['tracker.test/'] });
  });

  test.each<[string, unknown]>([
    ['a text', 'us-ca'],
    ['an object', { 'US-CA': 'opt-out' }],
    ['an unknown preset', ['us-california']],
    ['an unknown model', [{ codes: ['US-CA'], model: 'optout' }]],
    ['a model of another type', [{ codes: ['US-CA'], model: ['opt-out'] }]],
    ['codes that are no list', [{ codes: 'US-CA', model: 'opt-out' }]],
    ['no codes', [{ model: 'none' }]],
    ['nonsense', [null, 7, [], 'constructor', '__proto__', { preset: '__proto__', model: 'none' }]],
  ])('%s lets nothing run, and is told', async (_, regions) => {
    const visit = await visitFrom('US-CA', { config: { ...config, regions } });
    await asked(visit);
    await expect.poll(() => visit.warnings.join()).toMatch(/config\/(bad-value|missing|unknown-key) at regions/);
  });

  test('the part that knows does not come: nobody is asked, nothing runs, and it is told', async () => {
    lab.route('cdn.test', '/assent.js', () => ({
      status: 302,
      headers: { Location: 'http://shop.test/dist/assent.js' },
    }));
    const visit = await visitFrom('US-CA', {
      assent: 'http://cdn.test/assent.js',
      cookies: { assent: '1.2026-11-20.0.1.banner.analytics.advertising~' },
    });
    await expectProblem(visit, 'regions/load-failed regions');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], allowErrors: /Failed to load|CORS|net::/ });
    await assentUi(visit.page).bannerIsHidden();
    expect(await visit.page.evaluate(() => window.assent.has('analytics'))).toBe(false);
  });
});

describe('where the law is opt-out', () => {
  test('R124 everything runs unasked; "Your Privacy Choices" ends it, for this region and for those that ask', async () => {
    const visit = await visitFrom('US-CA');
    const { page } = visit;
    const ui = assentUi(page);
    await expectVisit(visit, { mustRequestOnce: [...A, ...B], cookies: ['a', 'b'] });
    await ui.bannerIsHidden();
    expect(await consentOf(visit)).toMatchObject({ source: 'region', decided: false });

    const launcher = page.getByRole('button', { name: 'Your Privacy Choices', exact: true });
    await launcher.waitFor();
    expect(await launcher.locator('svg').getAttribute('viewBox')).toBe('0 0 30 14');
    expect(await launcher.innerText()).toBe('Your Privacy Choices');
    await expectAccessible(visit);

    await launcher.click();
    await Promise.all([page.waitForEvent('load'), ui.rejectAll()]);
    visit.forget();
    await visit.reload();
    await settled(visit);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: ['a', 'assent-opt-out', 'b'] });
    await ui.bannerIsHidden();

    const abroad = await visitFrom('DE', { sameVisitorAs: visit });
    await assentUi(abroad.page).bannerIsShown();
    await expectVisit(abroad, { mustNotRequest: ['tracker.test/'] });
  });

  test('what was accepted there, with everything on beforehand, is no consent elsewhere', async () => {
    const visit = await visitFrom('US-CA');
    await assentUi(visit.page).launcher.click();
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequest: [...A, ...B], cookies: ['a', 'assent-opt-out', 'b'] });
    const abroad = await visitFrom('FR', { sameVisitorAs: visit });
    await assentUi(abroad.page).bannerIsShown();
    await expectVisit(abroad, { mustNotRequest: ['tracker.test/'] });
  });

  test('what was refused where consent is asked for is refused there, too', async () => {
    const visit = await visitFrom('FR');
    await assentUi(visit.page).rejectAll();
    const abroad = await visitFrom('US-CA', { sameVisitorAs: visit });
    await settled(abroad);
    await expectVisit(abroad, { mustNotRequest: ['tracker.test/'] });
  });

  test('what is refused there ends a consent that was given where consent is asked for', async () => {
    const visit = await visitFrom('FR');
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequest: [...A, ...B] });
    const abroad = await visitFrom('US-CA', { sameVisitorAs: visit });
    await settled(abroad);
    await abroad.page.evaluate(() => window.assent.rejectAll());
    await expect.poll(() => visit.cookieNames()).toEqual(['a', 'assent-opt-out', 'b']);
    const home = await visitFrom('FR', { sameVisitorAs: visit });
    await assentUi(home.page).bannerIsShown();
    await expectVisit(home, { mustNotRequest: ['tracker.test/'] });
  });

  test('what is refused later elsewhere counts there, also on the same day', async () => {
    const visit = await visitFrom('US-CA');
    await settled(visit);
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expect.poll(() => visit.cookieNames()).toContain('assent-opt-out');
    const abroad = await visitFrom('FR', { sameVisitorAs: visit });
    await assentUi(abroad.page).rejectAll();
    const back = await visitFrom('US-CA', { sameVisitorAs: visit });
    await settled(back);
    await expectVisit(back, { mustNotRequest: ['tracker.test/'] });
  });

  test('a refusal holds when the site changes the model', async () => {
    const rule = (model: string): object => ({ ...config, regions: [{ codes: ['AU'], model }], onWithdraw: 'keep' });
    const visit = await visitFrom('AU', { config: rule('notice') });
    await assentUi(visit.page).rejectAll();
    const later = await visitFrom('AU', { config: rule('opt-out'), sameVisitorAs: visit });
    await settled(later);
    await expectVisit(later, { mustNotRequest: ['tracker.test/'] });
  });

  test('who waits for a grant from before the start need not wait for ever', async () => {
    const visit = await visitFrom('US-CA', {
      head: `<script>assent.when('analytics').then(() => { window.told = true; });</script>`,
    });
    await visit.page.waitForFunction(() => (window as { told?: boolean }).told);
  });

  test('where nothing can be stored a refusal holds as long as the page does', async () => {
    const visit = await visitFrom('US-CA', {
      initScript: `Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set() {} });
        Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false });
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });`,
    });
    await settled(visit);
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(visit, 'analytics', false);
    await visit.settled();
    await expectChoice(visit, 'analytics', false);
  });

  test('a decision taken back leaves what the region allows', async () => {
    const visit = await visitFrom('US-CA', { config: { ...config, onWithdraw: 'keep' } });
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(visit, 'analytics', false);
    await visit.page.evaluate(() => window.assent.reset());
    await expectChoice(visit, 'analytics', true);
    await expectVisit(visit, { cookies: ['a', 'b'] });

    // Also a refusal that was made where consent is asked for.
    const abroad = await visitFrom('FR', { sameVisitorAs: visit });
    await assentUi(abroad.page).rejectAll();
    const back = await visitFrom('US-CA', { config: { ...config, onWithdraw: 'keep' }, sameVisitorAs: visit });
    await expectChoice(back, 'analytics', false);
    await back.page.evaluate(() => window.assent.reset());
    await expectChoice(back, 'analytics', true);
    await back.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await back.settled();
    await expectChoice(back, 'analytics', true);
  });

  test('the other tab follows', async () => {
    const visit = await visitFrom('US-CA', { config: { ...config, onWithdraw: 'keep' } });
    const other = await visitFrom('US-CA', { config: { ...config, onWithdraw: 'keep' }, sameVisitorAs: visit });
    await expectChoice(other, 'advertising', true);
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(other, 'advertising', false);
  });

  test('vendors are told what is in force', async () => {
    const visit = await visitFrom('US-CA', { config: { ...config, signals: { google: true } } });
    await expect
      .poll(() =>
        visit.page.evaluate(() =>
          ((window as { dataLayer?: unknown[][] }).dataLayer ?? []).map((entry) => JSON.stringify(Array.from(entry))),
        ),
      )
      .toEqual(expect.arrayContaining([expect.stringMatching(/"ad_storage":"granted"/)]));
  });

  test('R049 a refusal holds for months, whatever the revision; a longer one than the config’s', async () => {
    const day = new Date(Date.now() - 300 * 86_400_000).toISOString().slice(0, 10);
    const visit = await visitFrom('US-CA', {
      config: siteConfig(9),
      cookies: { 'assent-opt-out': `1.${day}.0.1.banner.!analytics.!advertising~` },
    });
    await settled(visit);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });
});

test.each([
  ['notice', true],
  ['none', false],
])('where the model is %s everything runs, and the banner comes: %s', async (model, isAsked) => {
  const regions = [{ codes: ['AU'], model }];
  const visit = await visitFrom('AU', { config: { ...config, regions, onWithdraw: 'keep' } });
  const ui = assentUi(visit.page);
  await expectVisit(visit, { mustRequestOnce: [...A, ...B], cookies: ['a', 'b'] });
  expect(await ui.banner.isVisible()).toBe(isAsked);
  if (isAsked) await ui.rejectAll();
  else await visit.page.evaluate(() => window.assent.rejectAll());
  await expectChoice(visit, 'analytics', false);
  await visit.reload();
  await settled(visit);
  await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: ['a', 'assent-opt-out', 'b'] });
  await ui.bannerIsHidden();
});

describe('R121 R160 the privacy signal', () => {
  test('R164 R126 where the law is opt-out denies advertising, is stored, shown, and outlives itself', async () => {
    const visit = await visitFrom('US-CA', { initScript: withSignal });
    const { page } = visit;
    await expectVisit(visit, { mustRequestOnce: A, mustNotRequest: B, cookies: ['a', 'assent-opt-out'] });
    expect(await consentOf(visit)).toMatchObject({ source: 'gpc', decided: true });
    const launcher = page.getByRole('button', { name: 'Your Privacy Choices Opt-Out Preference Signal Honored' });
    await launcher.waitFor();
    await assentUi(page).bannerIsHidden();

    await launcher.click();
    await page.getByRole('status').filter({ hasText: 'The privacy signal of your browser is honoured.' }).waitFor();
    await assentUi(page).preferencesAreShown();
    await expectAccessible(visit);

    const without = await visitFrom('US-CA', { sameVisitorAs: visit });
    await settled(without);
    await expectVisit(without, { mustRequestOnce: A, mustNotRequest: B });
  });

  test('R165 there it wins over whoever grants, earlier or later', async () => {
    const visit = await visitFrom('US-CA', {
      initScript: withSignal,
      cookies: { 'assent-opt-out': `1.${new Date().toISOString().slice(0, 10)}.0.1.banner.analytics.advertising~` },
    });
    await settled(visit);
    await visit.page.evaluate(() => window.assent.acceptAll());
    await assentUi(visit.page).openPreferences();
    await assentUi(visit.page).acceptAll();
    await settled(visit);
    await expectVisit(visit, { mustRequestOnce: A, mustNotRequest: B });
    await expectChoice(visit, 'advertising', false);
  });

  test.each([
    ['without regions', { categories: ['functional', 'analytics', 'advertising'] }],
    ['in an opt-in region', config],
  ])('%s the banner says that it is honoured, and what the visitor then grants goes first', async (_, site) => {
    const visit = await visitFrom('DE', { config: site, initScript: withSignal });
    const ui = assentUi(visit.page);
    const status = (text: string): Promise<void> =>
      visit.page.getByRole('status').filter({ hasText: text }).first().waitFor();
    await ui.bannerIsShown();
    await status('The privacy signal of your browser is honoured.');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
    expect(await consentOf(visit)).toMatchObject({ source: 'gpc', decided: false });
    await expectAccessible(visit);

    await ui.acceptAll();
    await expectVisit(visit, { mustRequestOnce: [...A, ...B] });
    await visit.reload();
    await expectVisit(visit, { mustRequestOnce: [...A, ...B] });
    await ui.launcher.click();
    await status('What you have chosen here goes first.');
  });

  test('is said in the visitor’s language', async () => {
    const visit = await visitFrom('DE', { initScript: withSignal, lang: 'de' });
    await visit.page
      .getByRole('status')
      .filter({ hasText: 'Das Datenschutzsignal Ihres Browsers wird befolgt.' })
      .waitFor();
  });

  test.each(['"true"', '1', 'false', 'undefined', '{}'])('is `true` and nothing else: not %s', async (value) => {
    const initScript = `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => (${value}) });`;
    const visit = await visitFrom('US-CA', { initScript });
    await expectVisit(visit, { mustRequestOnce: [...A, ...B], cookies: ['a', 'b'] });
  });

  test('R167 Do Not Track counts only where the config says so', async () => {
    const initScript = `Object.defineProperty(Navigator.prototype, 'doNotTrack', { get: () => '1' });`;
    await expectVisit(await visitFrom('US-CA', { initScript }), { mustRequestOnce: [...A, ...B] });
    const visit = await visitFrom('US-CA', { initScript, config: { ...config, gpc: { dnt: true } } });
    await expectVisit(visit, { mustRequestOnce: A, mustNotRequest: B });
  });

  test('R126 is stored, though only a service of what it denies was granted', async () => {
    const day = new Date().toISOString().slice(0, 10);
    const site = { ...config, services: [{ id: 'meta', category: 'advertising' }] };
    const cookies = { 'assent-opt-out': `1.${day}.0.1.banner.analytics.!advertising~meta` };
    const visit = await visitFrom('US-CA', { initScript: withSignal, config: site, cookies });
    await expect.poll(async () => (await visit.cookies()).map(({ value }) => value).join()).toMatch(/\.gpc\..*~!meta/);
    const without = await visitFrom('US-CA', { config: site, sameVisitorAs: visit });
    await settled(without);
    await expectChoice(without, 'meta', false);
  });

  test('follows what is chosen while the preferences are open, and stays the source while nothing is', async () => {
    const visit = await visitFrom('DE', { initScript: withSignal });
    await assentUi(visit.page).openPreferences();
    const status = visit.page.locator('assent-ui dialog [role="status"]');
    await expect.poll(() => status.textContent()).toContain('is honoured');
    await visit.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect((await consentOf(visit)).source).toBe('gpc');
    await visit.page.evaluate(() => window.assent.set({ advertising: true }));
    await expect.poll(() => status.textContent()).toContain('goes first');
  });

  test.each([[['advertizing']], [[{}, null, 7]], [[]], ['advertising']])(
    'denies advertising where the config says %j, which names nothing',
    async (deny) => {
      const visit = await visitFrom('US-CA', { initScript: withSignal, config: { ...config, gpc: { deny } } });
      await expectVisit(visit, { mustRequestOnce: A, mustNotRequest: B });
      await visit.page.getByRole('button', { name: /^Your Privacy Choices/ }).waitFor();
    },
  );

  test('denies what the config says', async () => {
    const visit = await visitFrom('US-CA', {
      initScript: withSignal,
      config: { ...config, gpc: { deny: ['advertising', 'analytics'] } },
    });
    await settled(visit);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });
});

test('nothing of ours asks anybody but the site for its own files', async () => {
  const visit = await visitFrom('US-CA', {
    html: '<iframe data-consent="advertising" data-src="http://tracker.test/frame"></iframe>',
    initScript: withSignal,
    config: {
      ...config,
      signals: { google: true, microsoft: true, meta: true },
      ui: { theme: 'paper', layout: 'box' },
    },
    lang: 'de',
  });
  await assentUi(visit.page).launcher.click();
  await assentUi(visit.page).preferencesAreShown();
  await visit.settled();
  const asked = visit.requests().map(({ host, path }) => host + path);
  expect(asked.filter((address) => !/^shop\.test\/(dist\/[\w./-]+)?$/.test(address))).toEqual([]);
  expect(new Set(asked).size, 'each once').toBe(asked.length);
});
