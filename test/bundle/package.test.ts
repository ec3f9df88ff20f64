/** What npm publishes. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type Token } from 'acorn';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { filesIn, modulesByFile, read, root } from './built.ts';

const dist = filesIn('dist');

describe('the package', () => {
  test('publint finds nothing', async () => {
    const { messages } = await publint({ pkgDir: root, strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  test('contains what it should, and nothing of the tests', () => {
    const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    const files = packedFiles(output);
    const outside = files.filter((file) => !file.startsWith('dist/')).sort();
    expect(outside.filter((file) => !file.startsWith('docs/'))).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'package.json',
    ]);
    expect(outside).toContain('docs/problems.md');
    expect(outside.filter((file) => /\.(png|webp)$/.test(file))).toEqual([]);
    expect(files.filter((file) => file.startsWith('dist/')).sort()).toEqual(dist.map((file) => `dist/${file}`).sort());
  });

  test('every export leads to a file, types first', () => {
    for (const target of Object.values(manifest.exports)) {
      const paths = typeof target === 'string' ? [target] : Object.values(target);
      for (const path of paths) expect(existsSync(join(root, path.replace('/*', ''))), path).toBe(true);
      if (typeof target !== 'string') expect(Object.keys(target)[0]).toBe('types');
    }
  });

  test('importing it by name works without a browser, and does nothing', async () => {
    const code = `const before = Object.keys(globalThis).join();
      const { createAssent } = await import('assent');
      if (typeof createAssent !== 'function') throw new Error('no createAssent');
      if (Object.keys(globalThis).join() !== before) throw new Error('a global appeared');`;
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, stdio: 'pipe' });
  });

  test('scripts, parts, texts and themes have side effects: they register themselves, and a bundler must keep them', () => {
    expect(manifest.sideEffects).toEqual([
      './dist/assent.js',
      './dist/assent-*.js',
      './dist/locales/*.js',
      './dist/themes/*.css',
    ]);
    const named = manifest.sideEffects.map(
      (glob) => new RegExp(`^${glob.replace(/[.]/g, '\\.').replace('*', '[^/]*')}$`),
    );
    const silent = dist.filter(
      (file) => /\.(?:js|css)$/.test(file) && !named.some((glob) => glob.test(`./dist/${file}`)),
    );
    expect(silent.filter((file) => !file.startsWith('cli'))).toEqual(['index.js']);
  });

  test('the command runs', () => {
    expect(read(manifest.bin.assent)).toMatch(/^#!\/usr\/bin\/env node\n/);
    execFileSync(process.execPath, [join(root, manifest.bin.assent), '--help'], { stdio: 'pipe' });
  });

  test('what ships of other packages is named, in one exact version, and nothing else comes along', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['js-cookie', 'preact']);
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    for (const kind of ['peerDependencies', 'optionalDependencies']) expect(manifest).not.toHaveProperty(kind);
  });
});

describe('the built files', () => {
  test('carry no name that filter lists hide', () => {
    expect(dist.filter((file) => !file.startsWith('types/') && /cookie|consent|gdpr|cmp/i.test(file))).toEqual([]);
  });

  test('begin with one line of licence, where a site or a bundler begins', () => {
    for (const file of ['assent.js', 'index.js']) {
      expect(read(`dist/${file}`).split('\n')[0]).toBe(`/*! Assent ${manifest.version} MIT */`);
    }
  });

  test.each(dist.filter((file) => /^assent.*\.js$|^locales\//.test(file)))('%s is minified whole', (file) => {
    expect(whiteSpaceIn(read(`dist/${file}`))).toBeLessThan(5);
  });

  test('with other packages in them have those licences beside them, and no other file has', async () => {
    const expected = new Map<string, string[]>();
    for (const [file, ids] of await modulesByFile()) {
      const names = new Set(ids.flatMap((id) => /(?<=node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []));
      if (names.size > 0) expected.set(file.replace('.js', '-licenses.txt'), [...names]);
    }
    const files = dist.filter((file) => file.endsWith('-licenses.txt') && !file.startsWith('cli-'));
    expect(files).toEqual([...expected.keys()].sort());
    for (const [file, names] of expected) {
      const text = read(`dist/${file}`);
      for (const name of names)
        expect(text, file).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\n\n.*Licen[cs]e`, 'm'));
    }
    expect(read('dist/cli-licenses.txt')).toMatch(/^zod \d/m);
  });

  test('that a site has a tag for hold nothing but ASCII: a page may be read in any encoding', () => {
    for (const file of ['assent.js', 'assent-guard.js', 'assent-google.js']) {
      // oxlint-disable-next-line no-control-regex
      expect(read(`dist/${file}`), file).toMatch(/^[\x00-\x7f]*$/);
    }
  });

  test('need no source map', () => {
    expect(dist.filter((file) => file.endsWith('.map'))).toEqual([]);
    for (const file of dist) expect(read(`dist/${file}`)).not.toContain('sourceMappingURL');
  });
});

/** Characters of white space that the code could do without: line ends, and all but one space between tokens. */
function whiteSpaceIn(code: string): number {
  const tokens: Token[] = [];
  parse(code.replace(/^\/\*!.*\n/, ''), { ecmaVersion: 2022, sourceType: 'module', onToken: tokens });
  return tokens.reduce((sum, token, index) => {
    const gap = token.start - (tokens[index - 1]?.end ?? 0);
    return sum + Math.max(0, gap - 1);
  }, 0);
}

/** npm 10 prints an array, npm 11.19 an object by package name. */
function packedFiles(json: string): string[] {
  const [packed] = Object.values(JSON.parse(json) as Record<string, { files: { path: string }[] }>);
  return packed?.files.map(({ path }) => path) ?? [];
}
