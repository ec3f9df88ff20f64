import type { Answers } from './old-choice.ts';
import { readJson } from './read-json.ts';

/** The answers of `{"id":true,"other":false}`; what is neither true nor false is none. */
export function readFlags(stored: string): Answers {
  const answers = new Map<string, boolean>();
  for (const [id, answer] of Object.entries(readJson(stored) ?? {})) {
    if (typeof answer === 'boolean') answers.set(id, answer);
  }
  return answers;
}
