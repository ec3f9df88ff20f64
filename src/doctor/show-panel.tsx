import { attempt } from '../lib/attempt.ts';
import { createElement, documentGet } from '../lib/dom.ts';
import { draw } from '../lib/draw.tsx';
import { adoptStyles } from '../look/adopt-styles.ts';
import { copyText } from './copy-text.ts';
import type { Diagnosis } from './diagnose.ts';
import { DoctorPanel } from './DoctorPanel.tsx';
import { heightOfBanner } from './height-of-banner.ts';
import type { PanelActions, PanelState } from './panel-state.ts';
import styles from './panel.css?inline';
import sectionStyles from './sections.css?inline';
import { sectionsOf } from './sections.ts';

/** The panel on screen. */
export interface Panel {
  /** Shows what was found. */
  show(diagnosis: Diagnosis): void;
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

  let state: PanelState = { diagnosis: undefined, isFolded: false, unfolded: new Map(), copied: undefined, taken: 0 };
  const set = (change: Partial<PanelState>): void => {
    state = { ...state, ...change };
    draw(root, () => <DoctorPanel state={state} actions={actions} />);
  };
  const actions: PanelActions = {
    close,
    fold: (isFolded) => set({ isFolded }),
    unfold: (id, isUnfolded) => {
      if (state.unfolded.get(id) !== isUnfolded) set({ unfolded: new Map(state.unfolded).set(id, isUnfolded) });
    },
    copy: () => void copy(),
  };

  async function copy(): Promise<void> {
    const json = JSON.stringify(state.diagnosis ?? {}, null, 2);
    // What was said before goes, so that the same words are heard again.
    set({ copied: undefined });
    const copied = (await copyText(json)) || json;
    set({ copied });
    const field = root.querySelector('textarea');
    field?.focus();
    field?.select();
  }

  /** Onto the page, into the top layer, where there is one: else it lies over the page as far as its styles can say. */
  function put(): void {
    documentGet('documentElement').append(host);
    const dialog = root.querySelector('dialog');
    if (attempt(() => (dialog?.showPopover(), true)) === undefined) attempt(() => dialog?.show());
  }

  set({});
  put();
  root.querySelector('h2')?.focus({ preventScroll: true });

  return {
    show(diagnosis) {
      // A client router may have replaced the whole page.
      if (!host.isConnected) put();
      set({ diagnosis, unfolded: withNew(state.unfolded, diagnosis), taken: heightOfBanner() });
    },
    remove() {
      const hadFocus = root.activeElement !== null;
      host.remove();
      draw(root, () => null);
      if (hadFocus && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    },
  };
}

/** A section that has something wrong when it is first drawn begins unfolded; later ones stay as the visitor left them. */
function withNew(unfolded: PanelState['unfolded'], diagnosis: Diagnosis): PanelState['unfolded'] {
  return new Map(sectionsOf(diagnosis).map(({ id, tone }) => [id, unfolded.get(id) ?? tone === 'wrong']));
}
