import { expect, test } from 'vitest';
import { loadTexts } from '../../src/ui/load-texts.ts';
import { importLocale } from '../../src/ui/locales.ts';

test('a locale out of reach: English, and a problem', async () => {
  const problems: string[] = [];
  const report = (code: string, path: string) => void problems.push(`${code} ${path}`);
  const texts = await loadTexts('de', report, () => Promise.reject(new Error('404')));
  expect(texts.title).toBe('Cookies on this site');
  expect(problems).toEqual(['ui/locale-failed de']);
});

test.each(['sv', 'pt-BR', 'zh-Hant'])('%s is found by its name', async (language) => {
  const texts = await loadTexts(language, () => expect.unreachable());
  expect(texts.title).toBe((await importLocale(language)).default.title);
});

test('English takes no file, and makes no problem', async () => {
  const texts = await loadTexts('en', () => expect.unreachable());
  expect(texts.title).toBe('Cookies on this site');
});
