/** Every file that a visitor may get is loaded by a stated condition: the table of `docs/ARCHITECTURE.md`. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assentUi, expectVisit, gated, openLab, type Lab, type Visit, type VisitOptions } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const today = new Date().toISOString().slice(0, 10);
const granted = `1.${today}.0.1.banner.analytics.advertising.personalization~`;
const refused = `1.${today}.0.1.banner.!analytics.!advertising.!personalization~`;
const FRAME = '<iframe data-consent="analytics" data-src="http://tracker.test/frame.html"></iframe>';
const A = 'tracker.test/a.js';

let count = 0;
/** A site for visitors: a host where no sites are built, of its own, so that nothing that comes late counts elsewhere. */
const openShop = (options: VisitOptions = {}): Promise<Visit> =>
  lab.visit({ url: `http://shop${(count += 1)}.example/`, html: gated('analytics', 'a'), ...options });

/** Exactly these files of ours are asked for, each once: none comes later, and nothing else of the site does. */
async function expectFiles(visit: Visit, ...files: string[]): Promise<void> {
  const { host } = new URL(visit.page.url());
  await expectVisit(visit, { mustRequestOnce: files.map((file) => `${host}/dist/${file}`), quiet: 300 });
  const asked = visit.requests().flatMap((request) => (request.host === host ? request.path : []));
  const { pathname } = new URL(visit.page.url());
  expect(asked.sort()).toEqual([pathname, ...files.map((file) => `/dist/${file}`)].sort());
}
const CORE = 'assent.js';
const BANNER = 'assent-banner.js';
const PREFERENCES = 'assent-preferences.js';

describe('who has decided', () => {
  test('and refused, gets the core alone', async () => {
    const visit = await openShop({ cookies: { assent: refused } });
    await expectFiles(visit, CORE);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('and granted, gets the core alone, though there are scripts, pictures and templates to release', async () => {
    const html = `${gated('analytics', 'a')}<img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt="">
      <template data-consent="analytics"><script src="http://tracker.test/t.js"></script></template>`;
    const visit = await openShop({ html, cookies: { assent: granted } });
    await expectVisit(visit, { mustRequestOnce: [A, 'tracker.test/pixel.gif', 'tracker.test/t.js'] });
    await expectFiles(visit, CORE);
  });

  test('and opens the preferences, gets them then, and no banner', async () => {
    const visit = await openShop({ cookies: { assent: granted } });
    await expectFiles(visit, CORE);
    await assentUi(visit.page).openPreferences();
    await expectFiles(visit, CORE, PREFERENCES);
  });

  test('before a revision that is past, is asked again: core, banner, and preferences when idle', async () => {
    const visit = await openShop({ config: { revision: 2 }, cookies: { assent: granted } });
    await assentUi(visit.page).bannerIsShown();
    await expectFiles(visit, CORE, BANNER, PREFERENCES);
  });
});

describe('who is asked', () => {
  test('gets core and banner, and the preferences when idle; nothing more when answering', async () => {
    const visit = await openShop();
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await expectFiles(visit, CORE, BANNER, PREFERENCES);
    const order = visit.requests().map(({ path }) => path.replace('/dist/', ''));
    expect(order.filter((path) => path.endsWith('.js'))).toEqual([CORE, BANNER, PREFERENCES]);
    await ui.acceptAll();
    await expectVisit(visit, { mustRequestOnce: [A] });
    await expectFiles(visit, CORE, BANNER, PREFERENCES);
  });

  test('gets the banner before the preferences: these wait until it stands', async () => {
    const url = 'http://idle.example/';
    let release = (): void => {};
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    const visit = await openShop({ url, html: '', assent: false });
    lab.page(
      'idle.example',
      '/',
      '<!doctype html><html lang="en"><title>Shop</title><script src="/dist/assent.js"></script></html>',
    );
    await visit.page.route('**/assent-banner.js', async (route) => {
      await isReleased;
      await route.continue();
    });
    await visit.page.goto(url, { waitUntil: 'commit' });
    await visit.page.waitForFunction(() => 'assent' in window);
    await visit.page.waitForTimeout(500);
    expect(visit.requests().filter(({ path }) => path.endsWith(PREFERENCES))).toEqual([]);
    release();
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustRequestOnce: [`idle.example/dist/${PREFERENCES}`] });
  });

  test('in Finnish gets its texts, once for both layers', async () => {
    const visit = await openShop({ lang: 'fi' });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await ui.openPreferences();
    await expectFiles(visit, CORE, BANNER, PREFERENCES, 'locales/fi.js');
  });
});

describe('where there is nothing to ask', () => {
  test('the core is all', async () => {
    await expectFiles(await openShop({ config: { categories: ['functional'] } }), CORE);
  });
});

describe('something blocked in the page', () => {
  test('that is seen, brings the preferences for its placeholder; no banner for who has refused', async () => {
    const visit = await openShop({ html: FRAME, cookies: { assent: refused } });
    await expectFiles(visit, CORE, PREFERENCES);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('that may load, brings nothing of ours', async () => {
    const visit = await openShop({ html: FRAME, cookies: { assent: granted } });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html'] });
    await expectFiles(visit, CORE);
  });

  test('or a list of services, brings the preferences', async () => {
    const visit = await openShop({ html: '<div data-assent-list></div>', cookies: { assent: granted } });
    await expectFiles(visit, CORE, PREFERENCES);
  });
});

describe('what the config asks for', () => {
  test.each<[string, object, string[]]>([
    ['signals', { signals: { google: true } }, ['assent-signals.js']],
    ['regions', { regions: ['us-ca'] }, ['assent-regions.js']],
    ['import', { import: 'klaro' }, ['assent-regions.js']],
  ])('%s', async (_, config, files) => {
    const back = await openShop({ config, cookies: { assent: granted } });
    await expectVisit(back, { mustRequestOnce: [A] });
    await expectFiles(back, CORE, ...files);
    const first = await openShop({ config });
    await assentUi(first.page).bannerIsShown();
    await expectFiles(first, CORE, BANNER, PREFERENCES, ...files);
  });

  test('regions, where the law is opt-out: "Your Privacy Choices" comes with them, and no banner', async () => {
    const visit = await openShop({ config: { regions: ['us-ca'] }, assentAttributes: 'data-region="US-CA"' });
    await visit.page.getByRole('button', { name: 'Your Privacy Choices', exact: true }).waitFor();
    await expectFiles(visit, CORE, 'assent-regions.js');
  });

  test('a theme by its name: its file, with the layer that shows it', async () => {
    const config = { ui: { theme: 'terminal' } };
    await expectFiles(await openShop({ config, cookies: { assent: granted } }), CORE);
    const visit = await openShop({ config });
    await assentUi(visit.page).bannerIsShown();
    await expectFiles(visit, CORE, BANNER, PREFERENCES, 'themes/terminal.css');
  });
});

describe('with data-config', () => {
  const assentAttributes = 'data-config="/assent.json"';
  /** The files of ours, beside the config. */
  const expectWithConfig = async (visit: Visit, ...files: string[]): Promise<void> => {
    const { host } = new URL(visit.page.url());
    await expectVisit(visit, { mustRequestOnce: [`${host}/assent.json`] });
    await expectVisit(visit, { mustRequestOnce: files.map((file) => `${host}/dist/${file}`), quiet: 300 });
    const asked = visit.requests().flatMap((request) => (request.host === host ? request.path : []));
    expect(asked.sort()).toEqual(['/', '/assent.json', ...files.map((file) => `/dist/${file}`)].sort());
  };
  const serve = (host: string, config: object): void =>
    lab.route(host, '/assent.json', { body: JSON.stringify(config), delay: 200 });

  test('who is asked gets the banner beside the config, not after it', async () => {
    serve('early.example', {});
    const visit = await openShop({ url: 'http://early.example/', assentAttributes, waitUntil: 'domcontentloaded' });
    await expectVisit(visit, { mustRequestOnce: [`early.example/dist/${BANNER}`] });
    await assentUi(visit.page).bannerIsShown();
    await expectWithConfig(visit, CORE, BANNER, PREFERENCES);
    const times = await visit.page.evaluate(() =>
      Object.fromEntries(
        (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(
          ({ name, startTime, responseEnd }) => [name.replace(/.*\//, ''), { startTime, responseEnd }],
        ),
      ),
    );
    expect(times['assent-banner.js']?.startTime).toBeLessThan(times['assent.json']?.responseEnd ?? 0);
  });

  test.each([
    ['refused', refused],
    ['granted', granted],
  ])('who has %s gets the core and the config, whatever the cookie is called', async (word, record) => {
    const host = `${word}.example`;
    serve(host, { cookie: { name: 'choice' } });
    const visit = await openShop({ url: `http://${host}/`, assentAttributes, cookies: { choice: record } });
    await visit.page.waitForFunction(() => window.assent.consent.decided);
    await expectWithConfig(visit, CORE);
  });
});
