/** A site that bundles the package with Vite has all of it: what registers itself is not shaken off the tree. */
import { mkdtemp, mkdir, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { builtInLanguages } from '../../src/words/built-in-languages.ts';
import { filesIn, read, root } from './built.ts';

let folder: string;
/** The site's chunks by their names. */
let chunks: Map<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assent-'));
  // As npm would install it: what bundlers may leave out is for the package's manifest to say.
  await mkdir(join(folder, 'node_modules'));
  await symlink(root, join(folder, 'node_modules/assent'), 'dir');
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'main.js'), `import { createAssent } from 'assent';\ncreateAssent({});`);
  await writeFile(join(folder, 'effects.js'), `import 'assent/guard';\nimport 'assent/google';`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { rolldownOptions: { input: [join(folder, 'main.js'), join(folder, 'effects.js')] } },
  });
  const assets = join(folder, 'dist/assets');
  const names = (await readdir(assets)).filter((name) => name.endsWith('.js'));
  chunks = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(assets, name), 'utf8')] as const)),
  );
});
afterAll(() => rm(folder, { recursive: true }));

const chunkWith = (words: string): [string, string][] => [...chunks].filter(([, code]) => code.includes(words));

test('its entry has the core, and no word of what loads later', () => {
  const [entry] = [...chunks].filter(([name]) => /^main\b/.test(name));
  expect(entry?.[1]).toContain('data-assent-do');
  for (const words of ['Cookies on this site', 'Always active', 'Opt-Out Preference Signal Honored']) {
    expect(entry?.[1]).not.toContain(words);
  }
});

// Each by words that only it has; the doctor's by its way to say things.
test.each([
  ['banner', 'Cookies on this site'],
  ['preferences', 'Always active'],
  ['regions', 'Opt-Out Preference Signal Honored'],
  ['signals', 'fbq'],
  ['doctor', 'docs/problems.md'],
] as const)(
  'its chunk of %s is there, is asked for by the entry, and registers when it is run',
  async (part, words) => {
    const [found, ...others] = chunkWith(words);
    expect(others.map(([name]) => name)).toEqual([]);
    const [name] = found ?? [''];
    const [entry] = [...chunks].filter(([file]) => /^main\b/.test(file));
    expect(entry?.[1]).toContain(name);
    await import(pathToFileURL(join(folder, 'dist/assets', name)).href);
    const page = globalThis as { [key: symbol]: { readonly [name: string]: unknown } | undefined };
    expect(Object.values(page[Symbol.for(`assent:${manifest.version}`)]?.[part] ?? {})).toEqual([expect.any(Function)]);
  },
);

test.each(filesIn('dist/locales'))('its texts of %s are there, and register when they are run', async (file) => {
  const [title = ''] = /(?<="title":")[^"]+/.exec(read(`dist/locales/${file}`)) ?? [];
  expect(title).not.toBe('');
  const language = file.replace('.js', '');
  const candidates = chunkWith(`locale:${language}`).filter(([, code]) => code.includes(title));
  expect(candidates).toHaveLength(1);
  await import(pathToFileURL(join(folder, 'dist/assets', candidates[0]![0])).href);
  const page = globalThis as { [key: symbol]: { readonly [name: string]: { readonly title?: string } } | undefined };
  expect(page[Symbol.for(`assent:${manifest.version}`)]?.[`locale:${language}`]?.title).toBe(title);
});

test('what a site imports for its effect alone stays', () => {
  const [effects] = [...chunks].filter(([name]) => /^effects\b/.test(name));
  for (const words of ['insertAdjacentHTML', 'ads_data_redaction']) expect(effects?.[1]).toContain(words);
});

test('nothing of it is missing: a chunk for each language but English', () => {
  expect(filesIn('dist/locales')).toHaveLength(builtInLanguages.length - 1);
});
