/** The language of what is shown, and the encoding of the page that shows it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importLocale } from '../../src/words/locales.ts';
import { assentUi, openLab, type Lab } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test.each([
  ['no', 'nb'],
  ['nn-NO', 'nb'],
  ['iw', 'he'],
  ['in', 'id'],
  ['zh-CN', 'zh'],
  ['zh-TW', 'zh-Hant'],
  ['zh-HK', 'zh-Hant'],
  ['zh-Hant-MO', 'zh-Hant'],
  ['pt-AO', 'pt'],
])('a page in %s asks in %s, with the site’s words for it', async (lang, language) => {
  const ui = { texts: { [language]: { open: 'Own words' } } };
  lab.page(
    'shop.test',
    `/${lang}`,
    `<!doctype html><html lang="${lang}"><title>Shop</title>
    <script type="application/json" data-assent-config>${JSON.stringify({ ui })}</script>
    <script src="/dist/assent.js"></script></html>`,
  );
  const visit = await lab.visit({ url: `http://shop.test/${lang}` });
  const { banner } = assentUi(visit.page);
  await banner.waitFor();
  expect(await banner.locator('h2').textContent()).toBe((await importLocale(language)).default.title);
  expect(await banner.locator('[data-assent-do="open"]').textContent()).toBe('Own words');
  expect(visit.errors.map(({ text }) => text)).toEqual([]);
});

test.each([
  ['en', 'under “Cookie settings”'],
  ['fi', 'Evästeasetukset'],
  ['ja', 'Cookie の設定'],
])('on a page that is not in UTF-8 the words are right all the same: %s', async (lang, words) => {
  const html = `<!doctype html><html lang="${lang}"><head><title>x</title><script src="/dist/assent.js"></script></head><body></body></html>`;
  lab.route('latin.test', '/', { type: 'text/html; charset=windows-1252', body: html });
  // As many servers send scripts: without saying in which encoding.
  lab.route('latin.test', '/dist/*', async ({ url }) => ({
    type: 'text/javascript',
    body: await readFile(join(import.meta.dirname, '../..', url.pathname)),
  }));
  const visit = await lab.visit({ url: 'http://latin.test/' });
  const ui = assentUi(visit.page);
  await ui.bannerIsShown();
  expect(await ui.banner.textContent()).toContain(words);
  await ui.openPreferences();
  expect(await ui.preferences.locator('.assent-x').textContent()).toBe('×');
});
