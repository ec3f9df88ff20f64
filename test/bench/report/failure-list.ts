import type { Failure, Result, Timing } from '../types.ts';
import { number } from './markdown.ts';
import { titleOf } from './titles.ts';

/** Visits that went wrong, each kind once with what was said first; empty if none did. */
export function failureList(result: Result, { failures }: Timing): string {
  const kinds = new Map<string, Failure[]>();
  for (const failure of failures) {
    const kind = `${titleOf(result, failure.peer)}, ${failure.visit} visit, ${number(failure.count)} scripts`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), failure]);
  }
  return [...kinds].map(([kind, list]) => `- ${kind} (${list.length} ×): ${list[0]?.message}`).join('\n');
}
