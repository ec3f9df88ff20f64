import { expect, test } from 'vitest';
import { loadTexts } from '../../src/words/load-texts.ts';
import { importLocale } from '../../src/words/locales.ts';
import { bannerEnglish } from '../../src/words/texts.ts';

test('a locale out of reach: English, and a problem', async () => {
  const problems: string[] = [];
  const report = (code: string, path: string) => void problems.push(`${code} ${path}`);
  const texts = await loadTexts('de', bannerEnglish, report, () => Promise.reject(new Error('404')));
  expect(texts['title']).toBe('Cookies on this site');
  expect(problems).toEqual(['ui/locale-failed de']);
});

test.each(['sv', 'pt-BR', 'zh-Hant'])('%s is found by its name', async (language) => {
  const texts = await loadTexts(language, bannerEnglish, () => expect.unreachable(), importLocale);
  expect(texts['title']).toBe((await importLocale(language)).default['title']);
});

test('English takes no file, and makes no problem', async () => {
  const texts = await loadTexts('en', bannerEnglish, () => expect.unreachable(), importLocale);
  expect(texts['title']).toBe('Cookies on this site');
});
