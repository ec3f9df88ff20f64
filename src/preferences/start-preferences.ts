import { openContainer } from '../look/open-container.ts';
import type { PreferencesPart } from '../parts.ts';
import { createWords } from '../words/create-words.ts';
import { preferencesEnglish, sharedEnglish } from '../words/texts.ts';
import { createDialog, type DialogControl } from './create-dialog.tsx';
import styles from './dialog.css?inline';
import { furnishPage } from './furnish-page.ts';

/**
 * Starts the second layer, and what stands in the page: their language is there when it resolves, but nothing is seen yet.
 *
 * @example
 * ```ts
 * const preferences = await startPreferences(host);
 * preferences.open();
 * ```
 */
export const startPreferences: PreferencesPart['startPreferences'] = async (host, importLocale) => {
  const words = await createWords(host, { ...sharedEnglish, ...preferencesEnglish }, importLocale);
  let dialog: DialogControl | undefined;
  let updatePage: (() => void) | undefined;

  return {
    open() {
      // Not before: placeholders and the list need none of it.
      dialog ??= createDialog(host, words, openContainer(host, words.language, styles));
      return dialog.open();
    },
    close: () => dialog?.close(),
    update() {
      dialog?.update();
      updatePage?.();
    },
    furnish() {
      updatePage ??= furnishPage(host, words);
    },
  };
};
