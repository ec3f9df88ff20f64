/** Every JSON example of the guides is a config without a problem. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkConfig } from '../../src/config/check-config.ts';
import { configSchema } from '../../src/config/schema/index.ts';

const root = resolve(import.meta.dirname, '../..');

describe.each(['docs/recipes.md', 'docs/signals.md'])('%s', (file) => {
  const examples = [...readFileSync(join(root, file), 'utf8').matchAll(/^```json\n([^]*?)^```$/gm)].map(
    ([, json = '']) => json,
  );

  test('has examples', () => expect(examples.length).toBeGreaterThan(2));

  test.each(examples)('%s', (json) => {
    const problems: string[] = [];
    const config: unknown = JSON.parse(json);
    checkConfig(config, (code, path) => problems.push(`${code} at ${path}`));
    expect(problems).toEqual([]);
    expect(configSchema.safeParse(config).success).toBe(true);
  });
});
