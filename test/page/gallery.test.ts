/** The demo's gallery: previews as asked for, switches in the address, and nothing that reaches beyond it. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/serve.js';
import { builtInLanguages } from '../../src/words/built-in-languages.ts';
import { assentUi, openLab, visitDemo, type DemoVisit, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
let demo: Demo;
beforeAll(async () => {
  [lab, demo] = await Promise.all([openLab(), startDemo({ port: 0 })]);
});
afterAll(() => Promise.all([lab.close(), demo.stop()]));

/** Opens a page of the gallery as a new visitor. */
async function open(path: string, contextOptions = {}): Promise<Visit> {
  const proxy = { ...lab.proxy, bypass: 'localhost,127.0.0.1' };
  const visit = await lab.visit({
    url: 'about:blank',
    contextOptions: { proxy, reducedMotion: 'reduce', ...contextOptions },
  });
  await visit.goto(new URL(`gallery/${path}`, demo.siteUrl).href);
  return visit;
}

/** The big preview, once its banner, or what else was asked for, is there. */
async function stage({ page }: Visit, part = 'banner'): Promise<Frame> {
  await page.locator('#stage').scrollIntoViewIfNeeded();
  await page.frameLocator('#stage iframe').locator(`[part~="${part}"]`).first().waitFor();
  const frame = await (await page.waitForSelector('#stage iframe')).contentFrame();
  if (!frame) throw new Error('no frame');
  return frame;
}

test('opens with live previews; asks nobody else, stores nothing, and leaves the focus alone', async () => {
  const visit = await open('film.html');
  const origins = new Set<string>();
  visit.page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await visit.goto(new URL('gallery/#layer=dialog', demo.siteUrl).href);
  await stage(visit, 'dialog');
  await visit.page.locator('#theme-auto').scrollIntoViewIfNeeded();
  await visit.page.frameLocator('#theme-auto iframe >> nth=0').locator('[part~=banner]').waitFor();
  expect([...origins].filter((origin) => origin !== 'null')).toEqual([new URL(demo.siteUrl).origin]);
  expect(await visit.cookieNames()).toEqual([]);
  expect(await visit.storageKeys()).toEqual([]);
  expect(await visit.page.evaluate(() => document.activeElement?.localName)).toBe('body');
  expect(visit.errors).toEqual([]);
});

test('has every theme in every layout, and every language', async () => {
  const { page } = await open('');
  const themes = readdirSync(resolve(import.meta.dirname, '../../themes')).map((file) => file.replace('.css', ''));
  const titles = await page
    .locator('#themes iframe')
    .evaluateAll((frames) => frames.map((frame) => (frame as HTMLIFrameElement).title));
  const layouts = ['bar', 'box', 'modal', 'sheet', 'drawer', 'launcher'];
  expect([...titles].sort()).toEqual(themes.flatMap((theme) => layouts.map((layout) => `${theme}, ${layout}`)).sort());
  const languages = await page
    .getByRole('combobox', { name: 'Language' })
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value || 'en'));
  expect(languages.sort()).toEqual([...builtInLanguages].sort());
});

test('a preview shows layout, theme, language and direction as asked', async () => {
  const visit = await open('preview.html?theme=terminal&layout=box&position=top-left&lang=ar');
  const { banner } = assentUi(visit.page);
  await banner.waitFor();
  expect(await banner.getAttribute('data-layout')).toBe('box');
  expect(await banner.getAttribute('data-position')).toBe('top-left');
  await expect.poll(() => banner.evaluate((element) => getComputedStyle(element).fontFamily)).toMatch(/mono/);
  const direction = (): Promise<string> => banner.evaluate((element) => getComputedStyle(element).direction);
  expect(await direction()).toBe('rtl');
  expect(await visit.page.evaluate(() => document.documentElement.lang)).toBe('ar');
  expect(await banner.innerText()).toContain('رفض');

  await visit.goto(new URL('gallery/preview.html?lang=de&dir=rtl&dialog=drawer&layer=dialog', demo.siteUrl).href);
  const { preferences } = assentUi(visit.page);
  await preferences.waitFor();
  expect(await preferences.getAttribute('data-layout')).toBe('drawer');
  expect(await preferences.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  expect(await preferences.innerText()).toContain('Alle ablehnen');
  expect(visit.errors).toEqual([]);
});

describe('the switches', () => {
  test('are in the address, there and back', async () => {
    const hash = '#theme=paper&layout=box&position=top-left&lang=ar&scheme=dark&width=320';
    const visit = await open(hash);
    const { page } = visit;
    const frame = await stage(visit);
    expect(new URL(frame.url()).search).toBe('?id=stage&theme=paper&layout=box&position=top-left&lang=ar&scheme=dark');
    expect(await page.getByRole('combobox', { name: 'Theme' }).inputValue()).toBe('paper');
    expect(await page.getByRole('radio', { name: '320' }).isChecked()).toBe(true);
    expect(await page.locator('#stage iframe').evaluate((element) => element.clientWidth)).toBe(320);

    await page.getByRole('combobox', { name: 'Theme' }).selectOption('soft');
    await page.getByRole('radio', { name: 'Desktop' }).check();
    await page.getByRole('radio', { name: 'Modal' }).check();
    const changed = '#theme=soft&layout=modal&lang=ar&scheme=dark';
    expect(new URL(page.url()).hash).toBe(changed);
    await page.getByRole('navigation').getByRole('link', { name: 'All themes' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe(changed);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(300);
    // It is read from the preview, which has to load first.
    const config = async (): Promise<unknown> => JSON.parse((await page.locator('#config').textContent()) ?? '');
    await expect.poll(config).toEqual({ ui: { theme: 'soft', layout: 'modal' } });
  });

  test('take nothing from the address that they do not have', async () => {
    const visit = await open('#theme=%22%3E%3Cscript%3E&layout=wall&lang=xx&width=9&position=top-left');
    expect(new URL((await stage(visit)).url()).search).toBe('?id=stage');
    expect(visit.errors).toEqual([]);
  });
});

test('a choice in a preview stays in that preview, and ends with it', async () => {
  const visit: DemoVisit = await visitDemo(lab, demo, 'localhost');
  await assentUi(visit.page).rejectAll();
  const own = async (): Promise<string[]> =>
    (await visit.cookies()).map(({ name, path, value }) => `${name} ${path} ${name === 'assent' ? value : ''}`).sort();
  const before = await own();
  expect(before).toHaveLength(1);
  await visit.goto(new URL('gallery/', demo.siteUrl).href);
  const frame = await stage(visit);
  // Playwright does not find the point to click in a frame that is made smaller.
  await frame.locator('[data-assent-do="accept-all"]').press('Enter');
  await expect.poll(own).toEqual([...before, 'gallery-stage /gallery/preview.html ']);
  await visit.page.locator('#theme-auto').scrollIntoViewIfNeeded();
  await visit.page.frameLocator('#theme-auto iframe >> nth=0').locator('[part~=banner]').waitFor();
  await visit.goto(demo.siteUrl);
  expect(await own()).toEqual(before);
});

test('on the hostile page the banner in its shadow root looks and measures the same', async () => {
  const look = async (query: string): Promise<unknown> => {
    const { page } = await open(`preview.html?layout=box&close=1&${query}`);
    const { banner } = assentUi(page);
    await banner.waitFor();
    return banner.evaluate((root) =>
      [root, ...root.querySelectorAll('*')].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const { color, backgroundColor, font, opacity, visibility, letterSpacing } = getComputedStyle(element);
        return { left, top, width, height, color, backgroundColor, font, opacity, visibility, letterSpacing };
      }),
    );
  };
  expect(await look('hostile=1')).toEqual(await look(''));
});

test.each([
  ['light', 1280],
  ['dark', 320],
] as const)(
  'axe finds nothing on the page itself (%s, %dpx), and it does not scroll sideways',
  async (scheme, width) => {
    const visit = await open('', { colorScheme: scheme, viewport: { width, height: 900 } });
    await stage(visit);
    await visit.page.evaluate(axe.source);
    const found = await visit.page.evaluate(async () => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { iframes: false });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    expect(found).toEqual([]);
    expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  },
);
