import { attempt } from '../lib/attempt.ts';
import { documentGet, listen, queryAll } from '../lib/dom.ts';
import type { PartHost } from '../parts.ts';
import type { Words } from '../words/create-words.ts';
import { fillList } from './fill-list.tsx';
import { startPlaceholders } from './start-placeholders.ts';

/**
 * Furnishes the page, for as long as it lives: a placeholder for each blocked frame or player, and the list of services
 * wherever there is an element with `data-assent-list`, whoever inserts them and whenever.
 *
 * @returns looks what is due now
 */
export function furnishPage(host: PartHost, words: Words): () => void {
  const { config, report } = host;
  const updatePlaceholders = config.ui.placeholders === false ? undefined : startPlaceholders(host, words);
  const lists = new WeakSet<Element>();
  let isAwaited = false;

  const update = (): void => {
    isAwaited = false;
    updatePlaceholders?.();
    // What the parser is in the middle of is not ours to replace.
    if (documentGet('readyState') === 'loading') return;
    for (const place of queryAll('[data-assent-list]')) {
      if (lists.has(place)) continue;
      lists.add(place);
      attempt(() => fillList(place, config, words), report, 'list');
    }
  };

  new MutationObserver(() => {
    if (isAwaited) return;
    isAwaited = true;
    requestAnimationFrame(update);
  }).observe(document, { childList: true, subtree: true, attributeFilter: [config.attribute] });
  listen(document, 'DOMContentLoaded', update);
  update();
  return update;
}
