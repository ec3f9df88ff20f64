import type { VNode } from 'preact';
import { linesOf } from '../../../src/cli/lines.ts';
import { ProblemText } from './ProblemText.tsx';
import type { Actions, State } from './state.ts';

/** Many of one kind would bury the rest, and nobody fixes them all at once. */
const MAX_SHOWN = 50;

/** The problems under the editor, each with a button that brings the caret there. */
export function ProblemList({ text, found, goTo }: State['checked'] & Pick<Actions, 'goTo'>): VNode {
  const placeOf = linesOf(text);
  return (
    <ul id="problems" class="problems" aria-label="Problems">
      {found.slice(0, MAX_SHOWN).map((problem) => {
        const { line, column } = placeOf(problem.offset);
        const isAdvice = problem.level === 'warning';
        return (
          <li class={isAdvice ? 'advice' : 'wrong'}>
            <p class="kind">
              <b>{isAdvice ? 'Advice' : 'Wrong'}</b>
              <button type="button" onClick={() => goTo(problem.offset)}>
                Line {line}, column {column}
              </button>
            </p>
            <ProblemText problem={problem} />
          </li>
        );
      })}
    </ul>
  );
}
