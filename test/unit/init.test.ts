import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { init } from '../../src/cli/init.ts';

const folder = mkdtempSync(join(tmpdir(), 'assent-init-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('asks what no flag says, and takes empty answers for the default', async () => {
  const output = join(folder, 'asked.json');
  const asked: string[] = [];
  const { out, code } = await init(['--privacy', '/legal', '--output', output], async (question, usual) => {
    asked.push(question);
    return question.startsWith('Who') ? 'Example "Ltd"' : usual;
  });
  expect(asked).toEqual([expect.stringContaining('Who answers'), 'Categories']);
  expect(code).toBe(0);
  expect(out).toContain('data-config="/asked.json"');
  expect(JSON.parse(readFileSync(output, 'utf8'))).toEqual({
    revision: 1,
    controller: { name: 'Example "Ltd"', privacyPolicy: '/legal' },
    categories: ['functional', 'analytics'],
  });
});

test('says what is wrong with an answer, and writes nothing', async () => {
  const output = join(folder, 'wrong.json');
  await expect(init(['--privacy', 'javascript:x', '--output', output])).rejects.toThrow('controller.privacyPolicy');
  expect(existsSync(output)).toBe(false);
});

test('asks nothing when the file is there already', async () => {
  const output = join(folder, 'asked.json');
  await expect(init(['--output', output], () => Promise.reject(new Error('asked')))).rejects.toThrow(
    'is there already',
  );
});
