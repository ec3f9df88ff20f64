import type { Service } from '../config/types.ts';
import type { View } from './create-view.ts';
import { element } from './element.ts';
import type { OnTurn, Part } from './part.ts';
import { createSwitch, labelFor } from './switch.ts';

/** One service: who runs it, its policy, what it stores and for how long (CJEU C-673/17, R010). */
export function createServiceItem(
  /** Of its switch. */
  id: string,
  { link, own, text }: View,
  service: Service,
  onTurn: OnTurn,
): Part {
  const name = own(service.name) || service.id;
  const policy = link(service.privacyPolicy);
  const provider = own(service.provider);
  const toggle = service.required ? undefined : createSwitch(id, (on) => onTurn(service.id, on));
  const stored = [
    ...service.cookies.map((item) => [item.name, own(item.duration), own(item.purpose)]),
    ...service.storage.map((key) => [key]),
  ].map(([key, ...about]) =>
    element('li', {}, element('code', { dir: 'ltr' }, key), ' ' + about.filter(Boolean).join(' · ')),
  );

  return {
    node: element(
      'li',
      {},
      element(
        'div',
        { class: 'assent-row' },
        element(
          'span',
          {},
          labelFor(toggle, name),
          provider && element('span', { class: 'assent-muted' }, ' ' + provider),
        ),
        toggle,
      ),
      policy &&
        element('a', { href: policy, target: '_blank', rel: 'noopener noreferrer' }, text('policy-of', { name })),
      stored.length > 0 && element('div', { class: 'assent-muted' }, text('stored'), element('ul', {}, ...stored)),
    ),
    draw(draft) {
      if (toggle) toggle.checked = !!draft[service.id];
    },
  };
}
