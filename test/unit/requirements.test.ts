/** Each reason that a comment cites as R and three digits is explained in `docs/requirements.md`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('no comment cites a reason that is not explained', () => {
  const explained = new Set(
    [...readFileSync(join(root, 'docs/requirements.md'), 'utf8').matchAll(/^\| (R\d{3}) \|/gm)].map(([, id]) => id),
  );
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const cited = files.flatMap(({ parentPath, name }) =>
    [...readFileSync(join(parentPath, name), 'utf8').matchAll(/\bR\d{3}\b/g)].map(([id]) => `${id} in ${name}`),
  );
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((citation) => !explained.has(citation.slice(0, 4)))).toEqual([]);
});
