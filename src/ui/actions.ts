import { button } from './button.ts';
import type { View } from './create-view.ts';
import { element } from './element.ts';

/**
 * The buttons of a layer: both answers, alike in all but their words, so that neither stands out (R022), in an order
 * that never changes (R027); and apart from them a third one.
 */
export function actions(
  view: View,
  weight: 'strong' | 'quiet',
  onDecide: (accept: boolean) => void,
  third: HTMLButtonElement,
): HTMLElement {
  const accept = button(view, 'accept-all', weight, () => onDecide(true));
  const reject = button(view, 'reject-all', weight, () => onDecide(false));
  return element('div', { class: 'assent-actions' }, accept, reject, third);
}
