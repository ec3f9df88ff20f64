/** `docs/compliance.md` against the tests: every row is there, and the test it names carries its number in a title. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const rows = [
  ...readFileSync(join(root, 'docs/compliance.md'), 'utf8').matchAll(/^\| (R\d{3}) \|.*\| (\S+) \|$/gm),
].map(([, number = '', file = '']) => ({ number, file: file.replaceAll('`', '') }));

/** `R005` to `R007`: all numbers between. */
const between = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `R${String(first + index).padStart(3, '0')}`);

test('the table has every row', () => {
  expect(rows.map(({ number }) => number)).toEqual([
    ...between(5, 33),
    'R060',
    'R061',
    ...'R049 R121 R124 R126 R160 R164 R165 R167'.split(' '),
    ...between(210, 226),
  ]);
});

test.each(rows)('$number is in a title of $file', ({ number, file }) => {
  const titles = [...readFileSync(join(root, file), 'utf8').matchAll(/\(\s*(['"`])(R\d{3}[^\n]*?)\1,/g)];
  expect(titles.some(([, , title = '']) => title.includes(number))).toBe(true);
});
