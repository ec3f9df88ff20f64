import { expect, test } from 'vitest';
import { loadTexts } from '../../src/ui/load-texts.ts';

test('a locale out of reach: English, and a problem', async () => {
  const problems: string[] = [];
  const report = (code: string, path: string) => void problems.push(`${code} ${path}`);
  const texts = await loadTexts('de', report, { de: () => Promise.reject(new Error('404')) });
  expect(texts.title).toBe('Cookies on this site');
  expect(problems).toEqual(['ui/locale-failed de']);
});

test('a language without texts: English, and no problem', async () => {
  const texts = await loadTexts('sv', () => expect.unreachable());
  expect(texts.title).toBe('Cookies on this site');
});
