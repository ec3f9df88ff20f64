import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type JsonSchema, jsonSchema } from '../../src/config/schema/json-schema.ts';
import { configPage } from '../../tools/config-page.ts';

// `npm run docs` writes it anew.
test('docs/config.md says what the schema says', async () => {
  await expect(configPage(jsonSchema())).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/config.md'));
});

test('every key of the schema has its row', () => {
  const keys = keysIn(jsonSchema());
  expect(keys.length).toBeGreaterThan(40);
  expect(
    configPage(jsonSchema())
      .match(/(?<=^\| `)[^`]+(?=` \|)/gm)
      ?.sort(),
  ).toEqual(keys.sort());
});

function keysIn({ properties = {}, items, anyOf = [] }: JsonSchema): string[] {
  const inner = [...Object.values(properties), ...(items ? [items] : []), ...anyOf];
  return [...Object.keys(properties), ...inner.flatMap(keysIn)];
}
