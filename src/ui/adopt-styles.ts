/** Adds a constructed style sheet, which strict CSP allows; returns the function that takes it away. */
export function adoptStyles(root: ShadowRoot | HTMLElement | Document, css: string): () => void {
  const scope = 'adoptedStyleSheets' in root ? root : document;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  scope.adoptedStyleSheets.push(sheet);
  return () => {
    scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
