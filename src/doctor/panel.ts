import { createElement, documentGet, listen, queryAll } from '../lib/dom.ts';
import { attempt } from '../lib/attempt.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { element } from '../ui/element.ts';
import { createCopyButton } from './copy-json.ts';
import type { Diagnosis } from './diagnose.ts';
import styles from './panel.css?inline';
import sectionStyles from './sections.css?inline';
import { createSectionView, type SectionView } from './section-view.ts';
import { sectionsOf } from './sections.ts';
import { summaryOf } from './summary.ts';

/** The panel on screen. */
export interface Panel {
  draw(diagnosis: Diagnosis): void;
  /** Takes it away, and gives the focus back. */
  remove(): void;
}

/** Name of its element. */
export const PANEL = 'assent-doctor';

/**
 * Shows the panel: beside the page, over it on small screens, and never in its way as a modal one would be.
 *
 * @param close called when it is to go
 */
export function showPanel(close: () => void): Panel {
  const before = documentGet('activeElement');
  const host = createElement(PANEL);
  const root = host.attachShadow({ mode: 'open' });
  adoptStyles(root, styles + sectionStyles);

  let latest: Diagnosis | undefined;
  const views = new Map<string, SectionView>();
  const title = element('h2', { id: 'title', tabindex: '-1' }, 'Assent doctor');
  const summary = element('p', { class: 'summary', role: 'status' }, 'Looking …');
  const mark = element('span', { class: 'mark' });
  const sections = element('div', { class: 'sections' });
  const { button, outcome } = createCopyButton(() => JSON.stringify(latest ?? {}, null, 2));
  const content = element(
    'div',
    { class: 'content', id: 'content' },
    element('p', { class: 'tools' }, button, element('span', { class: 'note' }, 'Names only, no values.')),
    outcome,
    sections,
  );
  const fold = element('button', { type: 'button', class: 'icon fold', 'aria-controls': 'content', click: toggle });
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'title', popover: 'manual', lang: 'en', dir: 'ltr' },
    element(
      'header',
      {},
      mark,
      element('div', { class: 'brand' }, title, summary),
      fold,
      element('button', { type: 'button', class: 'icon close', 'aria-label': 'Close', click: close }),
    ),
    content,
  );
  setFolded(false);
  root.append(dialog);
  put();
  title.focus({ preventScroll: true });
  const deaf = listen<KeyboardEvent>(dialog, 'keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });

  function put(): void {
    documentGet('documentElement').append(host);
    // The top layer, where there is one: else it lies over the page as far as its style sheet can say.
    if (attempt(() => (dialog.showPopover(), true)) === undefined) attempt(() => dialog.show());
  }

  function toggle(): void {
    setFolded(!content.hidden);
  }

  function setFolded(isFolded: boolean): void {
    content.hidden = isFolded;
    fold.setAttribute('aria-expanded', String(!isFolded));
    fold.setAttribute('aria-label', isFolded ? 'Show details' : 'Hide details');
  }

  return {
    draw(diagnosis) {
      latest = diagnosis;
      // A client router may have replaced the whole page.
      if (!host.isConnected) put();
      const { text, tone } = summaryOf(diagnosis);
      mark.dataset['tone'] = tone;
      if (summary.textContent !== text) summary.textContent = text;
      for (const section of sectionsOf(diagnosis)) {
        const view = views.get(section.id) ?? createSectionView(section);
        if (!views.has(section.id)) {
          views.set(section.id, view);
          sections.append(view.node);
        }
        view.draw(section);
      }
      dialog.style.setProperty('--taken', `${heightOfBanner()}px`);
    },
    remove() {
      deaf();
      const hadFocus = root.activeElement !== null;
      host.remove();
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}

/** Pixels at the foot of the window that the banner needs: whoever tries it out must be able to press its buttons. */
function heightOfBanner(): number {
  const [host] = queryAll('assent-ui');
  const banner = (host?.shadowRoot ?? host)?.querySelector('[part~="banner"]');
  const { top = 0, bottom = 0, height = 0 } = banner?.getBoundingClientRect() ?? {};
  if (height === 0 || top < innerHeight / 3 || bottom < innerHeight / 2) return 0;
  return Math.round(innerHeight - top);
}
