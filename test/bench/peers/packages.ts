import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');

/** The repository itself. */
export const ownFolder = (...path: string[]): string => join(ROOT, ...path);

/** A file or folder of an installed package; not every package exports all its files, so it is found by its path. */
export const packageFile = (name: string, ...path: string[]): string => ownFolder('node_modules', name, ...path);

/** The version that a package's folder names. */
export function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
