import { adoptStyles } from './adopt-styles.ts';
import { createBanner } from './banner.ts';
import { createLayer } from './create-layer.ts';
import { createView } from './create-view.ts';
import { direction } from './direction.ts';
import { element } from './element.ts';
import dialogStyles from './dialog.css?inline';
import { openDialog } from './open-dialog.ts';
import { makeRoom } from './make-room.ts';
import styles from './styles.css?inline';
import type { StartUi, UiHost } from './types.ts';

/** Those that are in our own style sheet. */
const BUILT_IN_THEMES = [undefined, 'auto', 'light', 'dark'];

/**
 * Starts the UI: styles, container and language are there when it resolves, but nothing is seen yet.
 *
 * @example
 * ```ts
 * const ui = await startUi(host);
 * if (!host.consent().decided) ui.showBanner();
 * ```
 */
export const startUi: StartUi = async (host, importLocale) => {
  const { ui } = host.config;
  const isPlain = BUILT_IN_THEMES.includes(ui.theme) && !ui.layout && !ui.position && !ui.dialog;
  const look =
    !isPlain && import('./look.ts').catch((error: unknown) => host.report('look/load-failed', 'look', error));
  const view = await createView(host, importLocale);
  adoptStyles(host.root, styles + dialogStyles);
  if (look) (await look)?.dress(host.root, ui, !importLocale);

  // Outlasts both layers, so that a screen reader hears of the decision that ended them (WCAG 4.1.3).
  const status = element('p', { class: 'assent-status', role: 'status' });
  const container = element('div', { class: 'assent', lang: view.language, dir: direction(view.language) }, status);
  host.root.prepend(container);

  const decide: UiHost['decide'] = (wanted, source) => {
    host.decide(wanted, source);
    preferences.hide();
    status.textContent = view.text('saved');
  };
  const banner = createLayer('banner', host);
  const preferences = createLayer('preferences', host);

  function showBanner(): void {
    status.textContent = '';
    if (view.optional.length) banner.show(drawBanner);
    raise();
  }

  function drawBanner() {
    const section = createBanner(view, (accept) => decide(accept, 'banner'), openPreferences);
    container.prepend(section);
    const release = makeRoom(section, !!host.config.ui.position?.startsWith?.('top'));
    return {
      close() {
        release();
        section.remove();
      },
    };
  }

  /** Into the top layer, where there is one: nothing of the page lies above it. Moving our element undoes it. */
  function raise(): void {
    try {
      container.querySelector<HTMLElement>('[popover]')?.showPopover();
    } catch {
      // It is there already, or not in the document: fixed to the viewport will do.
    }
  }

  function openPreferences(): void {
    status.textContent = '';
    try {
      preferences.show(() => openDialog(container, view, decide, preferences.hide));
    } catch (error) {
      host.report('ui/render-failed', 'preferences', error);
      // So that visitors can still change their mind.
      showBanner();
    }
  }

  return {
    showBanner,
    hideBanner: banner.hide,
    openPreferences,
    closePreferences: preferences.hide,
    update() {
      preferences.update();
      raise();
    },
  };
};
