/** One regression test for each advisory of a consent product, or of a library of its kind, whose class could reach us. */
import { describe, expect, test } from 'vitest';
import { assentUi, expectVisit, gated } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, lab, NO_TRACKER, openScene, type Scene } from './fault.ts';
import { ACCEPTED, globalOf, inline, mark, marked } from './marks.ts';

const a = gated('analytics', 'a');
const XSS = '<img src=x onerror="top.pwned=1">';
const notPwned = async ({ visit }: Scene): Promise<void> => {
  expect(await globalOf(visit, 'pwned')).toBeUndefined();
};

/** Opens both layers, with all their lists, and looks for anything that texts should not have become. */
async function openEverything({ page, ui }: Scene): Promise<void> {
  await ui.openPreferences();
  await ui.preferences.evaluate((dialog) => dialog.querySelectorAll('details').forEach((list) => (list.open = true)));
  const strange = await page
    .locator('assent-ui')
    .evaluate((host) =>
      [
        ...(host.shadowRoot?.querySelectorAll('img, iframe, script, svg, math, style, [onerror], [onclick], [style]') ??
          []),
      ].map(({ outerHTML }) => outerHTML),
    );
  expect(strange).toEqual([]);
  await page.keyboard.press('Escape');
}

describe('the gate as a hole', () => {
  fault({
    name: 'CVE-2025-48914 (Drupal COOKiES: data-src became src on any element, whatever the scheme)',
    page: {
      html:
        ['iframe', 'embed', 'img', 'object', 'div', 'a', 'use']
          .map(
            (tag) =>
              `<${tag} data-consent="analytics" data-src="javascript:top.pwned=1" data-href="javascript:top.pwned=1" data-data="javascript:top.pwned=1"></${tag}>`,
          )
          .join('') + a,
    },
    check: notPwned,
  });
  fault({
    name: 'CVE-2025-31476 (tarteaucitron: javascript: URLs, and srcdoc copied; the first patch missed data-src)',
    page: {
      html: `<iframe data-consent="analytics" data-srcdoc="<script>top.pwned=1</script>" data-url="javascript:top.pwned=1"
        url="javascript:top.pwned=1" data-src=" &#1;javascript:top.pwned=1"></iframe>${a}`,
    },
    async check(scene) {
      await notPwned(scene);
      expect(await scene.page.locator('iframe').getAttribute('srcdoc')).toBeNull();
    },
  });
  fault({
    name: 'CVE-2025-31138, CVE-2025-1467, CVE-2023-3620 (tarteaucitron: width, height and other attributes as CSS or HTML)',
    page: {
      html: `<iframe data-consent="analytics" data-src="http://tracker.test/frame.html" width="1px;position:fixed;inset:0"
        height='"><img src=x onerror=top.pwned=1>' title='"><img src=x onerror=top.pwned=1>' data-style="position:fixed"></iframe>`,
    },
    expect: { mustRequestOnce: ['tracker.test/frame.html'] },
    async check(scene) {
      await notPwned(scene);
      const frame = scene.page.locator('iframe');
      expect(await frame.evaluate((element) => [element.getAttribute('style'), getComputedStyle(element).position])).toEqual([null, 'static']); // prettier-ignore
      expect(await scene.page.locator('img').count()).toBe(0);
    },
  });
  fault({
    name: 'CVE-2025-47703, CVE-2025-48915 (Drupal COOKiES: authors who may not write scripts revived them as text/plain)',
    page: {
      csp: "script-src 'nonce-R' 'strict-dynamic'",
      assentAttributes: 'nonce="R"',
      html: `${inline('analytics', 'top.pwned = 1')}${inline('analytics', 'top.pwned = 1', 'nonce=""')}
        <script type="text/plain" data-consent="analytics" data-nonce="R" nonce="S">top.pwned = 1</script>
        <script type="text/plain" data-consent="analytics" src="http://tracker.test/theirs.js"></script>
        ${a.replace('<script', '<script nonce="R"')}`,
    },
    nonce: 'R',
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/theirs.js'] },
    check: notPwned,
  });
  fault({
    name: 'CVE-2026-92977 (Real Cookie Banner: a title that a rewrite of the page turned into attributes)',
    page: {
      html: `<p title='<script type="text/plain" data-consent="analytics">top.pwned=1</script>" onmouseover="top.pwned=1'>x</p>
        <textarea><script type="text/plain" data-consent="analytics">top.pwned=1</script></textarea>
        <!-- <script type="text/plain" data-consent="analytics">top.pwned=1</script> --><noscript>
        <script type="text/plain" data-consent="analytics">top.pwned=1</script></noscript>${a}`,
    },
    check: notPwned,
  });
});

describe('clobbering and pollution', () => {
  for (const element of [
    '<img name="currentScript" src="http://evil.test/x/y.js" alt="">',
    '<form name="currentScript"><input name="src" value="http://evil.test/x.js"></form>',
  ]) {
    test(`CVE-2025-48939, CVE-2024-47068, CVE-2024-45812, CVE-2024-43788 (tarteaucitron, rollup, vite, webpack: parts loaded from a clobbered currentScript): ${element.slice(0, 5)}`, async () => {
      const visit = await lab.visit({
        html: `<!doctype html><html lang="en"><body>${element}<script src="/dist/assent.js"></script>${a}</body></html>`,
      });
      await assentUi(visit.page).acceptAll();
      await expectVisit(visit, {
        ...A_RAN,
        mustRequest: ['shop.test/dist/assent-banner.js'],
        mustNotRequest: ['evil.test/dist', 'evil.test/x/assent', 'evil.test/assent'],
        allowErrors: /evil\.test|404/,
      });
    });
  }
  fault({
    name: 'CVE-2025-31475 (tarteaucitron: prototype pollution by the merge of custom texts)',
    page: {
      config: `{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } },
        "ui": { "__proto__": { "polluted": 1 }, "texts": { "__proto__": { "polluted": 1, "title": "x" },
          "en": { "__proto__": { "polluted": 1 }, "constructor": "x", "toString": "x" }, "constructor": { "prototype": { "polluted": 1 } } } },
        "categories": ["functional", "analytics", "__proto__", "constructor", "toString", { "id": "__proto__", "title": "x" }],
        "services": [{ "id": "__proto__", "category": "analytics" }, { "id": "v", "category": "__proto__" }] }`,
      html: a + marked('__proto__', 'proto') + marked('constructor', 'constructor'),
    },
    async check({ page, visit }) {
      expect(await page.evaluate(() => Object.keys(Object.prototype).concat(({} as { polluted?: string }).polluted ?? []))).toEqual([]); // prettier-ignore
      expect(await visit.ran()).toEqual(['a']);
    },
  });
  for (const enumerable of [true, false]) {
    fault({
      name: `DavidWells/analytics#204, zod (polluted Object.prototype, ${enumerable ? '' : 'not '}enumerable, supplies options): nothing opens, nothing is loaded`,
      init: `for (const [name, value] of Object.entries({
          required: true, decided: true, mode: 'opt-out', default: true, customScriptSrc: 'http://evil.test/x.js',
          src: 'http://evil.test/x.js', category: 'functional', onWithdraw: 'keep', attribute: 'data-other',
          analytics: 'granted', granted: true, categories: ['functional'], nonce: 'R', scriptTimeout: 0, revision: 7,
        })) Object.defineProperty(Object.prototype, name, { value, enumerable: ${enumerable}, configurable: true, writable: true });`,
      page: {
        config: { categories: ['functional', 'analytics'], services: [{ id: 'v', category: 'analytics' }] },
        html: a + marked('v', 'v'),
      },
      before: { mustNotRequest: ['tracker', 'evil.test'] },
      async act({ page, visit, ui }) {
        expect(await visit.ran()).toEqual([]);
        expect(await page.evaluate(() => [window.assent.has('analytics'), window.assent.has('v'), window.assent.consent.decided])).toEqual([false, false, false]); // prettier-ignore
        await ui.acceptAll();
      },
      expect: { ...A_RAN, mustNotRequest: ['evil.test'] },
    });
  }
  fault({
    name: 'CVE-2026-46625 (js-cookie: __proto__ in parsed attributes sets domain and life)',
    page: {
      config: `{ "cookie": { "__proto__": { "domain": "evil.test", "expires": 1, "secure": true }, "constructor": { "domain": "evil.test" } } }`,
    },
    check: async ({ visit }) =>
      expect((await visit.cookies()).find(({ name }) => name === 'assent')).toMatchObject({ domain: 'shop.test', secure: false, path: '/' }), // prettier-ignore
  });
});

describe('texts and links of the config', () => {
  const texts = ['title', 'body', 'acceptAll', 'rejectAll', 'customise', 'save', 'close'];
  const everywhere = (text: string): object => ({
    controller: { name: text, privacyPolicy: '/privacy' },
    categories: ['functional', { id: 'analytics', title: text, description: text }],
    services: [
      {
        id: 'v',
        category: 'analytics',
        name: text,
        provider: text,
        cookies: [{ name: '_v', duration: text, purpose: text }],
      },
    ],
    ui: { texts: { en: Object.fromEntries(texts.map((key) => [key, text])) }, launcher: { label: text } },
  });
  const cases: Readonly<Record<string, string>> = {
    'CVE-2021-36889, CVE-2023-6498, CVE-2013-7064, CVE-2026-96379 (texts of the settings as HTML)': XSS,
    'CVE-2026-2389 (Complianz: entities decoded after cleaning)':
      '&#8221;&quot;&lt;img src=x onerror=top.pwned=1&gt;&#60;script&#62;',
    'CVE-2024-4869 and commit 92d0af3 (what a stranger sent, shown as HTML)':
      '"><svg/onload=top.pwned=1>\'"`${top.pwned=1}{{top.pwned=1}}',
  };
  for (const [name, text] of Object.entries(cases)) {
    fault({
      name,
      page: { config: everywhere(text) },
      async act(scene) {
        await openEverything(scene);
        expect(await scene.ui.banner.textContent()).toContain(text);
        await scene.ui.acceptAll();
      },
      check: notPwned,
    });
  }
  fault({
    name: 'tarteaucitron 92d0af3 (names and values of the visitor’s cookies, shown as HTML)',
    init: `document.cookie = '_v<svg onload>=<img src=x onerror=top.pwned=1>; path=/';`,
    page: { config: { services: [{ id: 'v', category: 'analytics', cookies: ['_w*', XSS] }] } },
    before: { cookies: ['_v<svg onload>'] },
    async act(scene) {
      await openEverything(scene);
      await scene.ui.acceptAll();
    },
    check: notPwned,
  });
  fault({
    name: 'CVE-2023-3388 (Beautiful Cookie Consent Banner: stored XSS through the link to the policy)',
    page: {
      config: {
        controller: {
          privacyPolicy: 'javascript:top.pwned=1',
          cookiePolicy: ' java\nscript:top.pwned=1',
          imprint: 'data:text/html,<script>top.pwned=1</script>',
        },
        services: [{ id: 'v', category: 'analytics', privacyPolicy: 'JavaScript:top.pwned=1' }],
      },
    },
    async act(scene) {
      await openEverything(scene);
      const links = await scene.page.locator('assent-ui').evaluate((host) => [...(host.shadowRoot?.querySelectorAll('a') ?? [])].map(({ protocol }) => protocol)); // prettier-ignore
      expect(links.filter((protocol) => !/^https?:$/.test(protocol))).toEqual([]);
      await scene.ui.acceptAll();
    },
    check: notPwned,
  });
  fault({
    name: 'CVE-2026-22028 (preact: a JSON object as a text becomes an element)',
    page: {
      config: {
        categories: ['functional', { id: 'analytics', title: { type: 'img', props: { src: 'x', onerror: 'top.pwned=1' }, key: null, ref: null, constructor: null, __v: 0 }, description: { type: 'script', props: { dangerouslySetInnerHTML: { __html: XSS } }, constructor: null } }], // prettier-ignore
        controller: { name: { type: 'iframe', props: { srcdoc: '<script>top.pwned=1</script>' }, constructor: null } },
        ui: {
          texts: { en: { title: { type: 'img', props: { src: 'x', onerror: 'top.pwned=1' }, constructor: null } } },
        },
      },
    },
    async act(scene) {
      await openEverything(scene);
      await scene.ui.acceptAll();
    },
    check: notPwned,
  });
  fault({
    name: 'CVE-2022-3399 (Cookie Notice: a field for code) and klaro (texts of callbacks run by new Function)',
    page: {
      config: {
        services: [{ id: 'v', category: 'analytics', onAccept: 'top.pwned=1', onInit: 'top.pwned=1', callback: 'top.pwned=1', code: XSS, js: 'top.pwned=1' }], // prettier-ignore
        refuse_code_head: '<script>top.pwned=1</script>',
        onAccept: 'top.pwned=1',
        ui: { onShow: 'top.pwned=1', head: XSS, css: '*{display:none}' },
      },
    },
    check: notPwned,
  });
});

describe('cookies', () => {
  fault({
    name: 'GHSA-jxj7-g6gm-49j7 (tarteaucitron: any link of a class deletes any cookie)',
    page: {
      html: `<a href="#" class="purgeBtn" data-cookie="foo" data-assent-do="purge" id="one">x</a>
        <button data-assent-do="sweep" data-cookie="foo" id="two">x</button><button data-assent-do="__proto__" id="three">x</button>
        <button data-assent-do="save" id="four">x</button><button data-assent-do="toString" id="five">x</button>${a}`,
      cookies: { foo: '1' },
    },
    before: { cookies: ['foo'] },
    async act({ page, ui, visit }) {
      for (const id of ['one', 'two', 'three', 'four', 'five']) await page.locator(`#${id}`).click();
      expect(await visit.cookieNames()).toEqual(['foo']);
      await ui.acceptAll();
    },
    expect: { ...A_RAN, cookies: ['a', 'assent', 'foo'] },
  });
  const long = `v${'a'.repeat(2000)}!`;
  fault({
    name: 'CVE-2026-111714, CVE-2026-22809 (tarteaucitron: a regular expression made of a cookie’s name): swept at once',
    page: {
      config: {
        categories: ['functional', 'analytics'],
        onWithdraw: 'keep',
        services: [
          {
            id: 'v',
            category: 'analytics',
            cookies: ['^(a+)+$', '(a|a)*', 'v*', '[', '.*', '(x+x+)+y*', '*'],
            storage: ['(a+)+$', '*'],
          },
        ],
      },
      html: inline(
        'analytics',
        `for (const name of ['${long}', '[', 'x(']) document.cookie = name + '=1; path=/';
         localStorage.setItem('${long}', '1');`,
      ),
    },
    async act({ page, ui }) {
      await ui.acceptAll();
      await page.waitForFunction(() => localStorage.length === 1);
      const start = Date.now();
      await page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            window.assent.on('change', () => resolve());
            window.assent.rejectAll();
          }),
      );
      // What goes back and forth over these would take years.
      expect(Date.now() - start).toBeLessThan(15_000);
    },
    // `v*` and the exact `[` are names; what would have been a pattern is a name that nobody has.
    expect: { cookies: ['assent', 'x('], storage: [long] },
    kept: { analytics: false },
  });
  fault({
    name: 'CVE-2026-82184, CVE-2026-14816 (consent state forged from outside): messages, storage events and broadcasts grant nothing',
    async act({ page, visit, ui }) {
      await page.evaluate(() => {
        const forged = { analytics: true, consent: { categories: { analytics: 'granted' } }, type: 'assent:consent' };
        window.postMessage(forged, '*');
        const channel = new BroadcastChannel('assent');
        channel.postMessage(forged);
        channel.close();
        dispatchEvent(new StorageEvent('storage', { key: 'assent', newValue: '1.2030-01-01.0.1.banner.analytics~' }));
        for (const type of ['assent:consent', 'assent:change', 'assent:ready']) document.dispatchEvent(new CustomEvent(type, { detail: forged })); // prettier-ignore
      });
      await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
      expect(await page.evaluate(() => window.assent.has('analytics'))).toBe(false);
      await ui.acceptAll();
    },
  });
  test('CVE-2018-19207, CVE-2022-0147 (options set by whoever asks): no address, name or hash of the page decides anything', async () => {
    const query = 'assent=1.2030-01-01.0.1.banner.analytics~&consent=all&data-config=//evil.test/c.json';
    const { visit, page, ui } = await openScene({ page: { url: `http://shop.test/?${query}#${query}`, html: a } });
    await ui.bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker', 'evil.test'], cookies: [] });
    await expectPageWorks(page);
  });
});

fault({
  name: 'polyfill.io, and any host that changes hands: our files name no other host',
  page: { cookies: ACCEPTED, html: inline('analytics', mark('b')) },
  before: false,
  act: ({ ui }) => ui.openPreferences(),
  expect: {
    mustRequest: ['shop.test/dist/assent-preferences.js'],
    // Who has decided is asked nothing.
    mustNotRequest: ['shop.test/dist/assent-banner.js'],
  },
  async check({ visit, page }) {
    await page.keyboard.press('Escape');
    expect([...new Set(visit.requests().map(({ host }) => host))]).toEqual(['shop.test']);
  },
  kept: false,
});
