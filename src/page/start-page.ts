import { EMBEDS } from '../gate/embeds.ts';
import { areMet, parseTerms } from '../gate/requirement.ts';
import { listen, queryAll } from '../lib/dom.ts';
import type { Session } from '../start-session.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { createView } from '../ui/create-view.ts';
import { dialogEnglish } from '../ui/dialog-texts.ts';
import { pageEnglish } from '../ui/page-texts.ts';
import type { ImportLocale } from '../ui/texts.ts';
import { fillList } from './fill-list.ts';
import { COVERED, createPlaceholder, type Placeholder } from './placeholder.ts';

/**
 * Furnishes the page, for as long as it lives: a placeholder for each held frame or player, and the list of services
 * wherever there is an element with `data-assent-list`, whoever inserts them and whenever.
 */
export async function startPage(session: Session, importLocale?: ImportLocale): Promise<void> {
  const { config, report, state, gate, act } = session;
  const view = await createView({ config, report }, importLocale);
  Object.assign(view.texts, { ...dialogEnglish, ...pageEnglish, ...view.texts });
  const placeholders = new Map<HTMLElement, Placeholder>();
  const lists = new WeakSet<Element>();
  let isDue = false;
  adoptStyles(document, `[${COVERED}]{display:none!important}`);

  const needsOf = (element: Element): string => element.getAttribute(config.attribute) ?? '';
  const isHeld = (element: Element): boolean =>
    element.isConnected && !gate.once.has(element) && !areMet(parseTerms(needsOf(element)), state.consent);

  /** Measures all where they stand, then hides them; the browser paints neither, and lays the page out once. */
  const fit = (): void => {
    const all = [...placeholders.values()];
    for (const { lift } of all) lift();
    for (const put of all.map(({ measure }) => measure())) put?.();
  };
  // Not in the callback: what it changes there may be an error to the browser.
  const observer = new ResizeObserver(() => requestAnimationFrame(fit));

  const cover = (element: HTMLElement): void => {
    const placeholder = createPlaceholder(element, view, {
      loadOnce() {
        // Its sources, but nothing inside that needs anything else.
        const inside = [...queryAll(`[${config.attribute}]`, element)];
        const all = [element, ...inside.filter((each) => needsOf(each) === needsOf(element))];
        for (const each of all) gate.once.add(each);
        gate.scan();
        update();
        element.focus();
      },
      allow(ids) {
        act('decide', Object.fromEntries(ids.map((id) => [id, true])), 'page');
        update();
        element.focus();
      },
    });
    if (placeholder) placeholders.set(element, placeholder);
  };

  const update = (): void => {
    isDue = false;
    for (const [element, { box, remove }] of placeholders) {
      // Somebody may have taken one of them away, or put it elsewhere.
      if (isHeld(element) && box.nextSibling === element) continue;
      remove();
      placeholders.delete(element);
    }
    // What a router has kept as a text and put back: an empty shell, and a mark that would hide the element for ever.
    for (const stray of queryAll(`assent-embed,[${COVERED}]`) as Iterable<HTMLElement>) {
      if (placeholders.has(stray) || placeholders.get(stray.nextSibling as HTMLElement)?.box === stray) continue;
      stray.removeAttribute(COVERED);
      if (stray.localName === 'assent-embed') stray.remove();
    }
    const { size } = placeholders;
    for (const element of config.ui.placeholders === false ? [] : queryAll(`:is(${EMBEDS})[${config.attribute}]`)) {
      if (!placeholders.has(element as HTMLElement) && isHeld(element)) cover(element as HTMLElement);
    }
    if (placeholders.size > size) {
      fit();
      observer.disconnect();
      for (const { box } of placeholders.values()) observer.observe(box.parentElement as Element);
    }
    for (const place of queryAll('[data-assent-list]')) {
      if (lists.has(place)) continue;
      lists.add(place);
      fillList(place, view);
    }
  };

  // A decision shuts again what was loaded once.
  listen(document, 'assent:change', update);
  new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(update);
  }).observe(document, { childList: true, subtree: true, attributeFilter: [config.attribute] });
  update();
}
