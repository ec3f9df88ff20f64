import { createChoices } from './choices.ts';
import type { Drawn } from './create-layer.ts';
import type { View } from './create-view.ts';
import { dialogEnglish } from './dialog-texts.ts';
import { createDialog } from './dialog.ts';
import { startDraft, turnSwitch } from './draft.ts';
import type { UiHost } from './types.ts';

/** Opens the preferences dialog. Its switches are a draft: only *Save* hands them on, and closing drops them. */
export function openDialog(
  container: Element,
  view: View,
  decide: UiHost['decide'],
  onClose: () => void,
): Required<Drawn> {
  const { config, consent } = view.host;
  Object.assign(view.texts, { ...dialogEnglish, ...view.texts });
  let draft = startDraft(config, consent());
  const choices = createChoices(view, (id, on) => draw(turnSwitch(config, draft, id, on)));

  function draw(next: typeof draft): void {
    draft = next;
    choices.draw(draft);
  }
  draw(draft);
  const dialog = createDialog(view, choices.node, (accept) => decide(accept ?? draft, 'preferences'), onClose);
  container.prepend(dialog);
  dialog.showModal();
  dialog.querySelector('h2')?.focus();

  return {
    update: () => draw(startDraft(config, consent())),
    close() {
      // First of all: the browser gives focus back to the opener only while the dialog is in the document.
      dialog.close();
      dialog.remove();
    },
  };
}
