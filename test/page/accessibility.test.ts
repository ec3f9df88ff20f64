/** For everybody: axe finds nothing, and the keyboard alone is enough. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import { assentUi, expectVisit, gated, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Something of everything that can be on screen. */
const rich: AssentConfig = {
  controller: { name: 'Example Ltd', privacyPolicy: '/privacy', cookiePolicy: '/cookies', imprint: '/imprint' },
  services: [
    { id: 'session', category: 'functional', cookies: [{ name: 'sid', duration: '1 day' }] },
    {
      id: 'counter',
      category: 'analytics',
      name: 'Counter',
      provider: 'Counter plc',
      privacyPolicy: 'https://counter.test/',
      cookies: [{ name: 'ct_*', duration: '1 year', purpose: 'Counts' }],
      storage: ['ct'],
    },
    { id: 'other', category: 'analytics', name: 'Other' },
    { id: 'ads', category: 'advertising', name: 'Ads' },
  ],
};
const site = '<main><h1>Shop</h1><p>Words. <a href="/more">More</a></p></main>';

async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)}: ${failureSummary}`),
  );
}

describe.each(['en', 'de'])('in language %s', (lang) => {
  test.each([
    ['light', 'bar', 1280],
    ['dark', 'bar', 1280],
    ['light', 'box', 320],
    ['dark', 'box', 320],
  ] as const)('axe finds nothing (%s, %s, %dpx)', async (theme, layout, width) => {
    const config: AssentConfig = { ...rich, ui: { theme, layout, closeButton: 'reject' } };
    const contextOptions = { reducedMotion: 'reduce', viewport: { width, height: 720 } } as const;
    const visit = await lab.visit({ html: site, lang, config, contextOptions });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    expect(await violations(visit.page), 'the banner').toEqual([]);

    await ui.openPreferences();
    expect(await violations(visit.page), 'the dialog').toEqual([]);
    // Unfolds the services, and leaves their category half on.
    await ui.toggle('Counter');
    expect(await ui.preferences.locator(':indeterminate').count()).toBe(1);
    expect(await violations(visit.page), 'the dialog, unfolded').toEqual([]);
    await ui.save();
    await ui.bannerIsHidden();
    expect(await violations(visit.page), 'the launcher').toEqual([]);

    await ui.openPreferences();
    expect(await violations(visit.page), 'the dialog, with a decision').toEqual([]);
  });
});

describe('axe finds nothing on both layers, the launcher, a placeholder and the list', () => {
  const layouts = ['bar', 'box', 'modal'] as const;
  const page =
    '<iframe title="A film" data-consent="ads" data-src="/film" width="400" height="240"></iframe><div data-assent-list></div>';
  const directory = resolve(import.meta.dirname, '../../themes');
  const themes = readdirSync(directory).map((file) => file.replace('.css', ''));

  // Each theme takes one layout and direction, so that together they take all; `ASSENT_FULL=1` takes all at once.
  test.each(themes)('in theme %s', { timeout: 120_000 }, async (theme) => {
    const turn = themes.indexOf(theme);
    const visit = await lab.visit({ url: 'about:blank', contextOptions: { reducedMotion: 'reduce' } });
    const ui = assentUi(visit.page);
    const places = layouts.flatMap((layout) => (['en', 'ar'] as const).map((lang) => ({ layout, lang })));
    for (const [index, { layout, lang }] of places.entries()) {
      if (!process.env['ASSENT_FULL'] && index !== turn % places.length) continue;
      const dialog = index % 2 ? 'drawer' : 'sheet';
      const config: AssentConfig = { ...rich, ui: { theme, layout, dialog } };
      const json = JSON.stringify(config);
      const html = `<!doctype html><html lang="${lang}"><title>Shop</title>
        <script type="application/json" data-assent-config>${json}</script><script src="/dist/assent.js"></script>
        ${site.replace('</main>', `${page}</main>`)}</html>`;
      lab.page('shop.test', `/${theme}/${layout}/${lang}`, html);
      await visit.clearCookies();
      await visit.goto(`http://shop.test/${theme}/${layout}/${lang}`);
      await ui.bannerIsShown();
      await visit.page.locator('[data-assent-list] table').first().waitFor();
      await visit.page.waitForLoadState('networkidle');
      expect(await violations(visit.page), `${layout} ${lang}`).toEqual([]);
      await ui.openPreferences();
      expect(await violations(visit.page), `${dialog} ${lang}`).toEqual([]);
      await ui.rejectAll();
      await ui.bannerIsHidden();
      expect(await violations(visit.page), `launcher ${lang}`).toEqual([]);
    }
  });
});

test('axe can find something: a claim that cannot fail proves nothing', async () => {
  const visit = await lab.visit({ html: `${site}<button></button>` });
  expect((await violations(visit.page)).join()).toContain('button-name');
});

/** The element that has focus, through shadow roots: what it does, what it is, or its id. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!element || element === document.body) return 'body';
    if (element.part.contains('launcher')) return 'launcher';
    return (
      element.getAttribute('data-assent-do') ??
      (element.getAttribute('part') || element.id || element.textContent || element.localName)
    );
  });
}

/** Presses Tab until this has focus. */
async function tabTo(page: Page, wanted: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now === wanted) return;
    passed.push(now);
  }
  throw new Error(`${key} never reached ${wanted}, but ${passed.join(', ')}`);
}

describe('R215 with the keyboard alone', () => {
  const html = gated('analytics', 'a') + gated('advertising', 'b') + site;
  const visitByKeyboard = async (config: AssentConfig = rich): Promise<Visit> => {
    const visit = await lab.visit({ html, config });
    await assentUi(visit.page).bannerIsShown();
    return visit;
  };

  test('R211 Tab reaches the banner first: its links, accept, reject, customise, and then the page', async () => {
    const { page } = await visitByKeyboard();
    const order: string[] = [];
    while (order.at(-1) !== 'More' && order.length < 15) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    expect(order).toEqual([
      'Privacy policy',
      'Cookie policy',
      'Legal notice',
      'accept-all',
      'reject-all',
      'open',
      'More',
    ]);
  });

  test.each([
    ['Enter', 'accept-all', true],
    ['Space', 'accept-all', true],
    ['Enter', 'reject-all', false],
    ['Space', 'reject-all', false],
  ])('%s on %s decides', async (key, answer, granted) => {
    const visit = await visitByKeyboard();
    await tabTo(visit.page, answer);
    await visit.page.keyboard.press(key);
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(
      visit,
      granted ? { mustRequestOnce: ['tracker.test/a.js'] } : { mustNotRequest: ['tracker.test/'] },
    );
  });

  test('R212 the dialog takes focus, holds it, Escape closes it and gives focus back', async () => {
    const { page } = await visitByKeyboard();
    const ui = assentUi(page);
    await tabTo(page, 'open');
    await page.keyboard.press('Enter');
    await ui.preferencesAreShown();
    expect(await focused(page)).toBe('title');
    const seen = new Set<string>();
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press(presses < 30 ? 'Tab' : 'Shift+Tab');
      seen.add(await focused(page));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['save', 'accept-all', 'reject-all', 'close', 'Privacy policy']));
    expect([...seen], 'the page behind').not.toContain('More');
    expect([...seen], 'the banner behind').not.toContain('open');
    await page.keyboard.press('Escape');
    await ui.preferencesAreHidden();
    await ui.bannerIsShown();
    expect(await focused(page)).toBe('open');
  });

  test('R214 switches turn by Space, Enter saves, and exactly that is granted', async () => {
    const visit = await visitByKeyboard();
    const { page } = visit;
    const ui = assentUi(page);
    await tabTo(page, 'open');
    await page.keyboard.press('Enter');
    await ui.preferencesAreShown();
    await tabTo(page, 'assent-1');
    await page.keyboard.press('Space');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    await tabTo(page, 'save');
    await page.keyboard.press('Enter');
    await ui.preferencesAreHidden();
    await ui.bannerIsHidden();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
  });

  test('a list of services unfolds, and a single service can be turned on', async () => {
    const visit = await visitByKeyboard();
    const { page } = visit;
    await tabTo(page, 'open');
    await page.keyboard.press('Enter');
    await assentUi(page).preferencesAreShown();
    await tabTo(page, 'assent-1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, 'assent-1-0');
    await page.keyboard.press('Space');
    await tabTo(page, 'save');
    await page.keyboard.press('Enter');
    await assentUi(page).preferencesAreHidden();
    expect(await page.evaluate(() => ['counter', 'other', 'analytics'].map((id) => window.assent.has(id)))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('the launcher can be reached, opens the dialog, and gets focus back', async () => {
    const visit = await visitByKeyboard();
    const { page } = visit;
    const ui = assentUi(page);
    await ui.rejectAll();
    await ui.bannerIsHidden();
    await tabTo(page, 'launcher');
    await page.keyboard.press('Enter');
    await ui.preferencesAreShown();
    await page.keyboard.press('Escape');
    await ui.preferencesAreHidden();
    expect(await focused(page)).toBe('launcher');
  });

  test('a returning visitor reaches the launcher before any UI was loaded', async () => {
    const visit = await visitByKeyboard();
    await assentUi(visit.page).rejectAll();
    await assentUi(visit.page).bannerIsHidden();
    await visit.reload();
    await tabTo(visit.page, 'launcher');
    await expectVisit(visit, { mustNotRequest: ['shop.test/dist/assent-banner.js'] });
    await visit.page.keyboard.press('Space');
    await assentUi(visit.page).preferencesAreShown();
  });

  test('R221 a decision is said aloud', async () => {
    const visit = await visitByKeyboard();
    await assentUi(visit.page).rejectAll();
    await expect.poll(() => visit.page.getByRole('status').innerText()).toBe('Choices saved');
  });
});

test('R219, R220 at 320 px, 200 % text and in a low window the page does not scroll sideways and the answers can be reached', async () => {
  const visit = await lab.visit({
    html: site,
    config: rich,
    lang: 'de',
    contextOptions: { viewport: { width: 320, height: 480 }, reducedMotion: 'reduce' },
  });
  const { page } = visit;
  const browser = await visit.context.newCDPSession(page);
  await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
  const ui = assentUi(page);
  await ui.bannerIsShown();
  const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 640, height: 256 });
  await ui.banner.locator('[data-assent-do="reject-all"]').click({ trial: true });
  await ui.banner.locator('[data-assent-do="accept-all"]').click({ trial: true });
  await page.setViewportSize({ width: 320, height: 480 });
  await ui.openPreferences();
  expect(await overflow()).toBeLessThanOrEqual(0);
  await ui.preferences.locator('[data-assent-do="save"]').click();
  await ui.bannerIsHidden();
});
