import type { Problem } from '../lib/problems.ts';

/** A problem in a file, and where. */
export interface Finding extends Problem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as editors count. */
  readonly column: number;
  /** Errors make the command end with 1, warnings do not; what is unreadable makes it end with 2. */
  readonly level: 'error' | 'warning' | 'unreadable';
}

/** A finding before the file is known: it has an offset into the text instead of a line. */
export interface Found extends Problem {
  readonly offset: number;
  readonly level: Finding['level'];
}
