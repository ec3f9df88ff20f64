/**
 * Everything that was tried on the peers in a lab (field notes, "Lab table", and the cells marked "lab" of the feature
 * matrix), as a test of ours. In brackets: what the peers did.
 */
import { describe, expect, test } from 'vitest';
import { assentUi, expectVisit, gated, type VisitOptions } from '../harness/index.ts';
import { eventually, expectPageWorks, fault, hostPart, lab, NO_TRACKER, openScene, type Scene } from './fault.ts';
import { inline, mark, marked } from './marks.ts';

const a = gated('analytics', 'a');
const ran =
  (...names: string[]) =>
  async ({ visit }: Scene): Promise<void> =>
    eventually(() => visit.ran()).toEqual(names);

describe('lab table', () => {
  fault({
    name: 'L1 order of A (slow), B (inline), C: A B C (vcc ABC, the others BCA)',
    page: { html: gated('analytics', 'a', '?slow=400') + marked('analytics', 'b') + gated('analytics', 'c') },
    check: ran('a', 'b', 'c'),
  });
  fault({
    name: 'L2 a marked script added after consent runs (none of three)',
    page: { html: '' },
    async act({ ui, page }) {
      await ui.acceptAll();
      await page.evaluate(() => {
        const script = document.createElement('script');
        script.type = 'text/plain';
        script.dataset['consent'] = 'analytics';
        script.src = 'http://tracker.test/a.js';
        document.body.append(script);
      });
    },
    kept: false,
  });
  fault({
    name: 'L3 an iframe added after consent loads (c15t yes, klaro and orejime no)',
    page: { html: '' },
    async act({ ui, page }) {
      await ui.acceptAll();
      await page.evaluate(() => {
        const frame = document.createElement('iframe');
        frame.dataset['consent'] = 'analytics';
        frame.dataset['src'] = 'http://tracker.test/frame.html';
        document.body.append(frame);
      });
    },
    expect: { mustRequestOnce: ['tracker.test/frame.html'] },
    kept: false,
  });
  fault({
    name: 'L4 an unmarked tracker added by script before consent is held, and runs after (runs at once in all five)',
    page: () => {
      const config = {
        services: [{ id: 'vendor', category: 'analytics', match: ['http://tracker.test/*'] }],
        categories: ['functional', 'analytics'],
      };
      return {
        html: `<!doctype html><html lang="en"><head><title>Shop</title>
          <script type="application/json" data-assent-config>${JSON.stringify(config)}</script>
          <script src="/dist/assent-guard.js"></script><script src="/dist/assent.js"></script></head><body><script>
          { const tracker = document.createElement('script'); tracker.src = 'http://tracker.test/a.js'; document.head.append(tracker); }
          </script></body></html>`,
      };
    },
  });
  test('L5 a second tab reacts (none of five)', async () => {
    const { visit, page, ui } = await openScene({});
    await ui.bannerIsShown();
    const second = await lab.visit({ url: 'http://shop.test/', sameVisitorAs: visit });
    await assentUi(second.page).acceptAll();
    await ui.bannerIsHidden();
    await expectVisit(visit, { mustRequest: ['tracker.test/a.js'] });
    await eventually(() => visit.ran()).toEqual(['a']);
    await eventually(() => second.ran()).toEqual(['a']);
    await expectPageWorks(page);
  });
  fault({
    name: 'L6 a body swap keeps the banner (none of five)',
    async act({ page, ui }) {
      await page.evaluate(() => {
        const next = document.body.cloneNode(true) as HTMLElement;
        for (const script of next.querySelectorAll('script:not([type])')) script.remove();
        document.body = next;
      });
      await ui.bannerIsShown();
      await ui.acceptAll();
    },
  });
  fault({
    name: 'L7 the banner under Trusted Types (orejime yes, the others no)',
    page: {
      csp: "require-trusted-types-for 'script'; trusted-types assent",
      html: a + marked('analytics', 'b'),
    },
    check: ran('a', 'b'),
  });
  for (const value of ['%7Bbad', '%E0%A4%A', 'null', '1.9999-99-99', '{"categories":5}']) {
    fault({ name: `L8 a corrupt cookie, ${value}: a banner (vcc and tac yes, the others no)`, page: { cookies: { assent: value } }, before: { cookies: ['assent'] } }); // prettier-ignore
  }
  test('L9 the banner is painted within a second (487 to 1550 ms)', async () => {
    const { page, ui } = await openScene({
      init: `const seen = () => {
        const banner = document.querySelector('assent-ui')?.shadowRoot?.querySelector('[part~="banner"]');
        if (banner?.getClientRects().length) window.paintedAt = performance.now();
        else requestAnimationFrame(seen);
      };
      requestAnimationFrame(seen);`,
    });
    await ui.bannerIsShown();
    expect(await page.evaluate(() => (window as { paintedAt?: number }).paintedAt)).toBeLessThan(1000);
  });
});

describe('matrix, blocking', () => {
  fault({
    name: 'M1 a hanging script holds the rest no longer than its time (vcc: for ever, all categories)',
    page: {
      config: { scriptTimeout: 800 },
      html: gated('analytics', 'x', '?hang') + a + marked('advertising', 'b'),
      waitUntil: 'domcontentloaded',
    },
    check: ran('a', 'b'),
  });
  fault({
    name: 'M2 a 404 holds nobody',
    page: { html: gated('analytics', 'x', '?status=404') + a },
    errors: /404/,
    check: ran('a'),
  });
  fault({
    name: 'M3 the nonce is carried to a gated inline script (klaro: blocked)',
    page: {
      csp: "script-src 'nonce-R'",
      assentAttributes: 'nonce="R"',
      html: marked('analytics', 'b', 'nonce="R"') + a.replace('<script', '<script nonce="R"'),
    },
    nonce: 'R',
    check: ran('b', 'a'),
  });
  fault({
    name: 'M4 consent given again does not run anything twice (klaro, orejime, c15t, silktide: do)',
    page: { config: { onWithdraw: 'keep' }, html: a + marked('analytics', 'b') },
    async act({ ui, page, visit }) {
      await ui.acceptAll();
      await eventually(() => visit.ran()).toEqual(['a', 'b']);
      for (let round = 0; round < 3; round++) {
        await page.evaluate(() => window.assent.rejectAll());
        await page.evaluate(() => window.assent.acceptAll());
      }
    },
    check: ran('a', 'b'),
  });
  fault({
    name: 'M5 consent to one id is none to another that contains it (tac: analytics ran with simpleanalytics)',
    page: {
      config: {
        categories: ['functional', 'analytics', { id: 'simpleanalytics', title: 'Simple' }],
        services: [
          { id: 'gtag', category: 'analytics' },
          { id: 'multiplegtag', category: 'simpleanalytics' },
        ],
      },
      html: a + marked('gtag', 'gtag') + marked('multiplegtag', 'multiple'),
    },
    act: ({ ui }) => ui.grantOnly('simpleanalytics'),
    expect: NO_TRACKER,
    check: ran('multiple'),
    kept: { simpleanalytics: true, analytics: false },
  });
  fault({
    name: 'M6 siblings of one template keep their order (orejime: reversed)',
    page: { html: '<div id="box"><template data-consent="analytics"><b>1</b><b>2</b>text<b>3</b></template></div>' },
    expect: {},
    async check({ page }) {
      await eventually(() => page.locator('#box').textContent()).toBe('12text3');
    },
    kept: false,
  });
  fault({
    name: 'M7 a template added after consent is unpacked at once (orejime: at the next change)',
    page: { html: '<div id="box"></div>' },
    async act({ ui, page }) {
      await ui.acceptAll();
      await page.evaluate((html) => {
        document.querySelector('#box')?.insertAdjacentHTML('beforeend', html);
      }, '<template data-consent="analytics"><img src="http://tracker.test/pixel.gif" alt=""></template>');
    },
    expect: { mustRequestOnce: ['tracker.test/pixel.gif'] },
    kept: false,
  });
  fault({
    name: 'M8 inline onload="x()" fires (vcc: never)',
    page: { html: a.replace('<script', `<script onload="${mark('loaded')}"`) },
    check: ran('a', 'loaded'),
  });
  test('M9 a script marked without type=text/plain has run: a problem says so (vcc: silent)', async () => {
    const { visit, ui } = await openScene({
      page: { html: '<script data-consent="analytics" src="http://tracker.test/early.js"></script>' },
    });
    await ui.bannerIsShown();
    await eventually(() => visit.warnings.join()).toContain('gate/not-held');
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/early.js'] });
  });
  const cases: readonly VisitOptions[] = [
    { config: { categories: ['functional', { id: 'analytics', default: true, required: 'yes' }] } },
    { config: { categories: ['functional', 'analytics'], mode: 'opt-out', defaults: { analytics: true } } },
    { config: { services: [{ id: 'vendor', category: 'analytics', default: true, required: true, optOut: true }] } },
  ];
  for (const [index, page] of cases.entries()) {
    fault({
      name: `M10 nothing in a config grants on a first visit, ${index + 1} (orejime default: true, klaro optOut: ran)`,
      page: { ...page, html: a + marked('vendor', 'vendor') },
      act: async ({ visit, ui }) => {
        expect(await visit.ran()).toEqual([]);
        await ui.acceptAll();
      },
      check: async ({ visit }) => eventually(() => visit.ran()).toContain('a'),
    });
  }
});

describe('matrix, withdrawal and storage', () => {
  const config = {
    categories: ['functional', 'analytics'],
    onWithdraw: 'keep',
    services: [{ id: 'vendor', category: 'analytics', cookies: ['_trk*'], storage: ['trk*'] }],
  };
  fault({
    name: 'M11 cookies on another path and domain, and all kinds of storage, are cleared (nobody does all)',
    page: {
      url: 'http://www.shop.test/p/page',
      config,
      html: inline(
        'analytics',
        `document.cookie = '_trk=1; path=/p'; document.cookie = '_trk_d=1; domain=shop.test; path=/';
         document.cookie = '_trk_both=1; domain=.shop.test; path=/p/'; localStorage.trk = sessionStorage.trk = 1;
         indexedDB.open('trk-db').onsuccess = ({ target }) => { target.result.close(); window.stored = true; };`,
      ),
    },
    async act({ ui, page, visit }) {
      await ui.acceptAll();
      await page.waitForFunction(() => (window as { stored?: boolean }).stored);
      expect(await visit.cookieNames()).toEqual(['_trk', '_trk_both', '_trk_d', 'assent']);
      await ui.openPreferences();
      await ui.rejectAll();
      await eventually(() => visit.storageKeys()).toEqual([]);
    },
    expect: { cookies: ['assent'], storage: [] },
    kept: { analytics: false },
  });
  fault({
    name: 'M12 no cookie and nothing else is stored before a choice (tac: writes one)',
    before: { cookies: [], storage: [] },
  });
  fault({
    name: 'M13 localStorage and sessionStorage throw (klaro and c15t: no banner)',
    init: `for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get() { throw new DOMException('Denied', 'SecurityError'); } });`,
    page: { html: gated('analytics', 'a', '?nostorage') },
  });
  test('M14 everything accepted, the record has less than 100 bytes (53 to 487)', async () => {
    const { visit, ui } = await openScene({
      page: { config: { categories: ['functional', 'analytics', 'advertising'] } },
    });
    await ui.acceptAll();
    await ui.bannerIsHidden();
    const cookie = (await visit.cookies()).find(({ name }) => name === 'assent');
    expect(cookie?.value.length).toBeGreaterThan(0);
    expect('assent='.length + (cookie?.value.length ?? 0)).toBeLessThan(100);
  });
});

describe('matrix, banner', () => {
  test('M15 the banner is a named region, not modal, and takes no focus on load (vcc, osano: a modal dialog)', async () => {
    const { page, ui } = await openScene({});
    await ui.bannerIsShown();
    const { role, modal, named, focus } = await ui.banner.evaluate((banner) => ({
      role: banner.getAttribute('role') ?? banner.localName,
      modal: banner.getAttribute('aria-modal'),
      named: banner.hasAttribute('aria-label') || banner.hasAttribute('aria-labelledby'),
      focus: document.activeElement === document.body,
    }));
    expect({ role, modal, named, focus }).toEqual({ role: expect.stringMatching(/region|section|dialog/), modal: null, named: true, focus: true }); // prettier-ignore
    await expectPageWorks(page);
  });
  fault({
    name: 'M16 strict CSP for styles: nothing is violated (klaro and osano: inline styles)',
    page: {
      csp: "style-src 'none'; script-src 'self' http://tracker.test 'unsafe-inline'; default-src 'self' http://tracker.test",
    },
  });
  fault({
    name: 'M17 opening the preferences and pressing Esc decides nothing (silktide: grants)',
    async act({ ui, page, visit }) {
      await ui.openPreferences();
      await page.keyboard.press('Escape');
      await ui.preferencesAreHidden();
      await ui.bannerIsShown();
      await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
      await ui.rejectAll();
    },
    expect: { ...NO_TRACKER, cookies: ['assent'] },
    kept: { analytics: false },
  });
  test('M18 a robot sees what a visitor sees (vcc: nothing at all)', async () => {
    const { ui, page } = await openScene({
      page: { contextOptions: { userAgent: 'Mozilla/5.0 (compatible; Googlebot/2.1)' } },
      init: 'Object.defineProperty(Navigator.prototype, "webdriver", { get: () => true });',
    });
    await ui.bannerIsShown();
    await expectPageWorks(page);
  });
  test('M19 without JavaScript what is marked stays shut, and the page is whole', async () => {
    const visit = await lab.visit({
      contextOptions: { javaScriptEnabled: false },
      html: `${a}<iframe data-consent="analytics" data-src="http://tracker.test/frame.html"></iframe>${hostPart()}`,
    });
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    expect(await visit.page.locator('#page-button').isVisible()).toBe(true);
  });
});
