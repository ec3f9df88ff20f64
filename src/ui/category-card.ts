import type { Category } from '../config/types.ts';
import type { View } from './create-view.ts';
import { element } from './element.ts';
import type { OnTurn, Part } from './part.ts';
import { createServiceItem } from './service-item.ts';
import { createSwitch, labelFor } from './switch.ts';

/** One category: its switch, or the words that it is always on, and its services to unfold. */
export function createCategoryCard(
  /** For its elements' ids. The category's own might hold a word that filter lists hide. */
  id: string,
  view: View,
  category: Category,
  onTurn: OnTurn,
): Part {
  const { host, own, text, title } = view;
  const services = host.config.services.filter((service) => service.category === category.id);
  const items = services.map((service, index) => createServiceItem(`${id}-${index}`, view, service, onTurn));
  const count = services.length;
  const toggle = category.required ? undefined : createSwitch(id, (on) => onTurn(category.id, on), `${id}-about`);
  const mixed = element('p', {});

  return {
    node: element(
      'div',
      { class: 'assent-card', part: 'category', role: 'group', 'aria-labelledby': `${id}-title` },
      element(
        'div',
        { class: 'assent-row' },
        element('h3', { id: `${id}-title` }, labelFor(toggle, title(category))),
        toggle ?? element('span', { class: 'assent-muted' }, text('always-active')),
      ),
      element(
        'div',
        { id: `${id}-about`, class: 'assent-muted' },
        element('p', {}, own(category.description) || text(category.id + '.description')),
        mixed,
      ),
      count > 0 &&
        element(
          'details',
          {},
          element('summary', {}, text('services', { count })),
          element('ul', {}, ...items.map(({ node }) => node)),
        ),
    ),
    draw(draft) {
      for (const item of items) item.draw(draft);
      if (!toggle) return;
      toggle.checked = !!draft[category.id];
      // Neither on nor off: the services differ. Words say so, too.
      const on = services.filter((service) => draft[service.id]).length;
      toggle.indeterminate = on !== (toggle.checked ? count : 0);
      mixed.textContent = toggle.indeterminate ? text('some-on', { on, count }) : '';
    },
  };
}
