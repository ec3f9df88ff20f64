import type { VNode } from 'preact';
import type { View } from './create-view.ts';

/** The × in the corner. */
export const CloseButton = ({ view, onClick }: { view: View; onClick: () => void }): VNode => (
  <button class="assent-x" part="close" data-assent-do="close" aria-label={view.text('close')} onClick={onClick}>
    ×
  </button>
);
