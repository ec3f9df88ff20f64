import type { View } from './create-view.ts';
import { element } from './element.ts';

/** The × in the corner. */
export const closeButton = ({ text }: View, click: () => void): HTMLButtonElement =>
  element(
    'button',
    { class: 'assent-x', part: 'close', 'data-assent-do': 'close', 'aria-label': text('close'), click },
    '×',
  );
