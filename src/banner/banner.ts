import { element } from '../look/element.ts';
import type { PartHost } from '../parts.ts';
import type { Words } from '../words/create-words.ts';
import { listInWords } from '../words/list-in-words.ts';
import { policies } from '../words/policies.ts';

/**
 * The first layer: what is asked (GDPR 7(3), 13), and the three answers. Both decisions are alike in all but their words,
 * so that neither stands out (R022), in an order that never changes (R027).
 */
export function createBanner({ config, signal }: PartHost, words: Words): HTMLElement {
  const { text } = words;
  const { services, ui } = config;
  const hasClose = ui.closeButton === 'reject';
  const count = services.length;

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
      element('p', {}, question(config, words), hasClose && ' ' + text('close-rejects')),
      element(
        'p',
        { class: 'assent-links' },
        count > 0 && element('span', {}, text('services', { count })),
        ...policies(config, words).map(({ href, name }) => element('a', { href }, name)),
      ),
      signal.length > 0 && element('p', { class: 'assent-signal', part: 'signal', role: 'status' }),
    ),
    element(
      'div',
      { class: 'assent-actions' },
      button('accept-all', 'strong', words),
      button('reject-all', 'strong', words),
      button('open', 'quiet', words),
    ),
    hasClose &&
      element(
        'button',
        { class: 'assent-x', part: 'close', 'data-assent-do': 'close', 'aria-label': text('close') },
        '×',
      ),
  );
}

/** Who asks, for which purposes, what a refusal means, and how to withdraw. */
function question({ categories, ui }: PartHost['config'], { controller, own, text, title }: Words): string {
  const titles = categories.filter(({ required }) => !required).map(title);
  const purposes = listInWords(titles, text('pair'), text('list'));
  return [
    text('ask', { controller, purposes }),
    text('effect'),
    // Without a launcher the site has a way of its own, whose name we do not know.
    ui.launcher ? text('withdraw', { launcher: own(ui.launcher.label) || text('launcher') }) : text('changeable'),
  ].join(' ');
}

/** What it does is for the core to see, which listens for clicks. */
function button(does: 'accept-all' | 'reject-all' | 'open', weight: 'strong' | 'quiet', { text }: Words): HTMLElement {
  const attributes = { class: `assent-button assent-${weight}`, part: 'button', 'data-assent-do': does };
  return element('button', attributes, text(does));
}
