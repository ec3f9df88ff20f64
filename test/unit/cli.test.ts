import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { checkFile } from '../../src/cli/check-file.ts';

// Node starts slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const root = join(import.meta.dirname, '../..');
const good = join(root, 'test/fixtures/configs/good.json');
const bad = join(root, 'test/fixtures/configs/bad.json');
const folder = mkdtempSync(join(tmpdir(), 'assent-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this content. */
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('checking a file', () => {
  test('with nothing wrong', () => {
    expect(checkFile(good)).toEqual({ lines: [`${good}: nothing is wrong`], code: 0 });
    expect(checkFile(file('empty-object.json', '{}')).code).toBe(0);
  });

  test('with problems: one line each, with code, path and what was expected', () => {
    const { lines, code } = checkFile(bad);
    expect(code).toBe(1);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/: config\/[a-z-]+ at [\w.[\]]+: \S/);
    expect(lines.join('\n')).toContain(`${bad}: config/unknown-key at revisoin: expected `);
    expect(lines.join('\n')).toContain('config/unknown-category at services[0].category');
    expect(lines.join('\n')).toContain('config/out-of-range at lifetime.months');
  });

  test('that is JSON, but no object', () => {
    expect(checkFile(file('list.json', '[]'))).toMatchObject({
      code: 1,
      lines: [expect.stringContaining('config/unreadable at (top)')],
    });
  });

  const unreadable: [string, string | Uint8Array][] = [
    ['empty', ''],
    ['blank', ' \n'],
    ['cut', '{"revision": 1'],
    ['a comment', '{ // revision\n }'],
    ['a comma too many', '{"revision": 1,}'],
    ['HTML', '<!doctype html><title>404</title>'],
    ['binary', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256)],
    ['zeros', new Uint8Array(1000)],
    ['UTF-16', Buffer.from('{"revision": 1}', 'utf16le')],
    ['NaN', 'NaN'],
  ];
  test.each(unreadable)('that is %s', (name, content) => {
    const path = file(`${name}.json`, content);
    const { lines, code } = checkFile(path);
    expect(code).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`${path}: config/unreadable: `);
  });

  test('that is not there, or is a folder', () => {
    expect(checkFile(join(folder, 'nowhere.json'))).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('ENOENT')],
    });
    expect(checkFile(folder)).toMatchObject({ code: 2, lines: [expect.stringContaining('EISDIR')] });
  });

  test('that begins with a byte order mark, which the page skips', () => {
    expect(checkFile(file('bom.json', '\ufeff{}'))).toMatchObject({ code: 0 });
  });

  test('that is larger than the page would read: 262,144 characters, and not one more', () => {
    const sized = (length: number): string => `{}${' '.repeat(length - 2)}`;
    expect(checkFile(file('large.json', sized(262_144)))).toMatchObject({ code: 0 });
    expect(checkFile(file('too-large.json', sized(262_145)))).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('config/unreadable: over 262144 characters')],
    });
  });

  test('that is 20,000 levels deep: says what is wrong', () => {
    expect(checkFile(file('deep.json', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)))).toMatchObject({ code: 1 });
  });
});

describe.skipIf(!existsSync(join(root, 'dist/cli.js')))('the built command', () => {
  const run = (...given: string[]): { code: number | null; out: string; error: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...given], {
      encoding: 'utf8',
    });
    return { code: status, out: stdout, error: stderr };
  };

  test('ends with 0 when nothing is wrong, and says so', () => {
    expect(run('check', good)).toEqual({ code: 0, out: `${good}: nothing is wrong\n`, error: '' });
  });

  test('ends with 1 when something is', () => {
    const { code, out, error } = run('check', bad);
    expect([code, error]).toEqual([1, '']);
    expect(out.trimEnd().split('\n')).toEqual(checkFile(bad).lines);
  });

  test('ends with 2 when a file cannot be read, and tells of the others all the same', () => {
    const { code, out, error } = run('check', bad, join(folder, 'nowhere.json'), good);
    expect([code, error]).toEqual([2, '']);
    expect(out).toContain('ENOENT');
    expect(out).toContain('revisoin');
    expect(out).toContain('nothing is wrong');
  });

  test.each([[], ['check'], ['chekc', good], ['--version?'], [good]])(
    'ends with 2 and the help when the call is wrong: %j',
    (...given) => {
      const { code, out, error } = run(...(given as string[]));
      expect([code, out]).toEqual([2, '']);
      expect(error).toContain('assent check FILE');
    },
  );

  test.each(['--help', '-h'])('%s prints the help', (option) => {
    expect(run(option)).toMatchObject({ code: 0, out: expect.stringContaining('assent check FILE'), error: '' });
  });
});
