/** A language's file is found by its name where the files lie as we ship them; of a bundler's site see `site.test.ts`. */
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { builtInLanguages } from '../../src/words/built-in-languages.ts';
import { bannerEnglish, preferencesEnglish, sharedEnglish, type Texts } from '../../src/words/texts.ts';
import { filesIn, read } from './built.ts';

const files = filesIn('dist/locales');

test('there is a file for each language but English', () => {
  const expected = builtInLanguages.filter((language) => language !== 'en').map((language) => `${language}.js`);
  expect(files).toEqual(expected.sort());
});

test.each(files)('%s is a classic script that registers its texts, all of them, under its language', (file) => {
  const page: { [key: symbol]: { readonly [name: string]: Texts } } = {};
  runInNewContext(read(`dist/locales/${file}`), { globalThis: page, Symbol, Object });
  const [registry, ...others] = Object.getOwnPropertySymbols(page);
  expect([registry?.description, others]).toEqual([`assent:${manifest.version}`, []]);
  const language = file.replace('.js', '');
  const registered = page[registry!]!;
  expect(Object.keys(registered)).toEqual([`locale:${language}`]);
  const english = { ...sharedEnglish, ...bannerEnglish, ...preferencesEnglish };
  expect(Object.keys(registered[`locale:${language}`]!).sort()).toEqual(Object.keys(english).sort());
});

test('the script takes them by name, from beside itself', () => {
  expect(read('dist/assent.js')).toMatch(/`locales\/\$\{\w+\}\.js`/);
});

test('bundlers see an import for each', () => {
  const imports = [...read('dist/assent-locales.js').matchAll(/import\(["'`]\.\/locales\/([^"'`]+)["'`]\)/g)];
  expect(imports.map(([, file]) => file).sort()).toEqual(files);
});
