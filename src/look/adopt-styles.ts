import { attempt } from '../lib/attempt.ts';

/**
 * Adds a constructed style sheet, which strict CSP allows.
 *
 * @returns it; nothing in an older browser, or where the page has an element of that name: everything is bare then, and works
 */
export function adoptStyles(root: ShadowRoot | HTMLElement | Document, css: string): CSSStyleSheet | undefined {
  return attempt(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    (root instanceof ShadowRoot ? root : document).adoptedStyleSheets.push(sheet);
    return sheet;
  });
}
