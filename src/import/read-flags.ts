import type { OldChoice, Statement } from './old-choice.ts';
import { readJson } from './read-json.ts';

/** The answers of `{"id":true,"other":false}`; what is neither true nor false is none. */
export function readFlags(stored: string, kind: Statement[2]): OldChoice {
  const entries = Object.entries(readJson(stored) ?? {});
  return { said: entries.flatMap(([id, answer]) => (typeof answer === 'boolean' ? [[id, answer, kind]] : [])) };
}
