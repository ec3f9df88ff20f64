import type { View } from './create-view.ts';
import { element } from './element.ts';

/** One button of ours. */
export const button = (
  { text }: View,
  /** Names its text, and the button itself for tests and automation. */
  does: 'accept-all' | 'reject-all' | 'open' | 'save',
  weight: 'strong' | 'quiet',
  click: () => void,
): HTMLButtonElement =>
  element(
    'button',
    { class: `assent-button assent-${weight}`, part: 'button', 'data-assent-do': does, click },
    text(does),
  );
