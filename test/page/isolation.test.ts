/**
 * Whatever the styles of the page, our interface measures and computes as on a blank page, wide and narrow. That it
 * also works there, see C65 in `faults/page-styles.test.ts`; what a page can still do, `docs/isolation.md`.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { compile } from 'tailwindcss';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assentUi, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const WIDTHS = [1280, 320];

const HOSTILE: Readonly<Record<string, string>> = {
  'everything unset': '* { all: unset !important }',
  'elements like ours hidden, or static': `button, section, input, h2, ul { display: none !important }
    dialog, [popover] { position: static !important } ::backdrop { display: none !important }`,
  'the highest z-index': 'main, p { position: fixed; inset: 0; z-index: 2147483647 !important }',
  'body transformed and filtered':
    'body { transform: scale(0.5) rotate(9deg); filter: blur(2px); perspective: 10px; contain: strict }',
  'html filtered': 'html { filter: invert(1) hue-rotate(180deg); opacity: 0.9 }',
  'letters of 3 pixels': 'html, body { font-size: 3px !important }',
  'letters of 40 pixels, in every element': '* { font-size: 40px !important; line-height: 9 !important }',
  'undefined elements hidden': ':not(:defined) { display: none; visibility: hidden; opacity: 0; pointer-events: none }',
  'our element hidden': 'html > assent-ui { display: none !important; visibility: hidden !important }',
  'all that is handed down': `* { letter-spacing: 9px; text-transform: uppercase; text-align: end; cursor: none;
    writing-mode: vertical-rl; visibility: hidden; pointer-events: none; word-spacing: 1em; user-select: none }`,
};

const site = {
  html: '<main class="container"><p>Words</p><button class="btn btn-primary">Buy</button></main>',
  config: {
    categories: ['functional', 'analytics', 'advertising'],
    services: [{ id: 'posthog', category: 'analytics', name: 'PostHog', cookies: ['ph_*'], storage: ['ph_*'] }],
  },
  contextOptions: { reducedMotion: 'reduce' },
} as const;

/** Every computed property of every element of ours, and its box. */
type Look = Readonly<Record<string, string>>;

/** Banner, dialog and launcher, each in all widths. */
async function look(head: string, shadow = true): Promise<Look> {
  const visit = await lab.visit({ ...site, head, config: { ...site.config, ui: { shadow } } });
  const ui = assentUi(visit.page);
  await ui.bannerIsShown();
  const banner = await measure(visit, 'banner');
  await ui.openPreferences();
  await ui.preferences.locator('summary').first().click();
  const dialog = await measure(visit, 'dialog');
  await ui.rejectAll();
  await ui.preferencesAreHidden();
  await expect.poll(() => ui.launcher.isVisible()).toBe(true);
  const launcher = await measure(visit, 'launcher');
  expect(visit.errors).toEqual([]);
  return { ...banner, ...dialog, ...launcher };
}

async function measure({ page }: Visit, part: string): Promise<Look> {
  const found: Record<string, string> = {};
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    Object.assign(found, await page.evaluate(measureAll, { part, width }));
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

/** Runs in the page. */
function measureAll({ part, width }: { part: string; width: number }): Look {
  const host = document.querySelector('assent-ui');
  const layer = (host?.shadowRoot ?? host)?.querySelector(`[part~="${part}"]`);
  if (!layer) throw new Error(`No ${part}`);
  const found: Record<string, string> = {};
  [layer, ...layer.querySelectorAll('*')].forEach((element, index) => {
    const path = `${part} at ${width}, element ${index} <${element.localName}>`;
    const box = element.getBoundingClientRect();
    found[`${path} box`] = [box.x, box.y, box.width, box.height].join(' ');
    const pseudos = element === layer ? ['::before', '::backdrop'] : element.localName === 'input' ? ['::before'] : [];
    for (const pseudo of ['', ...pseudos]) {
      const styles = getComputedStyle(element, pseudo);
      for (const property of styles) found[`${path}${pseudo} ${property}`] = styles.getPropertyValue(property);
    }
  });
  return found;
}

let blank: Promise<Look> | undefined;

/** What is not as on a blank page. */
async function changes(styled: Look, isMeant: RegExp): Promise<string[]> {
  const plain = await (blank ??= look(''));
  expect(Object.keys(plain).length).toBeGreaterThan(20_000);
  return [...new Set([...Object.keys(plain), ...Object.keys(styled)])]
    .filter((key) => plain[key] !== styled[key] && !isMeant.test(key))
    .map((key) => `${key}: ${plain[key]} became ${styled[key]}`);
}

/** Custom properties and the colour scheme are how themes reach in, from the page. */
async function expectTheSame(head: string, isMeant: RegExp = / (--\S+|color-scheme)$/): Promise<void> {
  expect(await changes(await look(head), isMeant)).toEqual([]);
}

describe('as on a blank page: banner, dialog and launcher where the page has', () => {
  test.each(Object.entries(HOSTILE))('%s', (_name, css) => expectTheSame(`<style>${css}</style>`));

  test('html transformed; but the launcher is then at the end of the document', () =>
    expectTheSame(
      '<style>html { transform: translate(50px, 50px) scale(0.9); perspective: 9px }</style>',
      /^launcher| (--\S+|color-scheme)$/,
    ));

  test("Bootstrap, Tailwind's preflight and modern-normalize", async () => {
    lab.route('shop.test', '/frameworks.css', { body: await frameworks() });
    await expectTheSame('<link rel="stylesheet" href="/frameworks.css">');
  });
});

test('in the light DOM, beside those three, the banner and its buttons are still where they were, as large', async () => {
  lab.route('shop.test', '/frameworks.css', { body: await frameworks() });
  const styled = await look('<link rel="stylesheet" href="/frameworks.css">', false);
  expect(await changes(styled, /^(?!banner .* box$)/)).toEqual([]);
});

test('who has set larger letters in the browser gets them, whatever size the page has set', async () => {
  for (const css of ['', 'html { font-size: 62.5% }', 'html { font-size: 10px }']) {
    const visit = await lab.visit({ ...site, head: `<style>${css}</style>` });
    const { banner } = assentUi(visit.page);
    const letters = (): Promise<string> => banner.evaluate((element) => getComputedStyle(element).fontSize);
    expect(await letters()).toBe('15px');
    const browser = await visit.context.newCDPSession(visit.page);
    await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
    await visit.reload();
    expect(await letters()).toBe('30px');
  }
});

/** As npm has them; Tailwind's, compiled by itself. */
async function frameworks(): Promise<string> {
  const require = createRequire(import.meta.url);
  const read = (file: string): Promise<string> => readFile(require.resolve(file), 'utf8');
  const preflight = await compile(await read('tailwindcss/preflight.css'));
  const sheets = [await read('bootstrap/dist/css/bootstrap.css'), preflight.build([])];
  return [...sheets, await read('modern-normalize/modern-normalize.css')].join('\n');
}
