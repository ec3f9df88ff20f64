/** The products themselves, clicked through in a browser: what they have stored becomes a record that asks nobody again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { consentFactory } from '../../src/consent/create-consent.ts';
import { initialConsent } from '../../src/consent/initial-consent.ts';
import type { Consent } from '../../src/consent/types.ts';
import { importRecord } from '../../src/import/import-record.ts';
import {
  assentUi,
  expectChoice,
  expectProblem,
  expectVisit,
  gated,
  openLab,
  type Lab,
  type Visit,
} from './harness/index.ts';
import * as predecessors from './harness/predecessors.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  predecessors.servePackages(lab);
});
afterAll(() => lab.close());

/** A tracker for each id, called by its place in the alphabet. */
const trackersFor = (ids: readonly string[]): string =>
  ids.map((id, index) => gated(id, String.fromCharCode(97 + index))).join('');

/** Nobody is asked, and exactly what was granted runs. */
async function expectTaken(visit: Visit, config: AssentConfig, granted: readonly string[], all: readonly string[]) {
  const files = (ids: readonly string[]): string[] =>
    ids.map((id) => `tracker.test/${String.fromCharCode(97 + all.indexOf(id))}.js`);
  await visit.page.waitForFunction(() => window.assent.consent.decided);
  await expectVisit(visit, {
    mustRequestOnce: files(granted),
    mustNotRequest: files(all.filter((id) => !granted.includes(id))),
  });
  await assentUi(visit.page).bannerIsHidden();
  expect(grantedIn(config, await visit.page.evaluate(() => window.assent.consent))).toEqual(granted);
}

interface Case {
  readonly product: predecessors.Predecessor;
  /** Its own options for the page. */
  readonly options?: object;
  readonly config: AssentConfig;
  /** All that can be granted, and what the first of it is. */
  readonly all: readonly string[];
  readonly first: readonly string[];
}

const services = [
  { id: 'matomo', category: 'analytics' },
  { id: 'youtube', category: 'personalization' },
];
const klaro: Case = {
  product: predecessors.klaro,
  config: { import: 'klaro', services },
  all: ['analytics', 'matomo', 'personalization', 'youtube'],
  first: ['analytics', 'matomo'],
};
const vanillaCookieconsent: Case = {
  product: predecessors.vanillaCookieconsent,
  config: {
    import: 'vanilla-cookieconsent',
    categories: ['functional', 'analytics', 'advertising'],
    services: [
      { id: 'matomo', category: 'analytics' },
      { id: 'posthog', category: 'analytics' },
      { id: 'pixel', category: 'advertising' },
    ],
  },
  all: ['advertising', 'analytics', 'matomo', 'pixel', 'posthog'],
  first: ['analytics', 'matomo'],
};
const vanillaCookieconsent2: Case = {
  product: predecessors.vanillaCookieconsent2,
  config: {
    categories: ['functional', 'analytics', 'advertising'],
    import: { from: 'vanilla-cookieconsent', map: { analytics: 'analytics', ads: 'advertising' } },
  },
  all: ['advertising', 'analytics'],
  first: ['analytics'],
};
const fromStorage = { from: 'vanilla-cookieconsent', name: 'choice', revision: 3 } as const;

const CASES: Readonly<Record<string, Case>> = {
  'vanilla-cookieconsent': vanillaCookieconsent,
  'vanilla-cookieconsent in localStorage, of a revision': {
    ...vanillaCookieconsent,
    options: { revision: 3, cookie: { name: 'choice', useLocalStorage: true } },
    config: { ...vanillaCookieconsent.config, import: fromStorage },
  },
  'vanilla-cookieconsent 2': vanillaCookieconsent2,
  'vanilla-cookieconsent 2, percent-encoded': { ...vanillaCookieconsent2, options: { use_rfc_cookie: true } },
  Klaro: klaro,
  'Klaro in localStorage': {
    ...klaro,
    options: { storageMethod: 'localStorage', storageName: 'choice' },
    config: { services, import: { from: 'klaro', name: 'choice' } },
  },
  'Klaro, whose services are called otherwise here': {
    ...klaro,
    config: {
      categories: ['analytics', 'personalization'],
      import: { from: 'klaro', map: { matomo: 'analytics', youtube: ['personalization'] } },
    },
    all: ['analytics', 'personalization'],
    first: ['analytics'],
  },
  Orejime: {
    product: predecessors.orejime,
    config: { import: 'orejime', categories: ['functional', 'analytics', 'advertising'] },
    all: ['advertising', 'analytics'],
    first: ['analytics'],
  },
  tarteaucitron: {
    product: predecessors.tarteaucitron,
    config: {
      import: 'tarteaucitron',
      services: [
        { id: 'youtube', category: 'personalization' },
        { id: 'dailymotion', category: 'personalization' },
      ],
    },
    all: ['dailymotion', 'personalization', 'youtube'],
    first: ['youtube'],
  },
};

describe.each(Object.entries(CASES))('%s', (_, { product, options, config, all, first }) => {
  const open = async (): Promise<Visit> => {
    const visit = await lab.visit({ assent: false, head: product.head(options) });
    await visit.page.locator(product.asks).first().waitFor({ state: 'attached' });
    return visit;
  };

  test('that nobody has answered is nothing', async () => {
    expect(await consentAfter(await open(), config)).toMatchObject({ decided: false, source: 'none' });
  });

  test.each([
    ['accepted', product.acceptAll, all],
    ['refused', product.rejectAll, []],
    ['granted in part', product.grantFirst, first],
  ])('%s is taken over as it was, and nobody is asked', async (_answer, clicks, expected) => {
    const visit = await open();
    await predecessors.clickAll(visit.page, clicks);
    await expect.poll(async () => (await consentAfter(visit, config)).decided).toBe(true);
    const consent = await consentAfter(visit, config);
    expect(grantedIn(config, consent)).toEqual(expected);
    expect(consent).toMatchObject({ source: 'import', decidedOn: new Date().toISOString().slice(0, 10) });

    // The same visitor, on the same site with Assent in that product's place.
    const moved = await lab.visit({
      config: { ...config, onWithdraw: 'keep' },
      html: trackersFor(all),
      sameVisitorAs: visit,
    });
    await expectTaken(moved, config, expected, all);
    expect(await moved.page.evaluate(() => window.assent.consent.source)).toBe('import');
    await moved.reload();
    await expectTaken(moved, config, expected, all);
    expect(moved.requests().filter(({ path }) => path === '/dist/assent-regions.js')).toHaveLength(1);
    // Is not read twice: nothing is left that could be read.
    expect(
      [...(await moved.cookieNames()), ...(await moved.storageKeys())].filter((name) => !/^[a-z]$/.test(name)),
    ).toEqual(['assent']);

    await moved.page.evaluate(() => window.assent.reset());
    await assentUi(moved.page).bannerIsShown();
    await moved.reload();
    await assentUi(moved.page).bannerIsShown();
    await expectVisit(moved, { mustNotRequest: ['tracker.test/'] });
  });
});

test.each([
  ['vanilla-cookieconsent', vanillaCookieconsent, { mode: 'opt-out' }],
  ['vanilla-cookieconsent 2', vanillaCookieconsent2, { mode: 'opt-out' }],
  ['Klaro', klaro, { default: true, optOut: true }],
])('%s that grants before it has been asked is nothing', async (_, { product, config }, options) => {
  const visit = await lab.visit({ assent: false, head: product.head(options) });
  await visit.page.locator(product.asks).first().waitFor({ state: 'attached' });
  await visit.reload();
  await visit.page.locator(product.asks).first().waitFor({ state: 'attached' });
  expect(await consentAfter(visit, config)).toMatchObject({ decided: false, source: 'none' });
});

test('vanilla-cookieconsent of another revision than the last one is nothing', async () => {
  const visit = await lab.visit({
    assent: false,
    head: predecessors.vanillaCookieconsent.head({ revision: 2, cookie: { name: 'choice', useLocalStorage: true } }),
  });
  await predecessors.clickAll(visit.page, predecessors.vanillaCookieconsent.acceptAll);
  await expect.poll(() => visit.page.evaluate(() => localStorage.getItem('choice'))).toContain('analytics');
  const config = { ...vanillaCookieconsent.config, import: fromStorage };
  expect(await consentAfter(visit, config)).toMatchObject({ decided: false });
});

/** The consent at the next boot, with Assent in place of the product. */
async function consentAfter({ page }: Visit, raw: AssentConfig): Promise<Consent> {
  const { pairs, kept } = await page.evaluate(() => ({
    pairs: document.cookie.split('; '),
    kept: { ...localStorage } as Record<string, string>,
  }));
  const cookies = pairs.map((pair) => {
    const [name = ''] = pair.split('=');
    return { name, value: pair.slice(name.length + 1) };
  });
  const config = readConfig(raw);
  if (!config) throw new Error('the config was not read');
  const line = importRecord(config, { cookies, storage: (name) => kept[name] }, Date.now());
  return initialConsent(config, consentFactory(config), line === undefined ? [] : [line], Date.now());
}

function grantedIn(raw: AssentConfig, { categories, services: single }: Consent): string[] {
  const required = new Set(readConfig(raw)?.categories.flatMap((each) => (each.required ? each.id : [])));
  return Object.entries({ ...categories, ...single })
    .flatMap(([id, choice]) => (choice === 'granted' && !required.has(id) ? id : []))
    .sort();
}

describe('Cookiebot’s choice, as sites have published it', () => {
  const stored = (choice: string): Record<string, string> => ({
    CookieConsent: encodeURIComponent(choice),
  });
  const config: AssentConfig = { import: 'cookiebot', categories: ['functional', 'analytics', 'advertising'] };
  const utc = Date.now() - 40 * 86_400_000;
  const explicit = `{stamp:'x==',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:${utc},region:'de'}`;
  const html = gated('analytics', 'a') + gated('advertising', 'b');

  test('is taken along with its day, and stored as ours', async () => {
    const visit = await lab.visit({ config, html, cookies: stored(explicit) });
    await expectTaken(visit, config, ['analytics'], ['analytics', 'advertising']);
    const consent = await visit.page.evaluate(() => window.assent.consent);
    expect(consent.decidedOn).toBe(new Date(utc).toISOString().slice(0, 10));
    await expectVisit(visit, { cookies: ['a', 'assent'] });
  });

  test('with a category more here the visitor is asked, and what was answered there holds until then', async () => {
    const visit = await lab.visit({
      config: { ...config, categories: [...(config.categories ?? []), { id: 'maps', title: 'Maps' }] },
      html,
      cookies: stored(explicit),
    });
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
    await assentUi(visit.page).rejectAll();
    await visit.reload();
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: ['a', 'assent'] });
  });

  test('a tab that has imported it follows the decisions of another', async () => {
    const visit = await lab.visit({ config: { ...config, onWithdraw: 'keep' }, html, cookies: stored(explicit) });
    await expectChoice(visit, 'analytics', true);
    const other = await lab.visit({ config, html, sameVisitorAs: visit });
    await expectChoice(other, 'analytics', true);
    await other.page.evaluate(() => window.assent.reset());
    await expectChoice(visit, 'analytics', false);
  });

  test('a decision made while it is being read goes first', async () => {
    const visit = await lab.visit({ assent: false, cookies: stored(explicit) });
    await visit.page.route('**/assent-regions.js', async (route) => {
      const day = new Date().toISOString().slice(0, 10);
      await visit.context.addCookies([
        { name: 'assent', value: `1.${day}.0.1.banner.!analytics.!advertising~`, url: 'http://shop.test/' },
      ]);
      await route.continue();
    });
    lab.page(
      'shop.test',
      '/',
      `<!doctype html><html><head>
      <script type="application/json" data-assent-config>${JSON.stringify(config)}</script>
      <script src="/dist/assent.js"></script></head><body>${html}</body></html>`,
    );
    await visit.reload();
    await visit.page.waitForFunction(() => window.assent.consent.decided);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    expect(await visit.page.evaluate(() => window.assent.consent.source)).toBe('banner');
  });

  test('a name that is no text imports nothing, and the visitor is asked', async () => {
    const odd = { ...config, import: { from: 'cookiebot', name: {} } };
    const visit = await lab.visit({ config: odd, html, cookies: stored(explicit) });
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('where the part that reads it does not come, nothing starts: nobody is asked, and a decision waits', async () => {
    const visit = await lab.visit({ assent: false, cookies: stored(explicit) });
    await visit.page.route('**/assent-regions.js', (route) => route.abort());
    lab.page(
      'shop.test',
      '/',
      `<!doctype html><html><head>
      <script type="application/json" data-assent-config>${JSON.stringify(config)}</script>
      <script src="/dist/assent.js"></script></head><body>${html}</body></html>`,
    );
    await visit.reload();
    await expectProblem(visit, 'regions/load-failed regions');
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expectVisit(visit, {
      mustNotRequest: ['tracker.test/'],
      cookies: ['CookieConsent'],
      storage: [],
      allowErrors: /Failed to load/,
    });
    await assentUi(visit.page).bannerIsHidden();
    expect(await visit.page.evaluate(() => window.assent.consent.decided)).toBe(false);
  });

  test('a decision made by the page while the part is on its way takes effect when it is there, and goes first', async () => {
    const visit = await lab.visit({ assent: false, cookies: stored(explicit) });
    let arrive = (): void => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await visit.page.route('**/assent-regions.js', async (route) => {
      await arrived;
      await route.continue();
    });
    lab.page(
      'shop.test',
      '/',
      `<!doctype html><html><head>
      <script type="application/json" data-assent-config>${JSON.stringify({ ...config, onWithdraw: 'keep' })}</script>
      <script src="/dist/assent.js"></script></head><body>${html}</body></html>`,
    );
    await visit.page.goto('http://shop.test/', { waitUntil: 'commit' });
    await visit.page.waitForFunction(() => 'assent' in window);
    await visit.page.evaluate(() => window.assent.set({ analytics: false, advertising: true }));
    expect(await visit.page.evaluate(() => window.assent.consent.decided)).toBe(false);
    arrive();
    await visit.page.waitForFunction(() => window.assent.consent.decided);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/b.js'] });
    expect(await visit.page.evaluate(() => window.assent.consent)).toMatchObject({
      source: 'api',
      categories: { analytics: 'denied', advertising: 'granted' },
    });
  });
});
