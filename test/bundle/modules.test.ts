/** The bundle is the architecture: which source may be in which built file. */
import { beforeAll, describe, expect, test } from 'vitest';
import { PRESETS } from '../../src/regions/presets.ts';
import { filesIn, modulesByFile, read } from './built.ts';

let modules: Map<string, string[]>;
beforeAll(async () => {
  modules = await modulesByFile();
});

const ui = (): string[] =>
  [...modules.keys()].filter((file) => file.startsWith('assent-ui') || file.startsWith('locales/'));
const offenders = (files: string[], forbidden: RegExp): string[] =>
  files.flatMap((file) => (modules.get(file) ?? []).filter((id) => forbidden.test(id)).map((id) => `${id} in ${file}`));

describe('what is in the built files', () => {
  test('the module lists are about the files that ship', () => {
    const shipped = filesIn('dist').filter((file) => /^[^/]+\.js$|^locales\//.test(file) && file !== 'cli.js');
    expect([...modules.keys()].sort()).toEqual(shipped);
    expect(modules.get('assent.js')).toContain('src/script.ts');
    expect(modules.get('assent-ui.js')).toContain('src/ui/index.ts');
    expect(modules.get('index.js')).toContain('src/index.ts');
  });

  test('what visitors load contains no dependency: no file has a module of another package', () => {
    const visitors = [...modules.keys()].filter((file) => file !== 'assent-doctor.js');
    expect(offenders(visitors, /node_modules\//)).toEqual([]);
  });

  test('the region presets come without titles and sources, which are for the docs', () => {
    const part = read('dist/assent-prepare.js');
    expect(part).toContain('US-CA');
    for (const { title, sources } of Object.values(PRESETS)) {
      for (const words of [title, ...sources]) expect(part).not.toContain(words);
    }
  });

  test('the schema and its validator are for authors: no visitor loads them', () => {
    const visitors = [...modules.keys()].filter((file) => file !== 'assent-doctor.js');
    expect(offenders(visitors, /\/zod\/|config\/schema\//)).toEqual([]);
  });

  // Its panel is drawn with Preact: it is for whoever builds a site, so no visitor pays for it. Hooks and the rest stay out.
  test('the doctor has the schema as data, one package that finds lines in JSON, and Preact; no other file has anything of it', () => {
    const foreign =
      /node_modules\/(?!jsonc-parser\/|preact\/(?:dist|jsx-runtime)\/)|config\/schema\/(?!json-schema\.ts)/;
    expect(offenders(['assent-doctor.js'], foreign)).toEqual([]);
    expect(modules.get('assent-doctor.js')).toContain('src/config/schema/json-schema.ts');
    const others = [...modules.keys()].filter((file) => file !== 'assent-doctor.js');
    expect(offenders(others, /^src\/(?:doctor|cli)\//)).toEqual([]);
    expect(offenders(['assent-doctor.js'], /^src\/(?:guard|signals)\/|start-deciding|start-releasing|write-/)).toEqual(
      [],
    );
  });

  test('the core has no interface, decides nothing, writes nothing and releases nothing', () => {
    const forbidden = /^src\/(?:ui|doctor|cli)\/|start-deciding|start-releasing|decide\.ts|write-|script-queue/;
    expect(offenders(['assent.js', 'index.js'], forbidden)).toEqual([]);
    expect(modules.get('assent-decide.js')).toContain('src/store/write-cookie.ts');
    expect(modules.get('assent-release.js')).toContain('src/gate/script-queue.ts');
  });

  test('the part for unmarked trackers is by itself: no dependency, nothing of the core, and nothing of it elsewhere', () => {
    expect(offenders(['assent-guard.js'], /^(?!src\/guard\b|src\/lib\/)/)).toEqual([]);
    const others = [...modules.keys()].filter((file) => file !== 'assent-guard.js');
    expect(offenders(others, /^src\/guard\b/)).toEqual([]);
  });

  test('vendors are told by a part of its own; the file for Google has none of the others', () => {
    const others = [...modules.keys()].filter((file) => !/^assent-(?:signals|google)\.js$/.test(file));
    expect(offenders(others, /^src\/signals\//)).toEqual([]);
    expect(offenders(['assent-google.js'], /^src\/signals\/(?!gtag|page-globals)/)).toEqual([]);
    expect(offenders(['assent-signals.js'], /start-deciding|start-releasing|effects\/|^src\/ui\//)).toEqual([]);
  });

  test('the interface has nothing of the gate or the effects', () => {
    expect(offenders(ui(), /^src\/(?:gate|effects|signals|create-assent|script|index)/)).toEqual([]);
  });

  test('the npm entry imports the interface that is built beside it, on demand', () => {
    expect(read('dist/index.js')).toMatch(/import\(["'`]\.\/assent-ui\.js["'`]\)/);
  });

  test("Vite's own helpers stay out", () => {
    for (const file of modules.keys()) expect(read(`dist/${file}`)).not.toMatch(/__vitePreload|modulepreload/);
  });
});

describe('the source', () => {
  const files = filesIn('src').filter((file) => /\.(?:tsx?|css)$/.test(file));

  test.each(files)('%s has at most 200 lines', (file) => {
    expect(read(`src/${file}`).trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  });

  const layers: Record<string, RegExp> = {
    consent: /^\.\.\/(?!lib\/)/,
    lib: /^\.\.\//,
  };
  test.each(files.filter((file) => file.split('/')[0] === 'lib'))('%s imports nothing above it', (file) => {
    expect(valueImports(file).filter((path) => layers.lib?.test(path))).toEqual([]);
  });
  test.each(files.filter((file) => file.split('/')[0] === 'consent'))('%s imports nothing above it', (file) => {
    expect(valueImports(file).filter((path) => layers.consent?.test(path))).toEqual([]);
  });
  test.each(files.filter((file) => file.startsWith('ui/')))('%s imports only types from the rest', (file) => {
    const depth = file.split('/').length - 1;
    const outside = new RegExp(`^(?:\\.\\./){${depth}}`);
    expect(valueImports(file).filter((path) => outside.test(path))).toEqual([]);
  });
});

/** What a source file imports at run time; type-only imports leave no trace in the bundle. */
function valueImports(file: string): string[] {
  const statements = read(`src/${file}`).matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'/gm);
  return [...statements].map(([, path = '']) => path);
}
