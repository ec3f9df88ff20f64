import type { VNode } from 'preact';
import type { Found } from '../../../src/cli/finding.ts';
import { linesOf } from '../../../src/cli/lines.ts';
import type { State } from './state.ts';

/** How many problems there are; to those who cannot see them also the first. */
export function CheckSummary({ text, found }: State['checked']): VNode {
  const [first] = found;
  return (
    <p id="summary" role="status">
      {summaryOf(found)}
      <span class="unseen">{first && `. Line ${linesOf(text)(first.offset).line}: ${first.message}`}</span>
    </p>
  );
}

function summaryOf(found: readonly Found[]): string {
  const advice = found.filter(({ level }) => level === 'warning').length;
  const wrong = found.length - advice;
  if (found.some(({ level }) => level === 'unreadable')) return 'This is not JSON yet';
  const counts = [wrong && count(wrong, 'problem'), advice && count(advice, 'piece of advice', 'pieces of advice')];
  return counts.filter(Boolean).join(', ') || 'No problems';
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
