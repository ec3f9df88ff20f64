import type { ComponentChild } from 'preact';
import type { Category, Service } from '../config/types.ts';
import type { Words } from '../words/create-words.ts';
import type { Draft, OnTurn } from './draft.ts';
import { ServiceItem } from './ServiceItem.tsx';
import { Switch } from './Switch.tsx';

/** One category with its services, and how their switches stand. */
export interface CategoryCardProps {
  /** For its elements' ids. The category's own might hold a word that filter lists hide. */
  readonly id: string;
  readonly words: Words;
  readonly category: Category;
  /** Those in the category. */
  readonly services: readonly Service[];
  readonly draft: Draft;
  readonly onTurn: OnTurn;
}

/** One category: its switch, or the words that it is always on, and its services to unfold. */
export function CategoryCard({ id, words, category, services, draft, onTurn }: CategoryCardProps): ComponentChild {
  const { own, text, title } = words;
  const isOn = !!draft[category.id];
  const count = services.length;
  const on = services.filter((service) => draft[service.id]).length;
  // Neither on nor off: the services differ. Words say so, too.
  const isMixed = !category.required && on !== (isOn ? count : 0);
  return (
    <div class="assent-card" part="category" role="group" aria-labelledby={`${id}-title`}>
      <div class="assent-row">
        <h3 id={`${id}-title`}>{category.required ? title(category) : <label for={id}>{title(category)}</label>}</h3>
        {category.required ? (
          <span class="assent-muted">{text('always-active')}</span>
        ) : (
          <Switch
            id={id}
            isOn={isOn}
            isMixed={isMixed}
            describedBy={`${id}-about`}
            onTurn={(turned) => onTurn(category.id, turned)}
          />
        )}
      </div>
      <div id={`${id}-about`} class="assent-muted">
        <p>{own(category.description) || text(`${category.id}.description`)}</p>
        <p>{isMixed && text('some-on', { on, count })}</p>
      </div>
      {count > 0 && (
        <details>
          <summary>{text('services', { count })}</summary>
          <ul>
            {services.map((service, index) => (
              <ServiceItem
                id={`${id}-${index}`}
                words={words}
                service={service}
                isOn={!!draft[service.id]}
                onTurn={onTurn}
              />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
