import { render } from 'preact';
import { adoptStyles } from './adopt-styles.ts';
import { Banner } from './Banner.tsx';
import { createLayer, type Decide } from './create-layer.ts';
import { createView } from './create-view.ts';
import { makeRoom } from './make-room.ts';
import styles from './styles.css?inline';
import type { StartUi } from './types.ts';

/**
 * Starts the UI: styles, containers and language are there when it resolves, but nothing is seen yet.
 *
 * @example
 * ```ts
 * const ui = await startUi(host);
 * if (!host.consent().decided) ui.showBanner();
 * ```
 */
export const startUi: StartUi = async (host) => {
  const view = await createView(host);
  const releaseStyles = adoptStyles(host.root, styles);

  const container = document.createElement('div');
  container.className = 'assent';
  container.lang = view.language;
  container.dir = view.dir;
  host.root.prepend(container);
  // Outlasts both layers, so that a screen reader hears of the decision that ended them (WCAG 4.1.3).
  const status = document.createElement('p');
  status.className = 'assent-status';
  status.role = 'status';
  container.append(status);

  const decide: Decide = (wanted, source) => {
    host.decide(wanted, source);
    closePreferences();
    status.textContent = view.text('saved');
  };
  const banner = createLayer('banner', view, container, decide);
  const preferences = createLayer('preferences', view, container, decide);
  /** False again if closed before the dialog's file has come. */
  let isDialogWanted = false;

  function showBanner(): void {
    status.textContent = '';
    if (view.optional.length)
      banner.show((slot) => {
        const onDecide = (accept: boolean) => decide(accept, 'banner');
        render(<Banner view={view} onDecide={onDecide} onCustomise={openPreferences} />, slot);
        const section = slot.firstElementChild as HTMLElement;
        return { close: makeRoom(section, host.config.ui.position === 'top') };
      });
    raise();
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
    const loaded = await import('./open-dialog.tsx').catch((error: unknown) => ({
      openDialog() {
        throw error;
      },
    }));
    if (isDialogWanted) preferences.show((slot) => loaded.openDialog(slot, view, decide, closePreferences));
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
    stop() {
      banner.hide();
      closePreferences();
      container.remove();
      releaseStyles();
    },
  };
};
