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

/** A file of `dist/`, and all that it makes the browser load at once: its static imports, and theirs. */
export function withStaticImports(file: string, seen: string[] = []): string[] {
  if (seen.includes(file)) return seen;
  const found = [...read(`dist/${file}`).matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([^"'`]+)["'`]/g)];
  return found.reduce((all, [, imported = '']) => withStaticImports(imported, all), [...seen, file]);
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
