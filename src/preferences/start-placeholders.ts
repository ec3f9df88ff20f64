import { attempt } from '../lib/attempt.ts';
import { queryAll } from '../lib/dom.ts';
import { adoptStyles } from '../look/adopt-styles.ts';
import type { PartHost } from '../parts.ts';
import type { Words } from '../words/create-words.ts';
import { COVERED, createPlaceholder, type PlaceholderControl } from './create-placeholder.tsx';
import { grantableIds } from './grantable-ids.ts';

/** What a visitor would miss without a word while it is blocked. */
const EMBEDS = 'iframe,video,audio,object,embed';

/**
 * Keeps a placeholder for each blocked frame or player of the page.
 *
 * @returns looks for what came, went or was decided since
 */
export function startPlaceholders(host: PartHost, words: Words): () => void {
  const { config, report } = host;
  const { attribute } = config;
  const placeholders = new Map<HTMLElement, PlaceholderControl>();
  adoptStyles(document, `[${COVERED}]{display:none!important}`);

  const isDue = (element: Element): boolean => element.isConnected && host.isBlocked(element);

  /** Measures all where they stand, then hides them; the browser paints neither, and lays the page out once. */
  const fit = (): void => {
    const all = [...placeholders.values()];
    for (const { lift } of all) lift();
    for (const put of all.map(({ measure }) => measure())) put?.();
  };
  // Not in the callback: what it changes there may be an error to the browser.
  const observer = new ResizeObserver(() => requestAnimationFrame(fit));

  const cover = (element: HTMLElement): void => {
    const ids = grantableIds(element, config);
    if (!ids.length) return;
    const placeholder = createPlaceholder(element, {
      config,
      words,
      ids,
      onLoadOnce() {
        // Its sources, but nothing inside that needs anything else.
        const needs = element.getAttribute(attribute);
        const inside = [...queryAll(`[${attribute}]`, element)];
        host.loadOnce([element, ...inside.filter((each) => each.getAttribute(attribute) === needs)]);
        update();
        element.focus();
      },
      onAlwaysAllow() {
        host.decide(Object.fromEntries(ids.map((id) => [id, true])), 'page');
        element.focus();
      },
    });
    placeholders.set(element, placeholder);
  };

  /** What a router has kept as a text and put back: an empty shell, and a mark that would hide the element for ever. */
  const removeStrays = (): void => {
    for (const stray of queryAll(`assent-embed,[${COVERED}]`) as Iterable<HTMLElement>) {
      if (placeholders.has(stray) || placeholders.get(stray.nextSibling as HTMLElement)?.box === stray) continue;
      stray.removeAttribute(COVERED);
      if (stray.localName === 'assent-embed') stray.remove();
    }
  };

  function update(): void {
    for (const [element, { box, remove }] of placeholders) {
      // Somebody may have taken one of them away, or put it elsewhere.
      if (isDue(element) && box.nextSibling === element) continue;
      remove();
      placeholders.delete(element);
    }
    removeStrays();
    const { size } = placeholders;
    for (const element of queryAll(`:is(${EMBEDS})[${attribute}]`) as Iterable<HTMLElement>) {
      // Each alone: one that fails does not take the place of the others.
      if (!placeholders.has(element) && isDue(element)) attempt(() => cover(element), report, 'placeholder');
    }
    if (placeholders.size <= size) return;
    fit();
    observer.disconnect();
    for (const { box } of placeholders.values()) observer.observe(box.parentElement as Element);
  }
  return update;
}
