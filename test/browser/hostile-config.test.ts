/** What the core leaves as it came: words, links and looks out of a config that anyone may have written. */
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import type { ResolvedConfig } from '../../src/config/types.ts';
import { type FakeCore, startFake } from './fake-host.ts';

let core: FakeCore;
afterEach(() => core.stop());

const read = (raw: object): ResolvedConfig => readConfig(JSON.parse(JSON.stringify(raw))) as ResolvedConfig;

/** Shows both layers of a config. */
async function showAll(raw: object): Promise<void> {
  core = await startFake(read({ locale: 'en', ...raw }));
  core.banner.show();
  core.open();
  expect(core.problems).toEqual([]);
  expect(banner()).not.toBeNull();
  expect(dialog()).not.toBeNull();
}
const banner = () => core.root.querySelector('section') as HTMLElement;
const dialog = () => core.root.querySelector('dialog') as HTMLDialogElement;
const button = (does: string) => banner().querySelector<HTMLElement>(`[data-assent-do="${does}"]`);

const vnode = {
  type: 'img',
  props: { src: 'x', onerror: 'alert(1)' },
  key: null,
  ref: null,
  constructor: null,
  __v: 1,
};
const values: [string, unknown][] = [
  ['a number', 7],
  ['true', true],
  ['null', null],
  ['a list', ['sneaky']],
  ['an object of numbers', { en: 7, fr: null }],
  ['an object of objects', { en: { en: 'sneaky' } }],
  ['an object without keys', {}],
  ['what looks like a VNode', vnode],
  ['a VNode for each language', { en: vnode, fr: [vnode] }],
  ['what looks like a prototype', JSON.parse('{"__proto__":{"en":"sneaky"},"toString":1}')],
];

describe.each(values)('%s', (_, value) => {
  test('in the place of every text and link: the defaults are there', async () => {
    await showAll({
      controller: { name: value, privacyPolicy: value, cookiePolicy: value, imprint: value },
      categories: ['functional', { id: 'analytics', title: value, description: value }],
      services: [
        {
          id: 'matomo',
          category: 'analytics',
          name: value,
          provider: value,
          privacyPolicy: value,
          cookies: [{ name: '_pk', duration: value, purpose: value }],
        },
      ],
      ui: { launcher: { label: value } },
    });
    // Keys that name no language are as good as any: the texts of an object may be shown, as text.
    const hasTexts = typeof value === 'object' && value !== null && 'type' in value;
    if (!hasTexts) {
      for (const part of [location.hostname, 'Analytics', '“Cookie settings”']) {
        expect(banner().textContent).toContain(part);
      }
      for (const part of ['Measures how the site is used', 'matomo', '_pk'])
        expect(dialog().textContent).toContain(part);
      expect(core.root.querySelectorAll('a')).toHaveLength(0);
    }
    expect(core.root.textContent).not.toMatch(/sneaky|\[object|undefined|null|NaN/);
    expect(core.root.querySelector('img, [src], [onerror]')).toBeNull();
  });

  test('in the place of everything that says how it looks and reads', async () => {
    await showAll({
      locale: value,
      ui: { layout: value, position: value, closeButton: value, theme: value, texts: value },
    });
    expect(banner().getBoundingClientRect().width).toBeGreaterThan(innerWidth * 0.7);
    expect(banner().dataset['position']).toBeUndefined();
    expect(banner().getBoundingClientRect().bottom).toBeGreaterThan(innerHeight / 2);
    expect(button('close')).toBeNull();
  });

  test('in the place of the texts of a language, or of one of them', async () => {
    for (const texts of [{ en: value }, { en: { title: value, 'accept-all': value, intro: value } }]) {
      await showAll({ ui: { texts } });
      expect(banner().querySelector('h2')?.textContent).toBe('Cookies on this site');
      expect(button('accept-all')?.textContent).toBe('Accept all');
      expect(dialog().textContent).toContain('Choose what');
      core.stop();
    }
  });
});

test.each(['bar', 'left', 'hello', '', 'box"'])('a layout or position that is none: "%s"', async (text) => {
  await showAll({ ui: { layout: text, position: text === 'left' ? 'bottom' : text, closeButton: text } });
  expect(banner().getBoundingClientRect().width).toBeGreaterThan(innerWidth * 0.7);
  expect(banner().getBoundingClientRect().bottom).toBeGreaterThan(innerHeight / 2);
  expect(button('close')).toBeNull();
});

describe('links', () => {
  const hrefs = (root: Element) => [...root.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  const withLinks = (url: unknown) =>
    showAll({
      controller: { name: 'X', privacyPolicy: url, cookiePolicy: { en: url }, imprint: '/imprint' },
      services: [{ id: 'matomo', category: 'analytics', privacyPolicy: url }],
    });

  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://example.test/1',
    'file:///etc/passwd',
    'https://',
    'http://[',
  ])('never: %j', async (url) => {
    await withLinks(url);
    expect(hrefs(banner())).toEqual(['/imprint']);
    expect(hrefs(dialog())).toEqual(['/imprint']);
  });

  test.each([
    '/privacy',
    'privacy.html',
    '?p=1',
    '#privacy',
    '//example.test/',
    'https://example.test/',
    'HTTP://x.test',
  ])('as given: %s', async (url) => {
    await withLinks(url);
    expect(hrefs(banner())).toEqual([url, url, '/imprint']);
    expect(hrefs(dialog())).toEqual([url, url, url, '/imprint']);
  });
});

test('texts of 10 kB: the answers stay within sight, and nothing scrolls sideways', async () => {
  const long = 'Lorem ipsum '.repeat(850);
  const unbroken = 'x'.repeat(10_000);
  await showAll({
    controller: { name: long },
    categories: [{ id: 'analytics', title: unbroken, description: long }],
    services: [{ id: 'matomo', category: 'analytics', name: unbroken, provider: long }],
    ui: { texts: { en: { title: unbroken, effect: long } } },
  });
  for (const does of ['accept-all', 'reject-all', 'open']) {
    const { top, bottom } = button(does)!.getBoundingClientRect();
    expect(top).toBeGreaterThanOrEqual(0);
    expect(bottom).toBeLessThanOrEqual(innerHeight);
  }
  const save = dialog().querySelector('[data-assent-do=save]')!.getBoundingClientRect();
  expect(save.bottom).toBeLessThanOrEqual(innerHeight);
  for (const layer of [banner(), dialog()]) expect(layer.scrollWidth).toBe(layer.clientWidth);
});

test('a language that is none, with texts of the site: the dialog opens, and dates are as stored', async () => {
  core = await startFake(read({ locale: 'en_GB', ui: { texts: { en_GB: { title: 'Biscuits' } } } }), { decided: true });
  core.open();
  expect(core.problems).toEqual([]);
  expect(dialog().textContent).toContain('2026-05-04');
});

test('a locale of 10 kB takes no time', async () => {
  const before = performance.now();
  await showAll({ locale: 'a-'.repeat(5000) });
  expect(performance.now() - before).toBeLessThan(1000);
});
