/** The bundle is the architecture: which source may be in which built file, and which source may import which. */
import { beforeAll, describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/regions/presets.ts';
import { filesIn, importsOf, modulesByFile, read, type SourceImport } from './built.ts';

let modules: Map<string, string[]>;
beforeAll(async () => {
  modules = await modulesByFile();
});

const offenders = (files: string[], forbidden: RegExp): string[] =>
  files.flatMap((file) => (modules.get(file) ?? []).filter((id) => forbidden.test(id)).map((id) => `${id} in ${file}`));
const allBut = (...files: string[]): string[] => [...modules.keys()].filter((file) => !files.includes(file));
/** The packages in a file. */
const packagesIn = (file: string): string[] => [
  ...new Set((modules.get(file) ?? []).flatMap((id) => /(?<=node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? [])),
];

describe('what is in the built files', () => {
  test('the module lists are about the files that ship', () => {
    const shipped = filesIn('dist').filter((file) => /^[^/]+\.js$|^locales\//.test(file) && !/^cli\b/.test(file));
    expect([...modules.keys()].sort()).toEqual(shipped);
    expect(modules.get('assent.js')).toContain('src/script.ts');
    expect(modules.get('index.js')).toContain('src/index.ts');
    for (const part of ['banner', 'preferences', 'regions', 'signals', 'doctor']) {
      expect(modules.get(`assent-${part}.js`), part).toContain(`src/${part}/part.ts`);
    }
  });

  test.each([
    ['assent.js', ['js-cookie']],
    ['index.js', ['js-cookie']],
    ['assent-banner.js', []],
    ['assent-preferences.js', ['preact']],
    ['assent-regions.js', []],
    ['assent-signals.js', []],
    ['assent-guard.js', []],
    ['assent-google.js', []],
    ['assent-locales.js', []],
    // One finds lines in JSON; Preact draws the panel.
    ['assent-doctor.js', ['jsonc-parser', 'preact']],
  ])('%s has of other packages %j', (file, packages) => {
    expect(packagesIn(file).sort()).toEqual(packages);
  });

  test('a locale file has texts alone', () => {
    const locales = [...modules.keys()].filter((file) => file.startsWith('locales/'));
    expect(locales.length).toBeGreaterThan(1);
    expect(offenders(locales, /^(?!src\/words\/locales\/)/)).toEqual([]);
  });

  // Hooks, compat and the rest stay out: `render()` with plain state does (ADR 015).
  test('of Preact there is the core and what JSX becomes', () => {
    expect(offenders([...modules.keys()], /node_modules\/preact\/(?!dist\/|jsx-runtime\/)/)).toEqual([]);
  });

  test('the schema and its validator are for authors: no visitor loads them, and the doctor has the schema as data', () => {
    expect(offenders([...modules.keys()], /node_modules\/zod\//)).toEqual([]);
    expect(offenders(allBut('assent-doctor.js'), /config\/schema\//)).toEqual([]);
    expect(offenders(['assent-doctor.js'], /config\/schema\/(?!json-schema\.ts)/)).toEqual([]);
    expect(modules.get('assent-doctor.js')).toContain('src/config/schema/json-schema.ts');
  });

  test('each part is in its own file alone', () => {
    for (const part of ['banner', 'preferences', 'regions', 'guard', 'doctor']) {
      expect(offenders(allBut(`assent-${part}.js`), new RegExp(`^src/${part}\\b`)), part).toEqual([]);
    }
    expect(offenders(allBut('assent-regions.js'), /^src\/import\//)).toEqual([]);
    // The full check of the config is the command's, and the doctor's.
    expect(offenders(allBut('assent-doctor.js'), /^src\/cli\//)).toEqual([]);
  });

  test('the core stores, sweeps, releases and decides by itself, for every visitor', () => {
    for (const file of ['assent.js', 'index.js']) {
      for (const id of ['store/write-record', 'store/sweep', 'gate/script-queue', 'consent/decide']) {
        expect(modules.get(file)).toContain(`src/${id}.ts`);
      }
    }
  });

  test('no part decides, stores a record, or blocks and releases', () => {
    const parts = ['banner', 'preferences', 'regions', 'signals', 'doctor', 'guard'].map((part) => `assent-${part}.js`);
    expect(
      offenders(
        parts,
        /consent\/decide|store\/(?:keep-record|write-record|write-cookie)|gate\/(?:start-gate|create-|script-queue|live-script|media|template)/,
      ),
    ).toEqual([]);
  });

  test('a layer has nothing of what the core does', () => {
    const layers = ['assent-banner.js', 'assent-preferences.js'];
    const allowed = /^(?!node_modules\/|src\/(?:banner|preferences|look|words|lib)\/|src\/consent\/choice-of\.ts)/;
    expect(offenders(layers, allowed)).toEqual([]);
  });

  test('the first layer does not have the words of the second, nor the second those of the first', () => {
    const [banner, preferences] = [read('dist/assent-banner.js'), read('dist/assent-preferences.js')];
    const words = { first: 'Cookies on this site', second: 'Always active', both: 'Accept all' };
    expect([banner.includes(words.first), banner.includes(words.second), banner.includes(words.both)]).toEqual([
      true,
      false,
      true,
    ]);
    expect([
      preferences.includes(words.first),
      preferences.includes(words.second),
      preferences.includes(words.both),
    ]).toEqual([false, true, true]);
  });

  test('the part for unmarked trackers is by itself', () => {
    expect(offenders(['assent-guard.js'], /^(?!src\/guard\b|src\/lib\/)/)).toEqual([]);
  });

  test("vendors are notified by a part of its own; the core has Google's default, and that the browser has a signal", () => {
    const core = /^src\/signals\/(?!google-default|gtag|page-globals|privacy-signal)/;
    expect(offenders(allBut('assent-signals.js'), core)).toEqual([]);
    expect(offenders(['assent-banner.js', 'assent-preferences.js', 'assent-guard.js'], /^src\/signals\//)).toEqual([]);
  });

  test('the region presets come without titles and sources, which are for the docs', () => {
    const part = read('dist/assent-regions.js');
    expect(part).toContain('US-CA');
    for (const { title, sources } of Object.values(PRESETS)) {
      for (const words of [title, ...sources]) expect(part).not.toContain(words);
    }
  });

  test.each(['banner', 'preferences', 'regions', 'signals', 'doctor'])(
    'the npm entry imports the part that is built beside it, on demand: %s',
    (part) => {
      expect(read('dist/index.js')).toMatch(new RegExp(`import\\(["'\`]\\./assent-${part}\\.js["'\`]\\)`));
    },
  );

  test("Vite's own helpers stay out", () => {
    for (const file of modules.keys()) expect(read(`dist/${file}`)).not.toMatch(/__vitePreload|modulepreload/);
  });
});

describe('the source', () => {
  const files = filesIn('src').filter((file) => /\.(?:tsx?|css)$/.test(file));
  const scripts = files.filter((file) => /\.tsx?$/.test(file)).map((file) => `src/${file}`);
  const imports = new Map<string, SourceImport[]>(scripts.map((file) => [file, importsOf(file)]));
  const importsIn = (folder: string): (SourceImport & { from: string })[] =>
    scripts
      .filter((file) => file.startsWith(`src/${folder}/`))
      .flatMap((from) => (imports.get(from) ?? []).map((each) => ({ from, ...each })));

  test.each(files)('%s has at most 200 lines', (file) => {
    expect(read(`src/${file}`).trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  test('every import is found: each leads to a file of ours, or to a package', () => {
    const known = new Set(filesIn('src').map((file) => `src/${file}`));
    const lost = [...imports.values()].flat().filter(({ path }) => path.startsWith('src/') && !known.has(path));
    expect(lost).toEqual([]);
    expect(imports.get('src/index.ts')?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['src/config/types.ts', 'src/create-assent.ts', 'src/banner/part.ts']),
    );
  });

  test('no circle of files, types included', () => {
    expect(circlesOf(new Map([...imports].map(([file, all]) => [file, all.map(({ path }) => path)])))).toEqual([]);
  });

  test('a circle would be found', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: [] };
    expect(circlesOf(new Map(Object.entries(graph)))).toEqual([['a', 'b', 'c', 'a']]);
  });

  /** What a folder imports at run time from outside of these. */
  const valuesOutside = (folder: string, allowed: RegExp): string[] =>
    importsIn(folder).flatMap(({ from, path, isType }) =>
      isType || path.startsWith(`src/${folder}/`) || allowed.test(path) ? [] : `${path} in ${from}`,
    );

  test.each([
    ['lib', /^preact$/],
    ['consent', /^src\/lib\//],
    ['words', /^src\/lib\//],
    ['look', /^src\/(?:lib|consent|words)\//],
    ['banner', /^src\/(?:lib|consent|words|look)\//],
    ['preferences', /^src\/(?:lib|consent|words|look)\/|^preact$/],
    ['guard', /^src\/lib\//],
  ])('%s/ imports nothing above it, and from elsewhere types alone', (folder, allowed) => {
    expect(importsIn(folder).length).toBeGreaterThan(0);
    expect(valuesOutside(folder, allowed)).toEqual([]);
  });

  test('consent/ is pure: it has no document, no storage, no clock', () => {
    for (const file of scripts.filter((each) => each.startsWith('src/consent/'))) {
      const code = read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      expect(code, file).not.toMatch(/\b(?:document|window|localStorage|navigator|Date\.now)\b/);
    }
  });

  test('a library is used where it has its place, and nowhere else', () => {
    const users = (name: RegExp): string[] =>
      scripts.filter((file) => imports.get(file)?.some(({ path }) => name.test(path)));
    expect(users(/^js-cookie$/)).toEqual(['src/store/write-cookie.ts']);
    expect(users(/^zod\b/).filter((file) => !file.startsWith('src/config/schema/'))).toEqual([]);
    expect(
      users(/^preact\b/).filter(
        (file) => !/^src\/(?:preferences|doctor)\/|lib\/(?:draw|harden-preact)\.tsx?$/.test(file),
      ),
    ).toEqual([]);
  });
});

/** Every circle in a graph, once each for the edge that closes it, as the way round. */
function circlesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file]);
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...way, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}
