/** Layouts, positions and themes by config, and the UI without a shadow root. */
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UiConfig } from '../../src/config/types.ts';
import { assentUi, expectVisit, gated, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const open = (ui: UiConfig, html = '', lang = 'en'): Promise<Visit> =>
  lab.visit({ html, lang, config: { ui }, contextOptions: { viewport: { width: 1280, height: 800 } } });

/** Where a layer stands: the distances from the edges of the window. */
const edges = (layer: Locator): Promise<{ left: number; top: number; right: number; bottom: number }> =>
  layer.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right: document.documentElement.clientWidth - right, bottom: innerHeight - bottom };
  });

/** For each layout and position: the edges it is near, and whether it is in the middle. */
const PLACES: readonly [ui: UiConfig, near: readonly ('left' | 'top' | 'right' | 'bottom')[], centred: boolean][] = [
  [{}, ['bottom'], true],
  [{ position: 'top' }, ['top'], true],
  [{ layout: 'box' }, ['bottom', 'right'], false],
  [{ layout: 'box', position: 'bottom' }, ['bottom'], true],
  [{ layout: 'box', position: 'top' }, ['top'], true],
  [{ layout: 'box', position: 'bottom-left' }, ['bottom', 'left'], false],
  [{ layout: 'box', position: 'bottom-right' }, ['bottom', 'right'], false],
  [{ layout: 'box', position: 'top-left' }, ['top', 'left'], false],
  [{ layout: 'box', position: 'top-right' }, ['top', 'right'], false],
  [{ layout: 'modal' }, [], true],
];

describe('the banner', () => {
  test.each(PLACES)('%j stands near %j', async (ui, near, centred) => {
    const visit = await open(ui);
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    const at = await edges(banner);
    for (const edge of ['left', 'top', 'right', 'bottom'] as const) {
      if (near.includes(edge)) expect(at[edge], edge).toBeLessThanOrEqual(24);
      else expect(at[edge], edge).toBeGreaterThan(60);
    }
    if (centred) expect(Math.abs(at.left - at.right)).toBeLessThanOrEqual(1);
    if (ui.layout === 'modal') expect(Math.abs(at.top - at.bottom)).toBeLessThanOrEqual(1);
  });

  test('left is where lines begin', async () => {
    const visit = await open({ layout: 'box', position: 'bottom-left' }, '', 'ar');
    await assentUi(visit.page).bannerIsShown();
    expect((await edges(assentUi(visit.page).banner)).right).toBeLessThanOrEqual(24);
  });

  test('R013 in the middle is no wall: the dimmed page scrolls, and its links and fields work', async () => {
    const html = '<a href="#there">Go</a><input><div style="height: 3000px"></div><p id="there">There</p>';
    const visit = await open({ layout: 'modal' }, html);
    await assentUi(visit.page).bannerIsShown();
    await visit.page.locator('input').fill('written');
    await visit.page.getByRole('link', { name: 'Go' }).click();
    expect(await visit.page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    await assentUi(visit.page).bannerIsShown();
  });

  test.each<[host: string, ui: UiConfig]>([
    ['plain', { theme: 'dark', launcher: { position: 'right' } }],
    ['light', { theme: 'light' }],
    ['boxed', { layout: 'box', position: 'top-left' }],
    ['modal', { layout: 'modal' }],
    ['drawer', { dialog: 'drawer' }],
  ])('(%s) no look needs a file of its own', async (host, ui) => {
    const visit = await lab.visit({ url: `http://${host}.example/`, html: '', config: { ui } });
    await assentUi(visit.page).bannerIsShown();
    const files = ['assent.js', 'assent-banner.js', 'assent-preferences.js'].map(
      (file) => `${host}.example/dist/${file}`,
    );
    await expectVisit(visit, { mustRequestOnce: files });
    const asked = visit.requests().filter((request) => request.host === `${host}.example`);
    expect(asked.map((request) => request.host + request.path).sort()).toEqual([`${host}.example/`, ...files].sort());
  });

  test('without the file of its theme it looks as it does without one, and works', async () => {
    lab.route('bare.test', '/dist/themes/terminal.css', { status: 404 });
    const config = { ui: { layout: 'modal', theme: 'terminal' } } as const;
    const visit = await lab.visit({ url: 'http://bare.test/', html: gated('analytics', 'a'), config });
    const { banner } = assentUi(visit.page);
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustRequestOnce: ['bare.test/dist/themes/terminal.css'], allowErrors: /404/ });
    const at = await edges(banner);
    expect(Math.abs(at.top - at.bottom)).toBeLessThanOrEqual(1);
    expect(await banner.evaluate((element) => getComputedStyle(element).fontFamily)).not.toMatch(/mono/i);
    await assentUi(visit.page).rejectAll();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: ['assent'], allowErrors: /404/ });
  });
});

describe('the dialog', () => {
  test.each([
    ['sheet', 'en'],
    ['drawer', 'en'],
    ['drawer', 'he'],
  ] as const)('as a %s, in %s', async (dialog, lang) => {
    const visit = await open({ dialog }, '', lang);
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    const at = await edges(ui.preferences);
    if (dialog === 'sheet') expect(Math.abs(at.left - at.right)).toBeLessThanOrEqual(1);
    else {
      const [near, far] = lang === 'he' ? [at.left, at.right] : [at.right, at.left];
      expect([near, at.top, at.bottom]).toEqual([0, 0, 0]);
      expect(far).toBeGreaterThan(600);
    }
    await visit.page.keyboard.press('Escape');
    await ui.preferencesAreHidden();
  });
});

describe('a theme by its name', () => {
  test('is loaded from beside the script', async () => {
    const visit = await open({ theme: 'terminal' });
    await expectVisit(visit, { mustRequestOnce: ['shop.test/dist/themes/terminal.css'] });
    const { banner } = assentUi(visit.page);
    await expect.poll(() => banner.evaluate((element) => getComputedStyle(element).fontFamily)).toMatch(/mono/i);
  });

  test.each(['../assent', 'a/b', 'https://evil.test/x', ''])('"%s" is no name, and loads nothing', async (theme) => {
    const visit = await open({ theme });
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['shop.test/dist/themes/', 'shop.test/dist/assent.css', 'evil.test/'] });
  });
});

describe('without a shadow root', () => {
  test('the same banner, dialog and launcher are in the page itself', async () => {
    const html = `${gated('analytics', 'a')}<p>Words</p>`;
    const within = await open({}, html);
    const bare = await open({ shadow: false }, html);
    for (const { page } of [within, bare]) await assentUi(page).bannerIsShown();
    expect(await bare.page.evaluate(() => !!document.querySelector('assent-ui')?.shadowRoot)).toBe(false);
    expect(await bare.page.evaluate(() => document.querySelectorAll('[data-assent-do="reject-all"]').length)).toBe(1);
    const look = ({ page }: Visit): Promise<unknown> =>
      assentUi(page).banner.evaluate((banner) =>
        [banner, ...banner.querySelectorAll('*')].map((element) => {
          const { color, backgroundColor, fontSize, fontFamily, padding, borderRadius } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          return [
            element.localName,
            color,
            backgroundColor,
            fontSize,
            fontFamily,
            padding,
            borderRadius,
            width,
            height,
          ];
        }),
      );
    expect(await look(bare)).toEqual(await look(within));
    const ui = assentUi(bare.page);
    await ui.openPreferences();
    await ui.toggle('analytics');
    await ui.save();
    await ui.bannerIsHidden();
    await expectVisit(bare, { mustRequestOnce: ['tracker.test/a.js'] });
    await ui.launcher.click();
    await ui.preferencesAreShown();
    await ui.rejectAll();
    await ui.preferencesAreHidden();
  });
});

describe('the page underneath', () => {
  const noteShifts = `window.shift = 0; new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });`;
  const html = '<h1>Shop</h1>' + '<p>Words that a visitor reads.</p>'.repeat(40);

  test.each([
    [320, 256],
    [320, 640],
    [1280, 800],
    [3840, 2160],
  ])('at %i × %i no layout moves it, leaves the window, or hides an answer', async (width, height) => {
    const visit = await lab.visit({
      url: 'about:blank',
      initScript: noteShifts,
      contextOptions: { viewport: { width, height }, reducedMotion: 'reduce' },
    });
    const ui = assentUi(visit.page);
    const places = [...PLACES.map(([place]) => place), { dialog: 'drawer' } as const];
    for (const [index, place] of places.entries()) {
      const json = JSON.stringify({ ui: place });
      lab.page(
        'shop.test',
        `/place/${index}`,
        `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Shop</title>
        <script type="application/json" data-assent-config>${json}</script><script src="/dist/assent.js"></script>${html}`,
      );
      await visit.goto(`http://shop.test/place/${index}`);
      await ui.bannerIsShown();
      for (const layer of [ui.banner, ui.preferences]) {
        if (layer === ui.preferences) await ui.openPreferences();
        await layer.locator('[data-assent-do="reject-all"]').scrollIntoViewIfNeeded();
        const { left, top, right, bottom } = await edges(layer);
        expect(Math.min(left, top, right, bottom), json).toBeGreaterThanOrEqual(-0.5);
        for (const answer of ['accept-all', 'reject-all'])
          await layer.locator(`[data-assent-do="${answer}"]`).click({ trial: true });
      }
      await visit.page.keyboard.press('Escape');
      await ui.rejectAll();
      await ui.bannerIsHidden();
      expect(await visit.page.evaluate(() => (window as { shift?: number }).shift), json).toBe(0);
      expect(await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await visit.clearCookies();
    }
  });
});

test('where there is nothing to decide nobody is asked; the launcher opens what says so, with the services', async () => {
  const config = { services: [{ id: 'session', category: 'functional', name: 'Session', cookies: ['sid'] }] };
  const visit = await lab.visit({ html: gated('functional', 'a'), config });
  const ui = assentUi(visit.page);
  await expectVisit(visit, {
    mustRequestOnce: ['tracker.test/a.js'],
    mustNotRequest: ['shop.test/dist/assent-banner.js'],
  });
  await ui.bannerIsHidden();
  await ui.launcher.click();
  await ui.preferencesAreShown();
  const text = (await ui.preferences.textContent()) ?? '';
  expect(text).toContain('There is nothing to decide.');
  expect(text).toContain('Session');
  expect(await ui.preferences.getByRole('switch').count()).toBe(0);
  expect(await ui.preferences.locator('[data-assent-do]').count(), 'only the close button').toBe(1);
});
