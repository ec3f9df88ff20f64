/** Adds a constructed style sheet, which strict CSP allows; returns the function that takes it away. */
export function adoptStyles(root: Node, css: string): () => void {
  const scope = root instanceof ShadowRoot ? root : document;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  scope.adoptedStyleSheets.push(sheet);
  return () => {
    scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}
