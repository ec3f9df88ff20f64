import type { VNode } from 'preact';
import type { View } from './create-view.ts';

/** One button of ours. Accept and reject share every property, so that neither stands out (R022). */
export const Button = ({
  view,
  does,
  onClick,
}: {
  view: View;
  /** Names its text, and the button itself for tests and automation. */
  does: 'accept-all' | 'reject-all' | 'open' | 'save';
  onClick: () => void;
}): VNode => (
  <button
    // Less weight for the one that decides nothing.
    class={does === 'open' ? 'assent-button assent-quiet' : 'assent-button'}
    part="button"
    data-assent-do={does}
    onClick={onClick}
  >
    {view.text(does)}
  </button>
);
