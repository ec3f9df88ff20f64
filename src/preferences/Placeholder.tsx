import type { ComponentChild } from 'preact';
import type { ResolvedConfig } from '../config/types.ts';
import type { Words } from '../words/create-words.ts';
import { direction } from '../words/direction.ts';

/** What a placeholder says, and what a visitor may answer. */
export interface PlaceholderProps {
  readonly config: ResolvedConfig;
  readonly words: Words;
  /** The categories and services that the element needs. */
  readonly ids: readonly string[];
  /** Where it would load from: what a visitor knows it by when the config names no service. */
  readonly from: string;
  onLoadOnce(): void;
  onAlwaysAllow(): void;
}

/** Says in place of a blocked element who it comes from and what it needs, with two answers of which neither stands out. */
export function Placeholder(props: PlaceholderProps): ComponentChild {
  const { config, words, ids, from, onLoadOnce, onAlwaysAllow } = props;
  const { language, own, text, title } = words;
  const named = config.services.filter(({ id }) => ids.includes(id));
  const needed = config.categories.filter(
    ({ id }) => ids.includes(id) || named.some(({ category }) => category === id),
  );
  const name = named.map((service) => own(service.name) || service.id).join(', ') || from;
  const button = (does: string, onClick: () => void): ComponentChild => (
    <button type="button" part="button" data-assent-do={does} onClick={onClick}>
      {text(does)}
    </button>
  );
  return (
    <div class="box" part="box" role="group" aria-label={name} lang={language} dir={direction(language)}>
      <p>{text('blocked', { name, category: needed.map(title).join(', ') })}</p>
      <div class="actions">
        {button('load-once', onLoadOnce)}
        {button('always-allow', onAlwaysAllow)}
      </div>
    </div>
  );
}
