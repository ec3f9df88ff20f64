import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.map': 'application/json; charset=utf-8',
};

/**
 * Reads a file to be served. `undefined` when it is not there, or not of a kind that a page loads.
 *
 * @param {string} path absolute, already checked to lie where it may
 * @returns {Promise<{ type: string, body: Buffer } | undefined>}
 */
export async function readServed(path) {
  const type = TYPES[extname(path)];
  if (!type) return undefined;
  try {
    return { type, body: await readFile(path) };
  } catch {
    return undefined;
  }
}
