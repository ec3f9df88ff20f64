/** Part E of the fault catalogue: navigation and the life of a page. */
import { chromium, type Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browserArgs, browserPath } from '../../browser-path.js';
import { assentUi, expectChoice, expectVisit, gated } from '../harness/index.ts';
import { A_RAN, eventually, expectPageWorks, fault, hostPart, lab, NO_TRACKER, type Scene } from './fault.ts';
import { ACCEPTED, marked } from './marks.ts';

const a = gated('analytics', 'a');

// ------------------------------------------------------------------------------------ client-side navigation

/** How client routers put a new body in. */
const SWAPS: Readonly<Record<string, string>> = {
  'document.body = …': 'document.body = next;',
  'replaceChild, as Turbo does': 'document.documentElement.replaceChild(next, document.body);',
  replaceWith: 'document.body.replaceWith(next);',
  'innerHTML, as htmx does': 'document.body.innerHTML = next.innerHTML;',
  'replaceChildren of <html>, as Astro does': `document.documentElement.replaceChildren(document.head, next);`,
};

/** Swaps in a page with one more gated script, whose elements are made by hand, so that they count as new. */
async function swap({ page }: Scene, how: string, name: string): Promise<void> {
  await page.evaluate(
    ([code, host, script]) => {
      const next = document.createElement('body');
      next.innerHTML = host.replace(/<script[^]*/, '');
      const gatedScript = document.createElement('script');
      gatedScript.type = 'text/plain';
      gatedScript.dataset['consent'] = 'analytics';
      gatedScript.text = `(window.ran ||= []).push('${script}')`;
      const run = document.createElement('script');
      (window as unknown as { next: unknown }).next = next;
      run.text = `{ const next = window.next; ${code} }`;
      document.head.append(run);
      run.remove();
      document.body.append(gatedScript);
    },
    [how, hostPart(), name] as const,
  );
}

describe('E99 body swaps', () => {
  for (const [name, code] of Object.entries(SWAPS)) {
    fault({
      name: `E99 ${name}: the banner stays, and the new page is gated; after the choice it runs, and nothing twice`,
      async act(scene) {
        await swap(scene, code, 'first');
        await scene.ui.bannerIsShown();
        expect(await scene.visit.ran()).toEqual([]);
        expect(await scene.page.locator('assent-ui').count()).toBe(1);
        await scene.ui.acceptAll();
        await eventually(() => scene.visit.ran()).toEqual(['first']);
        await swap(scene, code, 'second');
        await eventually(() => scene.visit.ran()).toEqual(['first', 'second']);
        await scene.ui.bannerIsHidden();
        await scene.ui.openPreferences();
        await scene.page.keyboard.press('Escape');
      },
      // The first body went before the choice, with the script in it.
      expect: NO_TRACKER,
      again: A_RAN,
    });
  }
  fault({
    name: 'E99 with the preferences open: the draft is still there, and saves',
    async act(scene) {
      await scene.ui.openPreferences();
      await scene.ui.toggle('analytics');
      await swap(scene, SWAPS['replaceWith'] ?? '', 'new');
      await scene.ui.save();
      await eventually(() => scene.visit.ran()).toEqual(['new']);
    },
    expect: NO_TRACKER,
    again: A_RAN,
    kept: { analytics: true, advertising: false },
  });
});

fault({
  name: 'E100 <head> replaced, with every style sheet and our tag: the banner keeps its looks and works',
  async act({ page, ui }) {
    const height = await ui.banner.evaluate((banner) => banner.getBoundingClientRect().height);
    await page.evaluate(() => {
      document.head.replaceWith(document.createElement('head'));
      document.adoptedStyleSheets = [];
    });
    await ui.bannerIsShown();
    expect(await ui.banner.evaluate((banner) => banner.getBoundingClientRect().height)).toBe(height);
    await ui.acceptAll();
  },
});
fault({
  name: 'E100 our element is removed, moved and emptied of attributes by a DOM differ: it comes back',
  async act({ page, ui }) {
    await page.evaluate(() => {
      document.querySelector('assent-ui')?.remove();
    });
    await ui.bannerIsShown();
    await page.evaluate(() => {
      const host = document.querySelector('assent-ui');
      for (const name of host?.getAttributeNames() ?? []) host?.removeAttribute(name);
      document.body.append(host ?? '');
    });
    await ui.bannerIsShown();
    await ui.acceptAll();
  },
});
fault({
  name: 'E101 pushState, replaceState, hash and Navigation API routes: nothing is shown or run again',
  async act({ page, ui, visit }) {
    const routes = (): Promise<void> =>
      page.evaluate(async () => {
        const { navigation } = window as unknown as {
          navigation: { navigate(url: string): { finished: Promise<void> } };
        };
        for (let index = 0; index < 10; index++) {
          history.pushState({}, '', `/route-${index}`);
          history.replaceState({}, '', `/route-${index}b`);
          location.hash = `h${index}`;
          await navigation.navigate(`#n${index}`).finished;
        }
        history.pushState({}, '', '/');
      });
    await routes();
    await ui.bannerIsShown();
    await ui.acceptAll();
    await eventually(() => visit.ran()).toEqual(['a']);
    await routes();
    await ui.bannerIsHidden();
    expect(await page.locator('assent-ui').count()).toBe(1);
  },
});

// ------------------------------------------------------------------------------------ back/forward cache

describe('back/forward cache', () => {
  let browser: Browser;
  beforeAll(async () => {
    // Playwright switches it off otherwise.
    const ignoreDefaultArgs = ['--disable-back-forward-cache'];
    browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs(), ignoreDefaultArgs });
  });
  afterAll(() => browser.close());

  const pages = async (decided: boolean) => {
    const html = (body: string): string =>
      `<!doctype html><html lang="en"><title>Shop</title><script src="/dist/assent.js"></script>${body}
      <script>addEventListener('pageshow', ({ persisted }) => (window.restored = persisted));</script>${hostPart()}`;
    // The lab's `no-store` would keep any page out of the cache.
    const headers = { 'Cache-Control': 'no-cache' };
    lab.page('shop.test', '/one', html(a), headers);
    lab.page('shop.test', '/two', html(''), headers);
    const context = await browser.newContext({ proxy: lab.proxy });
    const visit = await lab.visit({ url: 'about:blank', ownContext: context });
    if (decided)
      await context.addCookies(
        Object.entries(ACCEPTED).map(([name, value]) => ({ name, value, url: 'http://shop.test/' })),
      );
    await visit.goto('http://shop.test/one');
    return { visit, page: visit.page, ui: assentUi(visit.page) };
  };
  const restored = (page: Scene['page']): Promise<boolean> =>
    page.evaluate(() => location.pathname === '/one' && !!(window as { restored?: boolean }).restored);
  const goBack = async (page: Scene['page']): Promise<void> => {
    await page.evaluate(() => history.back());
    await eventually(() => restored(page).catch(() => false)).toBe(true);
  };

  test('E103 decided on the next page, then back: the banner is gone and the gate open', async () => {
    const { visit, page, ui } = await pages(false);
    await ui.bannerIsShown();
    await visit.goto('http://shop.test/two');
    await ui.acceptAll();
    await ui.bannerIsHidden();
    visit.forget();
    await goBack(page);
    await ui.bannerIsHidden();
    await expectVisit(visit, A_RAN);
    expect(await visit.ran()).toEqual(['a']);
    await expectPageWorks(page);
  });
  test('E103 withdrawn on the next page, then back: nothing new is released', async () => {
    const { visit, page, ui } = await pages(true);
    await expectVisit(visit, A_RAN);
    await visit.goto('http://shop.test/two');
    await page.evaluate(() => window.assent.rejectAll());
    await expectChoice(visit, 'analytics', false);
    visit.forget();
    await page.evaluate(() => history.back());
    await eventually(() =>
      page.evaluate(() => location.pathname === '/two' || window.assent.has('analytics')).catch(() => true),
    ).toBe(false);
    await ui.bannerIsHidden();
    await expectVisit(visit, { ...NO_TRACKER, mustNotRequest: ['tracker.test/beacon'] });
  });
  test('E104 a page of ours may enter it: asking, asked, and with the preferences used', async () => {
    const { visit, page, ui } = await pages(false);
    await ui.openPreferences();
    await page.keyboard.press('Escape');
    await visit.goto('http://shop.test/two');
    await goBack(page);
    await ui.acceptAll();
    await eventually(() => visit.ran()).toEqual(['a']);
    await visit.goto('http://shop.test/two');
    await goBack(page);
    expect(await page.evaluate(() => JSON.stringify(performance.getEntriesByType('navigation')[0]))).toContain(
      '"notRestoredReasons":null',
    );
    await expectVisit(visit, {});
    await expectPageWorks(page);
  });
});

// ------------------------------------------------------------------------------------ pages that nobody sees

const prerender = `
  let prerendering = true;
  Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => prerendering });
  window.activate = () => { prerendering = false; document.dispatchEvent(new Event('prerenderingchange')); };
`;
for (const known of [false, true]) {
  fault({
    name: `E105 prerendered${known ? ', by a visitor who has accepted' : ''}: nothing is asked or released until it is shown`,
    page: known ? { cookies: ACCEPTED } : {},
    init: prerender,
    before: false,
    async act({ visit, page, ui }) {
      await expectVisit(visit, {
        mustNotRequest: ['tracker', 'shop.test/dist/assent-ui'],
        cookies: known ? ['assent'] : [],
      });
      await ui.bannerIsHidden();
      await page.evaluate(() => (window as unknown as { activate(): void }).activate());
      if (!known) await ui.acceptAll();
    },
    kept: false,
  });
}
fault({
  name: 'E106 loaded in a hidden tab, where no frame is drawn: it asks, and a choice works',
  init: `Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });
    Object.defineProperty(Document.prototype, 'hidden', { get: () => true });
    window.requestAnimationFrame = () => 0;`,
});
fault({
  name: 'E106 frozen and thawed while asking, and after',
  async act({ page, ui, visit }) {
    const session = await page.context().newCDPSession(page);
    const freeze = async (): Promise<void> => {
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await session.send('Page.setWebLifecycleState', { state: 'active' });
    };
    await freeze();
    await ui.acceptAll();
    await eventually(() => visit.ran()).toEqual(['a']);
    await freeze();
  },
});
fault({
  name: 'E111 printed: neither banner nor launcher is on the paper',
  async act({ page, ui }) {
    await page.emulateMedia({ media: 'print' });
    await ui.bannerIsHidden();
    await page.emulateMedia({ media: null });
    await ui.acceptAll();
    await ui.launcher.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await ui.launcher.isVisible()).toBe(false);
    await page.emulateMedia({ media: null });
  },
});
fault({
  name: 'E99 a page that comes in pieces: gated scripts that arrive later in the stream wait and run like any other',
  page: () => {
    lab.route('shop.test', '/slow.css', { body: '', delay: 600 });
    return {
      cookies: ACCEPTED,
      html: `${marked('analytics', 'early')}<link rel="stylesheet" href="/slow.css"><script>1;</script>${marked('analytics', 'late')}${a}`,
    };
  },
  before: false,
  act: () => {},
  check: async ({ visit }) => expect(await visit.ran()).toEqual(['early', 'late', 'a']),
});
