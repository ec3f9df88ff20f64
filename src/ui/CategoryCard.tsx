import { h, type VNode } from 'preact';
import type { Category } from '../config/types.ts';
import type { View } from './create-view.ts';
import type { Draft } from './draft.ts';
import { ServiceItem } from './ServiceItem.tsx';
import { Switch } from './Switch.tsx';

/** One category: its switch, or the words that it is always on, and its services to unfold. */
export function CategoryCard({
  id,
  view,
  category,
  draft,
  onTurn,
}: {
  /** For its elements' ids. The category's own might hold a word that filter lists hide. */
  id: string;
  view: View;
  category: Category;
  draft: Draft;
  onTurn: (id: string, on: boolean) => void;
}): VNode {
  const { text } = view;
  const isOn = draft[category.id] ?? true;
  const services = view.host.config.services.filter((service) => service.category === category.id);
  const count = services.length;
  const on = services.filter((service) => draft[service.id]).length;
  const isMixed = !category.required && count > 0 && on !== (isOn ? count : 0);

  return (
    <div class="assent-card" part="category" role="group" aria-labelledby={`${id}-title`}>
      <div class="assent-row">
        <h3 id={`${id}-title`}>
          {category.required ? view.title(category) : <label for={id}>{view.title(category)}</label>}
        </h3>
        {category.required ? (
          <span class="assent-muted">{text('always-active')}</span>
        ) : (
          <Switch
            id={id}
            isOn={isOn}
            isMixed={isMixed}
            describedBy={`${id}-about`}
            onTurn={(on) => onTurn(category.id, on)}
          />
        )}
      </div>
      <div id={`${id}-about`} class="assent-muted">
        <p>{view.own(category.description) || text(category.id + '.description')}</p>
        {isMixed && <p>{text('some-on', { on, count })}</p>}
      </div>
      {count > 0 && (
        <details>
          <summary>{text('services', { count })}</summary>
          <ul>
            {services.map((service, index) => (
              <ServiceItem
                id={`${id}-${index}`}
                view={view}
                service={service}
                isOn={draft[service.id]}
                onTurn={(on) => onTurn(service.id, on)}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
