/** The playground, as somebody uses it: types, looks at the frame, shares the address. */
import { deflateRawSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemo } from '../../demo/serve.js';
import type { Demo } from '../../demo/serve.js';
import { openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
let demo: Demo;
beforeAll(async () => {
  lab = await openLab();
  demo = await startDemo({ port: 0 });
  // Bundles the editor, which the first visitor waits for.
  expect((await fetch(`${demo.siteUrl}playground/playground.js`)).status).toBe(200);
});
afterAll(async () => {
  await lab.close();
  await demo.stop();
});

/** Opens it on `localhost`, where whole addresses can be compressed and copied. All other hosts are the lab's. */
async function open(hash = '', contextOptions: object = {}): Promise<{ visit: Visit; page: Page }> {
  const proxy = { ...lab.proxy, bypass: 'localhost,127.0.0.1' };
  const visit = await lab.visit({ url: 'about:blank', contextOptions: { proxy, ...contextOptions } });
  await visit.goto(`${demo.siteUrl}playground/${hash}`);
  await banner(visit.page).waitFor();
  return { visit, page: visit.page };
}

const banner = (page: Page) => page.frameLocator('#frame').locator('assent-ui [part~="banner"]');
const title = (page: Page) => banner(page).locator('h2');
const textOf = (page: Page): Promise<string> =>
  page.locator('.cm-line').evaluateAll((lines) => lines.map((line) => line.textContent).join('\n'));

async function replaceAll(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  // As if pasted: the editor closes brackets for those who type.
  await page.keyboard.insertText(text);
}

/** The frame has tests of its own. */
async function axeFindsNothing(page: Page): Promise<void> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { iframes: false }),
  );
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
}

test('opens without errors, asks no other origin, and axe finds nothing, light or dark, wide or narrow', async () => {
  for (const options of [
    { viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
    { viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
  ]) {
    const { visit, page } = await open('', options);
    await axeFindsNothing(page);
    await replaceAll(page, '{ "revison": 1, "lifetime": { "months": 99 } }');
    await page.locator('#problems li').nth(1).waitFor();
    await axeFindsNothing(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(visit.errors).toEqual([]);
    expect(visit.requests()).toEqual([]);
    await visit.context.close();
  }
});

test('underlines a wrong key in place, and says what to write, where, and what it means', async () => {
  const { page } = await open();
  await replaceAll(page, '{ "ui": { "layuot": "box" } }');
  await expect.poll(() => page.locator('.cm-lintRange-error').textContent()).toBe('"layuot"');
  const problem = page.locator('#problems li');
  expect(await problem.innerText()).toMatch(/Line 1, column 11[^]*did you mean layout\?[^]*ui\.layuot/);
  expect(await page.getByRole('status').first().textContent()).toMatch(/^1 problem\. Line 1: unknown key/);
  const link = await problem.getByRole('link', { name: 'config/unknown-key' }).getAttribute('href');
  const help = await fetch(new URL(link ?? '', demo.siteUrl));
  expect(await help.text()).toContain(`id="${link?.split('#')[1]}"`);
});

test('a right text is the banner in the frame, and a switch writes the config', async () => {
  const { page } = await open();
  await replaceAll(page, '{ "ui": { "texts": { "en": { "title": "Biscuits?" } } } }');
  await expect.poll(() => title(page).textContent()).toBe('Biscuits?');
  await page.locator('input[name="layout"][value="box"]').check({ force: true });
  await page.locator('select[name="theme"]').selectOption('paper');
  await expect.poll(async () => JSON.parse(await textOf(page)).ui).toMatchObject({ layout: 'box', theme: 'paper' });
  await replaceAll(page, '{ "ui": ');
  await page.locator('#stale').waitFor();
  expect(await title(page).textContent()).toBe('Biscuits?');
  await replaceAll(page, '{ "ui": { "layout": "modal", "texts": { "en": { "title": "Cake?" } } } }');
  await expect.poll(() => title(page).textContent()).toBe('Cake?');
  // No banner takes the keys away from who is writing it.
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('cm-content');
});

test('the keyboard is enough for the switches: layout, theme, language, width', async () => {
  const { page } = await open();
  const config = async (): Promise<object> => JSON.parse(await textOf(page)).ui;
  await replaceAll(page, '{}');
  // The switches follow the text a moment later.
  await page.locator('input[name="layout"][value=""]:checked').press('ArrowRight');
  await page.locator('select[name="theme"]').focus();
  await page.keyboard.type('terminal');
  await page.keyboard.press('Enter');
  await expect.poll(config).toMatchObject({ layout: 'box', theme: 'terminal' });
  await page.locator('select[name="lang"]').focus();
  await page.keyboard.type('Finnish');
  await page.keyboard.press('Enter');
  await page.frameLocator('#frame').locator('html[lang="fi"] [part~="banner"]').waitFor();
  await page.locator('input[name="width"]:checked').press('ArrowLeft');
  await expect
    .poll(() =>
      page
        .frameLocator('#frame')
        .locator('html')
        .evaluate(() => innerWidth),
    )
    .toBe(320);
  await expect.poll(() => page.url()).toMatch(/#lang=fi&width=320&/);
});

test('completes keys and values from the schema', async () => {
  const { page } = await open();
  await replaceAll(page, '{}');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('"lifet');
  await page.locator('.cm-tooltip-autocomplete').getByRole('option', { name: 'lifetime' }).waitFor();
  expect(await page.locator('.cm-completionInfo').textContent()).toContain('decision');
  await page.waitForTimeout(150); // the list takes no key in its first moment
  await page.keyboard.press('Enter');
  await expect.poll(() => textOf(page)).toBe('{"lifetime": {}}');
});

test('keeps a choice in the frame alone, until it is reset', async () => {
  const { visit, page } = await open();
  await banner(page).locator('[data-assent-do="reject-all"]').press('Enter');
  await expect.poll(() => page.locator('#stored').textContent()).toMatch(/^assent=/);
  await page.locator('select[name="lang"]').selectOption('fr');
  await page.frameLocator('#frame').locator('html[lang="fr"] [part~="launcher"]').waitFor();
  expect(await visit.cookieNames()).toEqual([]);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await page.getByRole('button', { name: 'Reset the choice' }).click();
  await banner(page).waitFor();
  expect(await page.locator('#stored').textContent()).toBe('nothing');
});

test('shows what holds in a region, and with the privacy signal of the browser', async () => {
  const { page } = await open();
  const frame = page.frameLocator('#frame');
  await replaceAll(page, '{}');
  await page.locator('input[name="gpc"][value="1"]').check({ force: true });
  await frame.getByRole('status').filter({ hasText: 'The privacy signal of your browser is honoured.' }).waitFor();
  await page.locator('select[name="region"]').selectOption('US-CA');
  await page.getByText('The config has no regions yet').waitFor();
  await banner(page).waitFor();
  await replaceAll(page, '{ "regions": ["eu", "us-ca"] }');
  await frame.getByRole('button', { name: 'Your Privacy Choices Opt-Out Preference Signal Honored' }).waitFor();
  expect(await banner(page).count()).toBe(0);
  await expect.poll(() => page.locator('#stored').textContent()).toMatch(/^assent-opt-out=\S+\.gpc\./);
  await expect.poll(() => page.url()).toMatch(/#region=US-CA&gpc=1&config=/);
  await page.locator('select[name="region"]').selectOption('AT');
  await banner(page).waitFor();
});

test('the address brings everything back, and what it should not hold is only a message or a text', async () => {
  const { page } = await open();
  const text = '{ "ui": { "texts": { "en": { "title": "<img src=x onerror=alert(1)> ü" } } } }';
  await replaceAll(page, text);
  await page.locator('input[name="scheme"][value="dark"]').check({ force: true });
  await page.locator('select[name="dir"]').selectOption('rtl');
  await expect.poll(() => page.url()).toMatch(/#dir=rtl&scheme=dark&config=[\w-]+$/);
  const { hash } = new URL(page.url());

  const { visit, page: other } = await open(hash);
  await expect.poll(() => textOf(other)).toBe(text);
  await expect.poll(() => title(other).textContent()).toBe('<img src=x onerror=alert(1)> ü');
  expect(await other.frameLocator('#frame').locator('html').getAttribute('dir')).toBe('rtl');
  expect(await other.locator('select[name="dir"]').inputValue()).toBe('rtl');

  for (const broken of [hash.slice(0, -9), '#config=%', '#config=<img>', '#config=AAAA&dir=sideways&lang=__proto__']) {
    await other.goto('about:blank');
    await other.goto(`${demo.siteUrl}playground/${broken}`);
    await other.getByText('This link holds no config that can be read').waitFor();
    await banner(other).waitFor();
  }
  const deep = `{ "ui": ${'['.repeat(20_000)}${']'.repeat(20_000)} }`;
  await other.goto('about:blank');
  await other.goto(`${demo.siteUrl}playground/#config=${deflateRawSync(deep).toString('base64url')}`);
  await other.getByText('does not fit').first().waitFor();
  await banner(other).waitFor();
  expect(visit.errors).toEqual([]);
  expect(visit.requests()).toEqual([]);
});

test('Tab leaves the editor, both ways, and a press copies', async () => {
  const { page } = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor'))).toBeNull();
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor') !== null)).toBe(true);
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('example');

  const read = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  for (const [name, begin] of [
    ['Copy the tag', '<script src="/assent/assent.js"'],
    ['Copy the JSON', '{\n  "controller"'],
    ['Copy the theme', '/* Follows'],
    ['Copy a link', demo.siteUrl],
  ] as const) {
    await page.getByRole('button', { name }).press('Enter');
    await page.getByText('is copied.').waitFor();
    await expect.poll(async () => (await read()).startsWith(begin)).toBe(true);
  }
});
