import { readFileSync, statSync } from 'node:fs';

/** Bytes; a config may have 262,144 characters, and no page is so large. */
const MAX_BYTES = 4_000_000;

/**
 * The text of a file, without a byte order mark, which browsers skip too.
 *
 * @throws when it is not there, is no file, is too large, or is not text
 */
export function readText(file: string): string {
  const stats = statSync(file);
  if (stats.isDirectory()) throw new Error('EISDIR: this is a folder');
  if (!stats.isFile() && !stats.isFIFO()) throw new Error('this is no file');
  if (stats.size > MAX_BYTES) throw new Error(`over ${MAX_BYTES} bytes`);
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw new Error('not text in UTF-8');
  return text;
}
