import { actions } from './actions.ts';
import { button } from './button.ts';
import { closeButton } from './close-button.ts';
import type { View } from './create-view.ts';
import { element } from './element.ts';
import { policyLinks } from './policy-links.ts';

/** The second layer, still closed: all that stays the same while it is open, around the choices. */
export function createDialog(
  view: View,
  choices: Node,
  /** Accept all, reject all, or, without an argument, what the switches show. */
  onDecide: (accept?: boolean) => void,
  /** Closed by button or Escape: the draft is dropped. */
  onClose: () => void,
): HTMLDialogElement {
  const { text, controller, host } = view;
  const hasChoice = view.optional.length > 0;

  const dialog: HTMLDialogElement = element(
    'dialog',
    {
      class: 'assent-dialog',
      part: 'dialog',
      'data-layout': host.config.ui.dialog,
      'aria-labelledby': 'assent-heading',
      // The event comes late: by then another dialog may be open.
      close: () => dialog.isConnected && onClose(),
    },
    element('h2', { id: 'assent-heading', tabindex: '-1', part: 'title' }, text('launcher')),
    element(
      'div',
      { class: 'assent-body' },
      element('p', {}, text(hasChoice ? 'intro' : 'nothing', { controller })),
      choices,
      policyLinks(view),
    ),
    // The weight is on *Save*: it alone takes over what the switches show.
    hasChoice &&
      actions(
        view,
        'quiet',
        onDecide,
        button(view, 'save', 'strong', () => onDecide()),
      ),
    closeButton(view, onClose),
  );
  return dialog;
}
