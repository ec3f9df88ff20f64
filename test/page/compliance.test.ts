/** What law and standards ask of both layers, where no other test says it: one test a row of `docs/compliance.md`. */
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import { assentUi, expectChoice, expectVisit, gated, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const config: AssentConfig = {
  controller: { name: 'Example Ltd', privacyPolicy: '/privacy' },
  services: [
    {
      id: 'counter',
      category: 'analytics',
      name: 'Counter',
      provider: 'Counter plc',
      privacyPolicy: 'https://c.test/',
    },
    { id: 'ads', category: 'advertising', name: 'Ads', provider: 'Ads plc', privacyPolicy: 'https://a.test/' },
    { id: 'session', category: 'functional', name: 'Session' },
  ],
};
const words = '<main><h1>Shop</h1><p>Words. <a href="#end">Further down</a></p>';
const site = `${words}${'<p><a href="#x">A link</a> and words.</p>'.repeat(60)}<p id="end">The end</p></main>`;
const open = (html = site, options: object = {}): Promise<Visit> => lab.visit({ html, config, ...options });
const names = (layer: Locator): Promise<string[]> =>
  layer
    .locator('[data-assent-do]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-assent-do') ?? ''));

/** The element that has focus, also inside our shadow root. */
const focused = (
  page: Page,
): Promise<{ name: string; top: number; bottom: number; inBanner: boolean; ours: boolean; outline: string }> =>
  page.evaluate(() => {
    const outer = document.activeElement;
    const inner = outer?.shadowRoot?.activeElement ?? outer ?? document.body;
    const { top, bottom } = inner.getBoundingClientRect();
    const { outlineStyle, outlineWidth } = getComputedStyle(inner);
    const name = inner.getAttribute('data-assent-do') ?? inner.textContent?.slice(0, 20) ?? '';
    return {
      name,
      top,
      bottom,
      inBanner: !!inner.closest('[part~="banner"]'),
      ours: !!inner.closest('[part~="banner"], dialog'),
      outline: `${outlineStyle} ${outlineWidth}`,
    };
  });

describe('what is asked', () => {
  test('R007 each purpose has its own switch, and the first layer names them all', async () => {
    const { page } = await open();
    const { banner, preferences, openPreferences } = assentUi(page);
    await banner.waitFor();
    expect(await banner.innerText()).toContain('Purposes: Analytics and Advertising.');
    await openPreferences();
    const switches = await preferences.locator('h3 label').allInnerTexts();
    expect(switches).toEqual(['Analytics', 'Advertising']);
  });

  test('R009 the first layer says how many services there are, and one click shows each with its company and policy', async () => {
    const { page } = await open();
    const { banner, preferences, openPreferences } = assentUi(page);
    await banner.waitFor();
    expect(await banner.innerText()).toContain('Services: 3');
    await openPreferences();
    const text = (await preferences.textContent()) ?? '';
    for (const service of ['Counter plc', 'Ads plc', 'Session']) expect(text).toContain(service);
    const policies = await preferences
      .locator('details a')
      .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
    expect(policies).toEqual(['https://c.test/', 'https://a.test/']);
  });

  test('R017 what needs several purposes waits for all of them', async () => {
    const visit = await open(gated('analytics advertising', 'both'));
    await assentUi(visit.page).grantOnly('analytics');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    await visit.page.evaluate(() => window.assent.set({ advertising: true }));
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/both.js'] });
  });

  test('R018 a tracker on the site’s own domain is held like any other', async () => {
    lab.route('shop.test', '/own.js', { type: 'text/javascript', body: 'window.own = true' });
    const visit = await open('<script type="text/plain" data-consent="analytics" src="/own.js"></script>');
    await assentUi(visit.page).rejectAll();
    await expectVisit(visit, { mustNotRequest: ['shop.test/own.js'] });
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expectVisit(visit, { mustRequestOnce: ['shop.test/own.js'] });
  });

  test('R029 a purpose with nothing in it is not shown', async () => {
    const { page } = await open();
    await assentUi(page).openPreferences();
    expect(await assentUi(page).preferences.locator('h3').allInnerTexts()).toEqual([
      'Analytics',
      'Advertising',
      'Functional',
    ]);
  });
});

describe('the answers', () => {
  test('R020, R021, R032 both layers have both, as buttons of one kind inside their frame', async () => {
    const { page } = await open();
    const { banner, preferences, openPreferences } = assentUi(page);
    await banner.waitFor();
    for (const layer of [banner, preferences]) {
      if (layer === preferences) await openPreferences();
      const frame = await layer.boundingBox();
      for (const name of ['Accept all', 'Reject all']) {
        const button = layer.getByRole('button', { name, exact: true });
        const box = await button.boundingBox();
        expect(await button.evaluate(({ localName }) => localName)).toBe('button');
        expect(box && frame && box.x >= frame.x && box.y >= frame.y).toBe(true);
        expect(box && frame && box.x + box.width <= frame.x + frame.width).toBe(true);
        expect(box && frame && box.y + box.height <= frame.y + frame.height).toBe(true);
      }
    }
  });

  test('R026 the banner has words, links to the policies and the answers, and no place for anything else', async () => {
    const { page } = await open();
    await assentUi(page).bannerIsShown();
    const used = await assentUi(page).banner.evaluate((banner) =>
      [...new Set([...banner.querySelectorAll('*')].map(({ localName }) => localName))].sort(),
    );
    expect(used).toEqual(['a', 'button', 'div', 'h2', 'p', 'span']);
  });

  test('R027 they stand in the same order at 320, 768 and 1440 px', async () => {
    const { page } = await open();
    await assentUi(page).bannerIsShown();
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await names(assentUi(page).banner)).toEqual(['accept-all', 'reject-all', 'open']);
      const places = await assentUi(page)
        .banner.locator('[data-assent-do]')
        .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect()).map(({ x, y }) => [y, x]));
      expect(places).toEqual(places.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)));
    }
  });

  test('R028 there are two layers: nothing in the second opens a third', async () => {
    const { page } = await open();
    await assentUi(page).openPreferences();
    expect(await names(assentUi(page).preferences)).toEqual(['accept-all', 'reject-all', 'save', 'close']);
  });

  test('R226 refusing takes as few keys as accepting, by role and name', async () => {
    const keys: Record<string, number> = {};
    for (const name of ['accept-all', 'reject-all']) {
      const { page } = await open();
      await assentUi(page).bannerIsShown();
      keys[name] = 0;
      while ((await focused(page)).name !== name && (keys[name] ?? 0) < 20) {
        await page.keyboard.press('Tab');
        keys[name] = (keys[name] ?? 0) + 1;
      }
      await page.keyboard.press('Enter');
      await assentUi(page).bannerIsHidden();
    }
    // They are neighbours, and one of two has to come first.
    expect((keys['reject-all'] ?? 0) - (keys['accept-all'] ?? 0)).toBe(1);
  });
});

describe('the page', () => {
  test('R014 scrolls while the banner asks', async () => {
    const { page } = await open();
    await assentUi(page).bannerIsShown();
    await page.mouse.wheel(0, 800);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300);
  });

  test('R015 the choice is of this host alone', async () => {
    const visit = await open(site, { url: 'http://www.shop.test/' });
    await assentUi(visit.page).acceptAll();
    await assentUi(visit.page).bannerIsHidden();
    const [cookie] = await visit.cookies();
    // Without a leading dot: no subdomain gets it, nor the parent.
    expect(cookie?.domain).toBe('www.shop.test');
  });

  test('R061 every page has a way to change one’s mind', async () => {
    const visit = await open();
    await assentUi(visit.page).rejectAll();
    for (const path of ['/a', '/b?c=d', '/e/f', '/g#h', '/']) {
      lab.page('shop.test', new URL(path, 'http://x').pathname, await visit.page.content());
      await visit.goto(`http://shop.test${path}`);
      await assentUi(visit.page).launcher.click();
      await assentUi(visit.page).preferencesAreShown();
    }
    await assentUi(visit.page).acceptAll();
    await expectChoice(visit, 'analytics', true);
  });

  test.each([1280, 320])('R210 at %i px nothing that gets focus lies behind the banner', async (width) => {
    const { page } = await open(site, { contextOptions: { viewport: { width, height: 640 } } });
    await assentUi(page).bannerIsShown();
    const banner = await assentUi(page).banner.boundingBox();
    let seen = 0;
    for (let presses = 0; presses < 45; presses++) {
      await page.keyboard.press('Tab');
      const { name, top, bottom, inBanner } = await focused(page);
      if (inBanner || !/link|Further/.test(name)) continue;
      seen += 1;
      const isHidden = top >= (banner?.y ?? 0) && bottom <= (banner?.y ?? 0) + (banner?.height ?? 0);
      expect(isHidden, `"${name}" at ${top}`).toBe(false);
    }
    expect(seen).toBeGreaterThan(20);
  });

  test('R213 the banner claims no modality that is not there, and behind the dialog everything is inert', async () => {
    const { page } = await open();
    const { banner, openPreferences } = assentUi(page);
    await banner.waitFor();
    expect(await page.locator('assent-ui [aria-modal]').count()).toBe(0);
    await openPreferences();
    expect(await page.locator('assent-ui [aria-modal]').count()).toBe(0);
    await page
      .locator('main a')
      .first()
      .evaluate((link: HTMLElement) => link.focus());
    expect((await focused(page)).name).not.toBe('Further down');
  });
});

describe('for everybody', () => {
  test('R218 whatever gets focus shows it, on both layers, by at least 2 px', async () => {
    const { page } = await open();
    const { banner, openPreferences } = assentUi(page);
    await banner.waitFor();
    for (const layer of ['banner', 'preferences']) {
      if (layer === 'preferences') await openPreferences();
      const seen = new Set<string>();
      for (let presses = 0; presses < 6; presses++) {
        await page.keyboard.press('Tab');
        const { name, outline, ours } = await focused(page);
        if (!ours) continue;
        seen.add(name);
        expect(outline, name).toMatch(/^(solid|auto) ([2-9]|\d\d)/);
      }
      expect(seen.size).toBeGreaterThanOrEqual(3);
    }
  });

  test('R220 the text spacing of WCAG 1.4.12 cuts nothing off', async () => {
    const { page } = await open(site, { contextOptions: { viewport: { width: 320, height: 640 } } });
    const { banner, preferences, openPreferences } = assentUi(page);
    await banner.waitFor();
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
      );
      document.querySelector('assent-ui')?.shadowRoot?.adoptedStyleSheets.push(sheet);
    });
    for (const layer of [banner, preferences]) {
      if (layer === preferences) await openPreferences();
      const cut = await layer.evaluate((root) =>
        [...root.querySelectorAll('button, h2, h3, p, label')]
          .filter((element) => {
            const clips = getComputedStyle(element).overflow !== 'visible';
            return (
              element.scrollWidth > element.clientWidth + 1 ||
              (clips && element.scrollHeight > element.clientHeight + 1)
            );
          })
          .filter((element) => element.clientWidth > 0)
          .map((element) => element.textContent),
      );
      expect(cut).toEqual([]);
      await layer.locator('[data-assent-do="reject-all"]').click({ trial: true });
    }
  });

  test('R222 nothing moves for those who want no motion', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { page } = await open(site, { contextOptions: { reducedMotion } });
      await assentUi(page).openPreferences();
      const moving = await page.locator('assent-ui').evaluate(
        (host) =>
          [...(host.shadowRoot?.querySelectorAll('*') ?? [])].filter((element) => {
            const { animationName, transitionDuration } = getComputedStyle(element);
            return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration);
          }).length,
      );
      expect(moving).toBe(reducedMotion === 'reduce' ? 0 : 2);
    }
  });

  test('R223 in forced colours frames, buttons and the state of switches are seen', async () => {
    const { page } = await open(site, { contextOptions: { forcedColors: 'active' } });
    const { banner, preferences, openPreferences } = assentUi(page);
    await banner.waitFor();
    const borders = (layer: Locator): Promise<string[]> =>
      layer.evaluate((root) =>
        [root, ...root.querySelectorAll('button:not([part="close"])')].map((element) => {
          const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
          return borderTopColor === backgroundColor ? 'none' : `${borderTopStyle} ${borderTopWidth}`;
        }),
      );
    expect(new Set(await borders(banner))).toEqual(new Set(['solid 1px']));
    await openPreferences();
    expect(new Set(await borders(preferences))).toEqual(new Set(['solid 1px']));
    const look = (): Promise<string> =>
      preferences
        .getByRole('switch', { name: 'Analytics' })
        .evaluate((input) => [getComputedStyle(input).backgroundColor, getComputedStyle(input).justifyContent].join());
    const off = await look();
    await assentUi(page).toggle('analytics');
    expect(await look()).not.toBe(off);
  });

  test('R221 no orientation is locked, and what a button is called is what it says', async () => {
    const { page } = await open();
    const { banner } = assentUi(page);
    for (const size of [
      { width: 800, height: 400 },
      { width: 400, height: 800 },
    ]) {
      await page.setViewportSize(size);
      for (const name of ['Accept all', 'Reject all', 'Customise']) {
        const button = banner.getByRole('button', { name, exact: true });
        expect(await button.innerText()).toBe(name);
        await button.click({ trial: true });
      }
    }
  });

  test('R225 the banner waits for ever', async () => {
    const visit = await lab.visit({ url: 'about:blank' });
    await visit.page.clock.install();
    lab.page(
      'shop.test',
      '/patient',
      '<!doctype html><html lang="en"><title>Shop</title><script src="/dist/assent.js"></script></html>',
    );
    await visit.goto('http://shop.test/patient');
    await assentUi(visit.page).bannerIsShown();
    await visit.page.clock.fastForward('24:00:00');
    await assentUi(visit.page).bannerIsShown();
    expect(await visit.page.evaluate(() => window.assent.consent.decided)).toBe(false);
  });
});
