/**
 * One file for both tools: `vite build` makes `dist/`, `vitest` runs `test/`.
 *
 * `npm run build -- --outDir /tmp/dist` builds somewhere else; the result is the same to the byte.
 */
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { playwright } from '@vitest/browser-playwright';
import { transform as minifyCss } from 'lightningcss';
import type { EnvironmentOptions, Plugin, UserConfig, ViteBuilder } from 'vite';
import {
  defineConfig,
  type TestProjectInlineConfiguration,
  type ViteUserConfig,
  type ViteUserConfigFnObject,
} from 'vitest/config';
import { jsonSchema } from './src/config/schema/json-schema.ts';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { browserArgs, quickBrowserPath } from './test/browser-path.js';
import { PATIENCE } from './test/page/harness/patience.ts';

const root = import.meta.dirname;
const source = (file: string): string => resolve(root, 'src', file);
const require = createRequire(import.meta.url);
const { version } = require('./package.json') as { version: string };

const banner = `/*! Assent ${version} MIT */`;

const config: ViteUserConfigFnObject = defineConfig(({ command }) =>
  command === 'build' ? buildConfig() : testConfig(),
);
export default config;

// ---------------------------------------------------------------------------------------------- dist/

/** One build for each file that loads by itself: see `docs/ARCHITECTURE.md`, "Files that ship". */
function buildConfig(): UserConfig {
  return {
    root,
    define: { ASSENT_VERSION: JSON.stringify(version) },
    publicDir: false,
    logLevel: 'warn',
    build: {
      target: 'es2022',
      // What the README names: older ones would get replacements for what they do not know, at a price for all.
      cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
      outDir: 'dist',
      emptyOutDir: false, // all builds share it; `buildApp` empties it once
      modulePreload: false,
      sourcemap: false,
      reportCompressedSize: false,
    },
    plugins: [partsStayOutside(), presetsAreBrief(), schemaIsData(), licencesComeAlong()],
    environments: {
      script: bundle('script.ts', 'assent'),
      guard: bundle('guard.ts', 'assent-guard'),
      google: bundle('google.ts', 'assent-google'),
      banner: bundle('banner/part.ts', 'assent-banner'),
      preferences: bundle('preferences/part.ts', 'assent-preferences'),
      regions: bundle('regions/part.ts', 'assent-regions'),
      signals: bundle('signals/part.ts', 'assent-signals'),
      doctor: bundle('doctor/part.ts', 'assent-doctor'),
      locales: bundle('words/locales.ts', 'assent-locales', 'es'),
      npm: bundle('index.ts', 'index', 'es', false),
      ...(existsSync(source('cli/cli.ts')) ? { cli: commandLine() } : {}),
    },
    builder: { buildApp },
  };
}

/** A bundle for browsers, dependencies inlined, names without hashes: a classic script, or a module for bundlers. */
function bundle(entry: string, name: string, format: 'es' | 'iife' = 'iife', minify = true): EnvironmentOptions {
  return {
    consumer: 'client',
    build: {
      // Library mode for its clean dynamic imports; it needs a name, which nothing exports to.
      lib: { entry: source(entry), name: 'assentScript', formats: [format] },
      rolldownOptions: {
        output: {
          minify, // said here, because library mode alone leaves the white space in
          comments: !minify,
          postBanner: ({ isEntry }) => (isEntry && !name.includes('-') ? banner : ''),
          entryFileNames: `${name}.js`,
          chunkFileNames: ({ facadeModuleId }) =>
            facadeModuleId?.includes('/locales/') ? 'locales/[name].js' : `${name}-[name].js`,
        },
      },
    },
  };
}

/** The command line tool, for Node, dependencies inlined. */
function commandLine(): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, mainFields: ['module', 'main'] },
    build: {
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { cli: source('cli/cli.ts') },
        output: { format: 'es', entryFileNames: 'cli.js', chunkFileNames: 'cli-[name].js' },
      },
    },
  };
}

/** The parts that load when needed (see `src/parts.ts`), and their files in `dist/`. */
const PARTS = {
  'banner/part.ts': 'assent-banner.js',
  'preferences/part.ts': 'assent-preferences.js',
  'regions/part.ts': 'assent-regions.js',
  'signals/part.ts': 'assent-signals.js',
  'doctor/part.ts': 'assent-doctor.js',
  'words/locales.ts': 'assent-locales.js',
};

/** Makes `import('./banner/part.ts')` in the core mean the built file beside it, never a second copy. */
function partsStayOutside(): Plugin {
  return {
    name: 'assent:parts-stay-outside',
    enforce: 'pre',
    resolveDynamicImport(id, importer) {
      if (typeof id !== 'string' || !importer) return null;
      const part = relative(source(''), resolve(importer, '..', id)).replaceAll(sep, '/');
      const file = Object.entries(PARTS).find(([name]) => name === part)?.[1];
      return file ? { id: `./${file}`, external: true } : null;
    },
  };
}

/** Licences of the packages inside of a file, in one beside it. */
function licencesComeAlong(): Plugin {
  return {
    name: 'assent:licences-come-along',
    async writeBundle({ dir = '' }, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const packages = new Set(
        modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []),
      );
      const texts = [...packages].sort().map(async (folder) => {
        const { name, version } = require(join(folder, 'package.json')) as { name: string; version: string };
        const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each)) ?? 'LICENSE';
        return `${name} ${version}\n\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
      });
      if (packages.size > 0) {
        const [entry] = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
        const name = entry?.fileName.replace(/\.js$/, '-licenses.txt') ?? '';
        await writeFile(join(dir, name), (await Promise.all(texts)).join(`\n${'-'.repeat(80)}\n\n`));
      }
    },
  };
}

/** Leaves out of the region presets what only the docs say: title and sources. */
function presetsAreBrief(): Plugin {
  return {
    name: 'assent:presets-are-brief',
    enforce: 'pre',
    transform(code, id) {
      if (!/src\/regions\/presets\/[\w-]+\.json$/.test(id)) return null;
      return JSON.stringify({ ...(JSON.parse(code) as object), title: undefined, sources: undefined });
    },
  };
}

/** For browsers the schema is what it says, written down: the library that it is made with stays out. */
function schemaIsData(): Plugin {
  return {
    name: 'assent:schema-is-data',
    enforce: 'pre',
    applyToEnvironment: ({ config }) => config.consumer === 'client',
    transform: (_, id) =>
      id.endsWith('src/config/schema/json-schema.ts')
        ? `const schema = ${JSON.stringify(jsonSchema())};\nexport const jsonSchema = () => schema;`
        : null,
  };
}

/** Everything in `dist/`, from nothing. */
async function buildApp(builder: ViteBuilder): Promise<void> {
  const outDir = resolve(root, builder.config.build.outDir);
  await rm(outDir, { recursive: true, force: true });
  for (const [name, environment] of Object.entries(builder.environments)) {
    // Vite's own two.
    if (name !== 'client' && name !== 'ssr') await builder.build(environment);
  }
  await localesRegister(join(outDir, 'locales'));
  await copyThemes(outDir);
  await writeFile(join(outDir, 'assent.schema.json'), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
  emitTypes(join(outDir, 'types'));
  await dropPrivateTypes(join(outDir, 'types'));
  if (existsSync(join(outDir, 'cli.js'))) await chmod(join(outDir, 'cli.js'), 0o755);
}

/** Makes the texts of each language a classic script, as the parts are, that says that it is there. */
async function localesRegister(folder: string): Promise<void> {
  for (const file of await readdir(folder)) {
    const path = join(folder, file);
    const { default: texts } = (await import(pathToFileURL(path).href)) as { default: object };
    const name = JSON.stringify(`locale:${file.replace('.js', '')}`);
    const registry = `(globalThis[Symbol.for("assent:${version}")]??=Object.create(null))`;
    await writeFile(path, `${registry}[${name}]=${JSON.stringify(texts)};\n`);
  }
}

async function copyThemes(outDir: string): Promise<void> {
  await mkdir(join(outDir, 'themes'), { recursive: true });
  for (const file of await readdir(join(root, 'themes'))) {
    if (!file.endsWith('.css')) continue;
    const { code } = minifyCss({
      filename: file,
      code: await readFile(join(root, 'themes', file)),
      minify: true,
    });
    await writeFile(join(outDir, 'themes', file), code);
  }
}

/** Declarations of all that `src/index.ts` imports. */
function emitTypes(outDir: string): void {
  const options = [
    '--ignoreConfig --declaration --emitDeclarationOnly --rewriteRelativeImportExtensions',
    '--target es2022 --lib es2023,dom,dom.iterable --module esnext --moduleResolution bundler',
    '--strict --exactOptionalPropertyTypes --verbatimModuleSyntax --skipLibCheck --types vite/client',
    '--jsx react-jsx --jsxImportSource preact',
  ].join(' ');
  const tsc = require.resolve('typescript/package.json').replace('package.json', 'bin/tsc');
  const files = ['src/index.ts', '--rootDir', 'src', '--outDir', outDir];
  execFileSync(process.execPath, [tsc, ...files, ...options.split(' ')], { cwd: root, stdio: 'inherit' });
}

/**
 * Keeps the declarations that the public ones mention: the UI's parts are nobody's business.
 * Their imports end in `.js` then, which every TypeScript resolves.
 */
async function dropPrivateTypes(outDir: string): Promise<void> {
  const wanted = new Set<string>();
  const visit = async (file: string): Promise<void> => {
    if (wanted.has(file)) return;
    wanted.add(file);
    const imported: string[] = [];
    const text = (await readFile(file, 'utf8')).replace(
      /((?:from |import\(|import )['"])(\.[^'"]+)\.ts(?=['"])/g,
      (_, before: string, path: string) => {
        imported.push(join(file, '..', `${path}.d.ts`));
        return `${before}${path}.js`;
      },
    );
    await writeFile(file, text);
    for (const next of imported) await visit(next);
  };
  await visit(join(outDir, 'index.d.ts'));
  for (const name of await readdir(outDir, { recursive: true })) {
    const path = join(outDir, name);
    if (path.endsWith('.d.ts') && !wanted.has(path)) await rm(path);
  }
  for (const name of await readdir(outDir, { recursive: true })) {
    const used = [...wanted].some((file) => file.startsWith(join(outDir, name)));
    if (!used) await rm(join(outDir, name), { recursive: true, force: true });
  }
}

// ---------------------------------------------------------------------------------------------- test/

/** Milliseconds that a test may take on the slowest and busiest machine: none is about how fast it is. */
const LONGEST = 120_000;

/** Files are sorted by their size; these are small, and take longest: what is long must not run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/page/languages/');
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** `unit` and `bundle` in Node, `browser` inside Chromium, `page` in Node driving Chromium over a real site. */
function testConfig(): ViteUserConfig {
  return {
    define: { ASSENT_VERSION: JSON.stringify(version) },
    test: {
      maxWorkers: Math.max(2, Math.min(availableParallelism(), 4)),
      passWithNoTests: false,
      sequence: { sequencer: LongestFirst },
      projects: [
        {
          test: {
            name: 'unit',
            environment: 'node',
            include: ['test/unit/**/*.test.ts'],
            testTimeout: LONGEST,
            sequence: { groupOrder: 0 },
          },
        },
        {
          test: {
            name: 'bundle',
            environment: 'node',
            include: ['test/bundle/**/*.test.ts'],
            testTimeout: LONGEST,
            hookTimeout: LONGEST,
            sequence: { groupOrder: 0 },
          },
        },
        browserProject(),
        {
          test: {
            name: 'page',
            environment: 'node',
            include: ['test/page/**/*.test.ts'],
            globalSetup: ['test/page/harness/browsers.ts'],
            setupFiles: ['test/page/harness/each-file.ts'],
            testTimeout: LONGEST,
            hookTimeout: LONGEST,
            // They mostly wait, for frames and for answers: more of them than there are cores.
            maxWorkers: 4 * Math.max(2, Math.min(availableParallelism(), 4)),
            // All that files share is the browser.
            isolate: false,
            // What must happen may take its time; see `test/page/harness/patience.ts`.
            expect: { poll: { timeout: PATIENCE } },
            retry: 0,
            sequence: { groupOrder: 2 },
          },
        },
      ],
    },
  };
}

function browserProject(): TestProjectInlineConfiguration {
  return {
    optimizeDeps: {
      // Named here, or Vite finds them late and reloads the page in the middle of a test.
      include: [
        '@testing-library/dom',
        '@testing-library/user-event',
        'axe-core',
        'preact',
        'preact/jsx-runtime',
        'preact/jsx-dev-runtime',
      ],
    },
    test: {
      name: 'browser',
      include: ['test/browser/**/*.test.{ts,tsx}'],
      testTimeout: LONGEST,
      hookTimeout: LONGEST,
      sequence: { groupOrder: 1 },
      browser: {
        enabled: true,
        headless: true,
        screenshotFailures: false,
        provider: playwright({ launchOptions: { executablePath: quickBrowserPath(), args: browserArgs() } }),
        instances: [{ browser: 'chromium' }],
      },
    },
  };
}
