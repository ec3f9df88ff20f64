/** A language's file is found by its name where the files lie as we ship them, and where a bundler has put them. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { builtInLanguages } from '../../src/words/built-in-languages.ts';
import { filesIn, read, root } from './built.ts';

const files = filesIn('dist/locales');

test('there is a file for each language but English', () => {
  const expected = builtInLanguages.filter((language) => language !== 'en').map((language) => `${language}.js`);
  expect(files).toEqual(expected.sort());
});

test('the script takes them by name, from beside itself', () => {
  expect(read('dist/assent-ui.js')).toMatch(/import\(`\.\/locales\/\$\{\w+\}\.js`\)/);
});

test('bundlers see an import for each', () => {
  const imports = [...read('dist/assent-locales.js').matchAll(/import\(["'`]\.\/locales\/([^"'`]+)["'`]\)/g)];
  expect(imports.map(([, file]) => file).sort()).toEqual(files);
});

test('Vite puts all of them into a site that uses the package', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assent-'));
  try {
    await writeFile(join(folder, 'main.js'), `import { createAssent } from 'assent';\ncreateAssent({});`);
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: { assent: join(root, 'dist/index.js') } },
      build: { rolldownOptions: { input: join(folder, 'main.js') } },
    });
    const assets = join(folder, 'dist/assets');
    const built = await Promise.all((await readdir(assets)).map((file) => readFile(join(assets, file), 'utf8')));
    for (const file of files) {
      const [title = ''] = /(?<=title:[`"'])[^`"']+/.exec(read(`dist/locales/${file}`)) ?? [];
      expect(title).not.toBe('');
      expect(built.filter((code) => code.includes(title)).length, file).toBeGreaterThanOrEqual(1);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
