/**
 * `npm run bench`: Assent against its peers. The flags are in README.md beside this file.
 *
 * The bench is TypeScript like the tests, and no test: Vite's module runner runs it, vitest never sees it.
 */
import { join, resolve } from 'node:path';
import process from 'node:process';
import { runnerImport } from 'vite';

const { module } = await runnerImport(join(import.meta.dirname, 'bench.ts'), {
  configFile: false,
  root: resolve(import.meta.dirname, '../..'),
  logLevel: 'error',
});
process.exitCode = await module.bench(process.argv.slice(2));
