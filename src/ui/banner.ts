import { actions } from './actions.ts';
import { button } from './button.ts';
import { closeButton } from './close-button.ts';
import type { View } from './create-view.ts';
import { element } from './element.ts';
import { listInWords } from './list-in-words.ts';
import { policyLinks } from './policy-links.ts';

/** The first layer: what is asked (GDPR 7(3), 13), and the three answers. */
export function createBanner(
  view: View,
  /** Accept all or reject all. */
  onDecide: (accept: boolean) => void,
  onCustomise: () => void,
): HTMLElement {
  const { text, own, controller, host } = view;
  const { ui, services } = host.config;
  const hasClose = ui.closeButton === 'reject';
  const purposes = listInWords(view.optional.map(view.title), view.language);
  const count = services.length;
  const words = [
    text('ask', { controller, purposes }),
    text('effect'),
    // Without a launcher the site has a way of its own, whose name we do not know.
    ui.launcher ? text('withdraw', { launcher: own(ui.launcher.label) || text('launcher') }) : text('changeable'),
    hasClose && text('close-rejects'),
  ];

  return element(
    'section',
    {
      class: 'assent-banner',
      part: 'banner',
      popover: 'manual',
      'aria-label': text('title'),
      'data-layout': ui.layout,
      'data-position': ui.position,
    },
    element(
      'div',
      { class: 'assent-words' },
      element('h2', { part: 'title' }, text('title')),
      element('p', {}, words.filter(Boolean).join(' ')),
      policyLinks(view, count > 0 && element('span', {}, text('services', { count }))),
    ),
    actions(view, 'strong', onDecide, button(view, 'open', 'quiet', onCustomise)),
    hasClose && closeButton(view, () => onDecide(false)),
  );
}
