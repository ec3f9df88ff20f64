import { render } from 'preact';
import { adoptStyles } from './adopt-styles.ts';
import type { Decide, Drawn } from './create-layer.ts';
import type { View } from './create-view.ts';
import { dialogEnglish } from './dialog-texts.ts';
import styles from './dialog.css?inline';
import { startDraft, turnSwitch } from './draft.ts';
import { Preferences } from './Preferences.tsx';

/**
 * Opens the preferences dialog in an empty element. Its switches are a draft: only *Save* hands them on, and closing
 * drops them.
 */
export function openDialog(slot: HTMLElement, view: View, onDecide: Decide, onClose: () => void): Drawn {
  const { config, consent } = view.host;
  Object.assign(view.texts, { ...dialogEnglish, ...view.texts });
  let draft = startDraft(config, consent());

  function draw(): void {
    render(
      <Preferences
        view={view}
        draft={draft}
        onTurn={(id, on) => {
          draft = turnSwitch(config, draft, id, on);
          draw();
        }}
        onDecide={(accept) => onDecide(accept ?? draft, 'preferences')}
        onClose={onClose}
      />,
      slot,
    );
  }
  draw();
  const releaseStyles = adoptStyles(view.host.root, styles);
  const dialog = slot.firstElementChild as HTMLDialogElement;
  dialog.showModal();
  dialog.querySelector('h2')?.focus();

  return {
    update() {
      draft = startDraft(config, consent());
      draw();
    },
    close() {
      // First of all: the browser gives focus back to the opener only while the dialog is in the document.
      dialog.close();
      releaseStyles();
    },
  };
}
