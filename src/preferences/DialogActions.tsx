import type { ComponentChild } from 'preact';
import type { Words } from '../words/create-words.ts';

/** The buttons of the dialog, in words, and what they do. */
export interface DialogActionsProps {
  readonly words: Words;
  /** Accept all, reject all, or, without an argument, what the switches show. */
  onDecide(accept?: boolean): void;
}

/**
 * Both answers, alike in all but their words, so that neither stands out (R022), in an order that never changes (R027).
 * The weight is on *Save*: it alone takes over what the switches show.
 */
export function DialogActions({ words: { text }, onDecide }: DialogActionsProps): ComponentChild {
  const button = (does: string, weight: string, accept?: boolean): ComponentChild => (
    <button
      class={`assent-button assent-${weight}`}
      part="button"
      data-assent-do={does}
      onClick={() => onDecide(accept)}
    >
      {text(does)}
    </button>
  );
  return (
    <div class="assent-actions">
      {button('accept-all', 'quiet', true)}
      {button('reject-all', 'quiet', false)}
      {button('save', 'strong')}
    </div>
  );
}
