import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { createBuilder, type Rolldown } from 'vite';

/** The repository. */
export const root: string = resolve(import.meta.dirname, '../..');

/** All files below a folder of the repository, as paths from that folder, sorted. */
export function filesIn(folder: string): string[] {
  const path = join(root, folder);
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** A file of the repository, as text. */
export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Bytes that these files of `dist/` cost a visitor: brotli 11, each by itself, as a server sends them. */
export function brotli(...files: string[]): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return files.reduce(
    (sum, file) => sum + brotliCompressSync(readFileSync(join(root, 'dist', file)), { params }).length,
    0,
  );
}

/** The source modules in each built file, asked of the bundler itself: `assent.js` → [`src/script.ts`, …]. */
export async function modulesByFile(): Promise<Map<string, string[]>> {
  const builder = await createBuilder({ root, configFile: join(root, 'vite.config.ts'), build: { write: false } });
  const modules = new Map<string, string[]>();
  for (const [name, environment] of Object.entries(builder.environments)) {
    // Vite's own two, which nothing is built with, and the command line tool, which no visitor loads.
    if (['client', 'ssr', 'cli'].includes(name)) continue;
    const outputs = [await builder.build(environment)].flat() as Rolldown.RolldownOutput[];
    for (const chunk of outputs.flatMap(({ output }) => output)) {
      if (chunk.type !== 'chunk') continue;
      modules.set(
        chunk.fileName,
        chunk.moduleIds.map((id) => relative(root, id).replaceAll('\\', '/')),
      );
    }
  }
  return modules;
}

/** A file that a source file imports, and whether types alone. */
export interface SourceImport {
  /** From the repository, if it is a file of ours; else the package, as written. */
  readonly path: string;
  readonly isType: boolean;
}

/** Everything that a source file imports or re-exports: types, styles and what is loaded later as well. */
export function importsOf(file: string): SourceImport[] {
  const code = read(file).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const statements = [
    ...code.matchAll(/^(?:import|export)\s+(?:(type)\b)?[^;'"]*?\bfrom\s+'([^']+)'/gm),
    ...code.matchAll(/^import\s+()'([^']+)'/gm),
    ...code.matchAll(/\bimport\(\s*()'([^']+)'/g),
  ];
  return statements.map(([, type, path = '']) => ({
    path: path.startsWith('.') ? join(file, '..', path.replace(/\?.*$/, '')).replaceAll('\\', '/') : path,
    isType: type === 'type',
  }));
}
