import { h, render } from 'preact';
import { adoptStyles } from './adopt-styles.ts';
import { Choices } from './Choices.tsx';
import type { Drawn } from './create-layer.ts';
import type { View } from './create-view.ts';
import { dialogEnglish } from './dialog-texts.ts';
import { createDialog } from './dialog.ts';
import styles from './dialog.css?inline';
import { startDraft, turnSwitch } from './draft.ts';
import { element } from './element.ts';
import type { UiHost } from './types.ts';

/** Opens the preferences dialog. Its switches are a draft: only *Save* hands them on, and closing drops them. */
export function openDialog(
  container: Element,
  view: View,
  decide: UiHost['decide'],
  onClose: () => void,
): Required<Drawn> {
  const { config, consent, root } = view.host;
  Object.assign(view.texts, { ...dialogEnglish, ...view.texts });
  const choices = element('div', { class: 'assent-choices' });
  let draft = startDraft(config, consent());

  function draw(): void {
    render(<Choices view={view} draft={draft} onTurn={turn} />, choices);
  }
  function turn(id: string, on: boolean): void {
    draft = turnSwitch(config, draft, id, on);
    draw();
  }
  draw();
  const dialog = createDialog(view, choices, (accept) => decide(accept ?? draft, 'preferences'), onClose);
  const releaseStyles = adoptStyles(root, styles);
  container.prepend(dialog);
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
      dialog.remove();
      releaseStyles();
    },
  };
}
