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

/** The held elements that a visitor would miss without a word. */
const EMBEDS = 'iframe,video,audio,object,embed';

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
  let loadedOnce = new WeakSet<Element>();
  let isDue = false;
  adoptStyles(document, `[${COVERED}]{display:none!important}`);

  const isHeld = (element: Element): boolean => {
    const terms = parseTerms(element.getAttribute(config.attribute) ?? '');
    return element.isConnected && !loadedOnce.has(element) && !areMet(terms, state.consent);
  };

  const cover = (element: HTMLElement): void => {
    const placeholder = createPlaceholder(element, view, {
      loadOnce() {
        const all = [element, ...queryAll(`[${config.attribute}]`, element)];
        for (const each of all) loadedOnce.add(each);
        gate.openOnce(all);
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
    for (const [element, { remove }] of placeholders) {
      if (isHeld(element)) continue;
      remove();
      placeholders.delete(element);
    }
    // What a router has kept as a text and put back: an empty shell.
    const ours = new Set([...placeholders.values()].map(({ box }) => box));
    for (const box of queryAll('assent-embed')) if (!ours.has(box as HTMLElement)) box.remove();
    for (const element of config.ui.placeholders === false ? [] : queryAll(`:is(${EMBEDS})[${config.attribute}]`)) {
      if (!placeholders.has(element as HTMLElement) && isHeld(element)) cover(element as HTMLElement);
    }
    for (const place of queryAll('[data-assent-list]')) {
      if (lists.has(place)) continue;
      lists.add(place);
      fillList(place, view);
    }
  };

  // A decision shuts again what was loaded once.
  listen(document, 'assent:change', () => {
    loadedOnce = new WeakSet();
    update();
  });
  new MutationObserver(() => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(update);
  }).observe(document, { childList: true, subtree: true, attributeFilter: [config.attribute] });
  update();
}
