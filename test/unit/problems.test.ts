/** Each problem code of the source is explained in `docs/problems.md`, and nothing else is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkConfig } from '../../src/config/check-config.ts';

const root = resolve(import.meta.dirname, '../..');

const source = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');
const document = readFileSync(join(root, 'docs/problems.md'), 'utf8');

/** What the first group of a pattern finds, each once, sorted. */
function find(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))].sort();
}

const codes = find(
  source,
  /'((?:check|config|gate|guard|host|storage|ui|regions|script|api|signals|doctor|internal)\/[a-z-]+)'/g,
);
const headings = find(document, /^## (.+)$/gm);

test('there are codes to compare', () => {
  expect(codes.length).toBeGreaterThan(10);
});

test('every code has its heading, and every heading is a code', () => {
  expect(headings).toEqual(codes);
});

test('no heading stands there twice', () => {
  expect([...document.matchAll(/^## .+$/gm)]).toHaveLength(headings.length);
});

test('a code in a new area is noticed', () => {
  expect(find(source, /\breport(?:\?\.)?\(\s*['"`]([^'"`]+)['"`]/g).filter((code) => !codes.includes(code))).toEqual(
    [],
  );
});

test.each(headings)('%s comes with words and an example', (heading) => {
  const [, rest = ''] = document.split(`\n## ${heading}\n`);
  const [section = ''] = rest.split(/^## /m);
  expect(section.trim().length).toBeGreaterThan(100);
  expect(section).toMatch(/^```[^]+^```/m);
});

/** The JSON examples, one a line: what is wrong in each, and whether it is shown as right. */
const examples = [...document.matchAll(/\n## (config\/[a-z-]+)\n[^]*?```json\n([^]*?)```/g)].flatMap(
  ([, code = '', lines = '']) =>
    [...lines.matchAll(/^(\{.*\}) +(wrong|right)/gm)].map(([, json = '', verdict]) => ({ code, json, verdict })),
);

test('every heading about the config has a wrong and a right example', () => {
  const about = headings.filter((heading) => heading.startsWith('config/'));
  for (const verdict of ['wrong', 'right']) {
    expect(
      examples
        .filter((example) => example.verdict === verdict)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(about);
  }
});

test.each(examples)('$json is $verdict', ({ code, json, verdict }) => {
  const found: string[] = [];
  try {
    checkConfig(JSON.parse(json), (problem) => found.push(problem));
  } catch {
    found.push('config/unreadable');
  }
  expect(found).toEqual(verdict === 'wrong' ? [code] : []);
});
