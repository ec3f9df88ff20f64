/** Adds a constructed style sheet, which strict CSP allows; returns the function that takes it away. */
export function adoptStyles(root: ShadowRoot | HTMLElement | Document, css: string): () => void {
  const holder = root instanceof ShadowRoot ? root : document;
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    holder.adoptedStyleSheets.push(sheet);
    return () => {
      holder.adoptedStyleSheets = holder.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  } catch {
    // In an older browser, or where the page has an element of that name, everything is bare, and works.
    return () => {};
  }
}
