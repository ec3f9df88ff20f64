/** Adds a constructed style sheet, which strict CSP allows; returns the function that takes it away. */
export function adoptStyles(root: ShadowRoot | HTMLElement | Document, css: string): () => void {
  // Through the prototype: the page may have an element named "adoptedStyleSheets".
  const [holder, scope] = root instanceof ShadowRoot ? [ShadowRoot, root] : [Document, document];
  const list = (): CSSStyleSheet[] => Reflect.get(holder.prototype, 'adoptedStyleSheets', scope) as CSSStyleSheet[];
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    list().push(sheet);
    return () => void list().splice(list().indexOf(sheet), 1);
  } catch {
    // An older browser shows everything bare, and working.
    return () => {};
  }
}
