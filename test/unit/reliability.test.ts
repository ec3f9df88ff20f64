/** The fault catalogue, `docs/reliability.md`, and the tests of `test/page/faults` tell of the same faults. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const tests = join(root, 'test/page/faults');
const documented = readFileSync(join(root, 'docs/reliability.md'), 'utf8');

/** As `A1 storage-records`: each number with each of its files. */
const rows = [...documented.matchAll(/^\| ([A-G]\d+) \|.*\| (`[^|]+`) \|$/gm)].flatMap(([, number, files = '']) =>
  [...files.matchAll(/`([\w-]+)`/g)].map(([, file]) => `${number} ${file}`),
);
/** The same, of the numbers that texts in the tests begin with, as names do. */
const names = readdirSync(tests)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) =>
    [...readFileSync(join(tests, file), 'utf8').matchAll(/['"`]([A-G]\d{1,3})(?= |'|`|,)/g)].map(
      ([, number]) => `${number} ${file.replace('.test.ts', '')}`,
    ),
  );

test('there are at least 90 faults, each in one row', () => {
  const numbers = [...documented.matchAll(/^\| ([A-G]\d+) \|/gm)].map(([, number]) => number);
  expect(numbers.length).toBeGreaterThanOrEqual(90);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('every fault of the table has its test, and every test its fault', () => {
  expect([...new Set(names)].sort()).toEqual([...rows].sort());
});

test('every advisory of the table has its test', () => {
  const advisories = readFileSync(join(tests, 'advisories.test.ts'), 'utf8');
  const ids = documented.match(/\b(CVE|GHSA)-[\w-]+/g) ?? [];
  expect(ids.length).toBeGreaterThan(25);
  expect(ids.filter((id) => !advisories.includes(id))).toEqual([]);
});
