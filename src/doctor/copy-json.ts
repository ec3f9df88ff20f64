import { element } from '../ui/element.ts';

/**
 * A button that copies a text, and says so. Where the clipboard is out of reach (a page without https, a policy, a browser
 * that asks and is refused), the text is shown, selected, so that the visitor's own keys can copy it.
 *
 * @param text taken when the button is pressed
 */
export function createCopyButton(text: () => string): { readonly button: HTMLElement; readonly outcome: HTMLElement } {
  const outcome = element('div', { class: 'copied', role: 'status' });
  const copy = async (): Promise<void> => {
    const json = text();
    outcome.replaceChildren();
    try {
      await navigator.clipboard.writeText(json);
      outcome.append('Copied.');
    } catch {
      const field = element('textarea', { readonly: '', rows: '6', 'aria-label': 'The diagnosis as JSON' });
      field.value = json;
      outcome.append('The clipboard is out of reach: copy this.', field);
      field.focus();
      field.select();
    }
  };
  return { button: element('button', { type: 'button', click: () => void copy() }, 'Copy as JSON'), outcome };
}
