import { readFileSync } from 'node:fs';
import { MAX_CONFIG_SIZE } from '../config/defaults.ts';
import { checkConfig } from '../config/check-config.ts';
import type { Problem } from '../lib/problems.ts';

/** What to print about one file, and the exit code it asks for. */
export interface CheckResult {
  readonly lines: readonly string[];
  readonly code: 0 | 1 | 2;
}

/** Reads one config file as the page would. Never throws. */
export function checkFile(file: string): CheckResult {
  let raw: unknown;
  try {
    // The page skips a byte order mark, too.
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    if (text.length > MAX_CONFIG_SIZE) throw new Error(`over ${MAX_CONFIG_SIZE} characters`);
    raw = JSON.parse(text);
  } catch (error) {
    return {
      lines: [`${file}: config/unreadable: ${error instanceof Error ? error.message : String(error)}`],
      code: 2,
    };
  }
  const problems: Problem[] = [];
  checkConfig(raw, (code, path, message = '') => problems.push({ code, path, message: String(message) }));
  if (problems.length === 0) return { lines: [`${file}: nothing is wrong`], code: 0 };
  return {
    lines: problems.map(({ code, path, message }) => `${file}: ${code} at ${path || '(top)'}: ${message}`),
    code: 1,
  };
}
