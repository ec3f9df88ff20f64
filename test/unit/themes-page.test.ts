/** The tokens of `docs/themes.md`, of every theme, and of the style sheets that use them are the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What the first group of a pattern finds, each once, sorted. */
function find(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

const documented = find(read('docs/themes.md'), /^\| `(--assent-[a-z-]+)` \|/gm);

test('every token that a style sheet of ours takes is documented, and every documented one is taken', () => {
  const sheets = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => read(join('src', file)));
  expect(documented.length).toBeGreaterThan(10);
  expect(find(sheets.join('\n'), /var\((--assent-[a-z-]+)/g)).toEqual(documented);
});

test.each(readdirSync(join(root, 'themes')))('%s sets each token, and no other', (file) => {
  expect(find(read(join('themes', file)), /^\s*(--[a-z-]+):/gm)).toEqual(documented);
});

test('the defaults are those of themes/auto.css', () => {
  const rows = [...read('docs/themes.md').matchAll(/^\| `(--assent-[a-z-]+)` \|.*\| ([^|]+) \|$/gm)];
  const told = rows.map(([, token, usual = '']) => [token, usual.replaceAll('`', '')]);
  const set = [...read('themes/auto.css').matchAll(/^\s*(--assent-[a-z-]+): (.+);$/gm)].map(([, token, value = '']) => [
    token,
    value.replace(/^(?:light-dark|var)\((.*)\)$/, '$1'),
  ]);
  expect(told).toEqual(set);
});
