import { adoptStyles } from './adopt-styles.ts';
import { createBanner } from './banner.ts';
import { createLayer } from './create-layer.ts';
import { createView } from './create-view.ts';
import { direction } from './direction.ts';
import { element } from './element.ts';
import { makeRoom } from './make-room.ts';
import styles from './styles.css?inline';
import type { StartUi, UiHost } from './types.ts';

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
  const view = await createView(host, importLocale);
  adoptStyles(host.root, styles);

  // Outlasts both layers, so that a screen reader hears of the decision that ended them (WCAG 4.1.3).
  const status = element('p', { class: 'assent-status', role: 'status' });
  const container = element('div', { class: 'assent', lang: view.language, dir: direction(view.language) }, status);
  host.root.prepend(container);

  const decide: UiHost['decide'] = (wanted, source) => {
    host.decide(wanted, source);
    closePreferences();
    status.textContent = view.text('saved');
  };
  const banner = createLayer('banner', host);
  const preferences = createLayer('preferences', host);
  /** False again if closed before the dialog's file has come. */
  let isDialogWanted = false;

  function showBanner(): void {
    status.textContent = '';
    if (view.optional.length) banner.show(drawBanner);
    raise();
  }

  function drawBanner() {
    const section = createBanner(view, (accept) => decide(accept, 'banner'), openPreferences);
    container.prepend(section);
    const release = makeRoom(section, host.config.ui.position === 'top');
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

  async function openPreferences(): Promise<void> {
    isDialogWanted = true;
    status.textContent = '';
    try {
      const { openDialog } = await import('./open-dialog.ts');
      if (isDialogWanted) preferences.show(() => openDialog(container, view, decide, closePreferences));
    } catch (error) {
      host.report('ui/render-failed', 'preferences', error);
      // So that visitors can still change their mind.
      showBanner();
    }
  }

  function closePreferences(): void {
    isDialogWanted = false;
    preferences.hide();
  }

  return {
    showBanner,
    hideBanner: banner.hide,
    openPreferences,
    closePreferences,
    update() {
      preferences.update();
      raise();
    },
  };
};
