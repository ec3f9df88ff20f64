import { parseArgs } from 'node:util';
import { checkFiles } from './check-files.ts';
import { type Format, FORMATS } from './format.ts';

/** What a command prints, and how it ends. */
export interface Outcome {
  readonly out: string;
  /** 0: nothing is wrong; 1: something is; 2: a file cannot be read, or the call is wrong. */
  readonly code: 0 | 1 | 2;
}

/**
 * `assent check FILE…`
 *
 * @throws when the call is wrong
 */
export function check(args: readonly string[]): Outcome {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' } },
  });
  const { format } = values;
  if (!Object.hasOwn(FORMATS, format)) throw new Error(`--format is one of ${Object.keys(FORMATS).join(', ')}`);
  if (positionals.length === 0) throw new Error('expected at least one file');
  const checked = checkFiles(positionals);
  const levels = new Set(checked.flatMap(({ findings }) => findings.map(({ level }) => level)));
  return {
    out: FORMATS[format as Format](checked),
    code: levels.has('unreadable') ? 2 : levels.has('error') ? 1 : 0,
  };
}
