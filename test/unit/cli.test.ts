import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { check } from '../../src/cli/check.ts';

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
    expect(check([file('empty-object.json', '{}')])).toEqual({
      out: `${join(folder, 'empty-object.json')}: nothing is wrong`,
      code: 0,
    });
  });

  test('with warnings only: they are printed, and it ends with 0', () => {
    const { out, code } = check([good]);
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/good\.json:5:16: warning check\/no-provider at services\[0\]: service `posthog` /),
      `${good}: nothing is wrong, 1 warning`,
    ]);
  });

  test('with problems: one line each, with line, column, code, path and what to write', () => {
    const { out, code } = check([bad]);
    expect(code).toBe(1);
    expect(out.split('\n').filter((line) => line.includes('error'))).toEqual([
      `${bad}:2:3: error config/unknown-key at revisoin: unknown key \`revisoin\`, did you mean \`revision\`?`,
      `${bad}:3:27: error config/out-of-range at lifetime.months: expected at most 13`,
      expect.stringMatching(
        /:4:47: error config\/unknown-category at services\[0\]\.category: unknown category `metrics`, expected one of `/,
      ),
    ]);
  });

  test('that is JSON, but no object', () => {
    expect(check([file('list.json', '[]')])).toEqual({
      code: 1,
      out: `${join(folder, 'list.json')}:1:1: error config/unreadable: expected a JSON object`,
    });
  });

  const unreadable: [string, string | Uint8Array, string][] = [
    ['empty', '', ':1:1: error config/unreadable: the file is empty; write at least {}'],
    ['blank', ' \n', ':1:1: error config/unreadable: the file is empty; write at least {}'],
    ['cut', '{"revision": 1', ':1:15: error config/unreadable: expected a closing }'],
    ['a comment', '{ // revision\n }', ':1:3: error config/unreadable: JSON has no comments'],
    ['a comma too many', '{\n  "revision": 1,\n}', ':3:1: error config/unreadable: expected a key in "double quotes"'],
    ['a comma missing', '{\n  "revision": 1\n  "locale": "en"}', ':3:3: error config/unreadable: expected a comma'],
    ['single quotes', "{ 'revision': 1 }", ':1:3: error config/unreadable: expected a value in JSON'],
    ['HTML', '<!doctype html><title>404</title>', ':1:1: error config/unreadable: expected a value in JSON'],
    ['binary', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7) % 256), ':1:1: error config/unreadable: '],
    ['zeros', new Uint8Array(1000), ':1:1: error config/unreadable: not text'],
    ['UTF-16', Buffer.from('{"revision": 1}', 'utf16le'), ':1:1: error config/unreadable: not text'],
    ['NaN', 'NaN', ':1:1: error config/unreadable: expected a value in JSON'],
    ['too deep, and cut', '['.repeat(100_000), ':1:1: error config/unreadable: '],
    ['5 MB', ' '.repeat(5_000_000), ':1:1: error config/unreadable: over 4000000 bytes'],
  ];
  test.each(unreadable)('that is %s', (name, content, expected) => {
    const path = file(`${name}.json`, content);
    const { out, code } = check([path]);
    expect(code).toBe(2);
    expect(out.split('\n')).toEqual([expect.stringContaining(`${path}${expected}`)]);
  });

  test('that is not there, is a folder, or no file at all', () => {
    expect(check([join(folder, 'nowhere.json')])).toMatchObject({ code: 2, out: expect.stringContaining('ENOENT') });
    expect(check([folder])).toMatchObject({ code: 2, out: expect.stringContaining('EISDIR') });
    expect(check(['/dev/zero'])).toMatchObject({ code: 2 });
  });

  test('that begins with a byte order mark, which the page skips', () => {
    expect(check([file('bom.json', '\ufeff{}')])).toMatchObject({ code: 0 });
  });

  test('that is larger than the page would read: 262,144 characters, and not one more', () => {
    const sized = (length: number): string => `{}${' '.repeat(length - 2)}`;
    expect(check([file('large.json', sized(262_144))])).toMatchObject({ code: 0 });
    expect(check([file('too-large.json', sized(262_145))])).toMatchObject({
      code: 2,
      out: expect.stringContaining('config/unreadable: over 262144 characters'),
    });
  });

  test('that is 20,000 levels deep: says what is wrong', () => {
    expect(check([file('deep.json', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000))])).toMatchObject({ code: 1 });
  });

  test('with as many problems as can be: soon', () => {
    const start = performance.now();
    const { out } = check([file('many.json', `{"services":[${Array(20_000).fill(7).join()}]}`)]);
    const { out: keys } = check([file('keys.json', `{${Array.from({ length: 5000 }, (_, i) => `"k${i}":1`).join()}}`)]);
    expect([out.split('\n').length, keys.split('\n').length]).toEqual([20_000, 5000]);
    expect(performance.now() - start).toBeLessThan(50_000);
  });
});

describe('the formats', () => {
  test('json: a list of findings', () => {
    const { out, code } = check(['--format', 'json', bad, join(folder, 'nowhere.json')]);
    const found = JSON.parse(out) as object[];
    expect(code).toBe(2);
    expect(found[0]).toEqual({
      file: bad,
      line: 2,
      column: 3,
      level: 'error',
      code: 'config/unknown-key',
      path: 'revisoin',
      message: 'unknown key `revisoin`, did you mean `revision`?',
    });
    expect(found.at(-1)).toMatchObject({ level: 'error', code: 'config/unreadable' });
    expect(check(['--format=json', file('clean.json', '{}')])).toEqual({ out: '[]', code: 0 });
  });

  test('github: one annotation a line, whatever stands in the file', () => {
    const path = file('a,b%.json', '{"a\\n::error::b%0A":1,"ui":{"theme":"\\u001b[31m"}}');
    const { out } = check(['--format=github', path]);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^::error file=[^,]*a%2Cb%25\.json,line=1,col=2,title=config\/unknown-key::[^\n]*%250A/),
      expect.stringMatching(/^::error [^\n]*title=config\/bad-value::ui\.theme: `\ufffd\[31m` does not fit/),
    ]);
  });

  test('text: nothing in a file steers the terminal', () => {
    // oxlint-disable-next-line no-control-regex -- these are what it is about
    expect(check([file('esc.json', '{"\\u001b[2J\\n":1}')]).out).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe.skipIf(!existsSync(join(root, 'dist/cli.js')))('the built command', () => {
  const run = (...given: string[]): { code: number | null; out: string; error: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...given], {
      encoding: 'utf8',
      cwd: folder,
    });
    return { code: status, out: stdout, error: stderr };
  };

  test('ends with 0 when nothing is wrong, and says so', () => {
    expect(run('check', good)).toMatchObject({ code: 0, out: expect.stringContaining('nothing is wrong'), error: '' });
  });

  test('ends with 1 when something is', () => {
    const { code, out, error } = run('check', bad);
    expect([code, error]).toEqual([1, '']);
    expect(out.trimEnd()).toEqual(check([bad]).out);
  });

  test('ends with 2 when a file cannot be read, and tells of the others all the same', () => {
    const { code, out, error } = run('check', bad, join(folder, 'nowhere.json'), good);
    expect([code, error]).toEqual([2, '']);
    expect(out).toContain('ENOENT');
    expect(out).toContain('revisoin');
    expect(out).toContain('nothing is wrong');
  });

  test.each([
    [[]],
    [['check']],
    [['chekc', good]],
    [['--version?']],
    [[good]],
    [['check', good, '--format', 'xml']],
    [['check', good, '--fromat', 'json']],
    [['init', 'x']],
  ])('ends with 2 and the help when the call is wrong: %j', (given) => {
    const { code, out, error } = run(...given);
    expect([code, out]).toEqual([2, '']);
    expect(error).toContain('assent check FILE');
  });

  test.each([['--help'], ['-h'], ['check', '--help'], ['init', '-h']])('%s %s prints the help', (...given) => {
    expect(run(...given)).toMatchObject({ code: 0, out: expect.stringContaining('assent check FILE'), error: '' });
  });

  test('init writes a config that is right, says the tag, and overwrites nothing', () => {
    const given = ['init', '--name', 'Example Ltd', '--categories', 'functional,analytics', '--output', 'new.json'];
    const { code, out } = run(...given);
    expect(code).toBe(0);
    expect(out).toContain('<script src="/assent/assent.js" data-config="/new.json"></script>');
    expect(JSON.parse(readFileSync(join(folder, 'new.json'), 'utf8'))).toEqual({
      revision: 1,
      controller: { name: 'Example Ltd', privacyPolicy: '/privacy' },
      categories: ['functional', 'analytics'],
    });
    expect(check([join(folder, 'new.json')])).toMatchObject({ code: 0 });

    expect(run('init', '--name', 'Other', '--output', 'new.json')).toMatchObject({
      code: 2,
      error: expect.stringContaining('new.json is there already'),
    });
    expect(readFileSync(join(folder, 'new.json'), 'utf8')).toContain('Example Ltd');
    expect(run('init', '--name', 'Other', '--output', 'new.json', '--force').code).toBe(0);
    expect(readFileSync(join(folder, 'new.json'), 'utf8')).toContain('Other');
  });

  test('init writes nothing that is wrong', () => {
    expect(run('init', '--categories', 'analitics', '--output', 'wrong.json')).toMatchObject({
      code: 2,
      error: expect.stringContaining('did you mean `analytics`?'),
    });
    expect(existsSync(join(folder, 'wrong.json'))).toBe(false);
  });
});
