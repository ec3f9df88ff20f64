import { type ComponentChild, render } from 'preact';
import { hardenPreact } from './harden-preact.ts';

/**
 * Draws a tree into an element or shadow root that is ours, once more or for the first time; `null` takes away what was
 * drawn. Whatever the page has done to `Object.prototype` and to `document`, the tree is what `tree` says.
 *
 * Preact makes nodes with `container.ownerDocument.createElementNS` and `.createTextNode`. On a page with an
 * `<img name="createElementNS">` that is the image ("DOM clobbering"), and no member of `document` wins over a named
 * element, not even an own one. So while such a tree is drawn, each of our own nodes has another `ownerDocument`, which
 * has the two functions. Nobody else's node is touched, and on other pages it costs three comparisons.
 *
 * @param tree called once JSX is safe, see {@link hardenPreact}
 * @throws what a component throws
 *
 * @example
 * ```tsx
 * draw(shadowRoot, () => <Panel {...state} />);
 * ```
 */
export function draw(container: Element | ShadowRoot, tree: () => ComponentChild): void {
  hardenPreact();
  const marked = new Set<Node>();
  const mark = (node: Node): void => {
    Object.defineProperty(node, 'ownerDocument', { value: maker, configurable: true });
    marked.add(node);
  };
  const maker = makerOf(mark);
  try {
    if (isDisturbed()) for (const node of [container, ...container.querySelectorAll('*')]) mark(node);
    render(<Ground>{tree()}</Ground>, container);
  } finally {
    for (const node of marked) Reflect.deleteProperty(node, 'ownerDocument');
  }
}

/** Preact asks elements for `is`, too, which they do not have unless somebody has put it on `Object.prototype`. */
function isDisturbed(): boolean {
  const { createElementNS, createTextNode } = Document.prototype;
  return 'is' in document || document.createElementNS !== createElementNS || document.createTextNode !== createTextNode;
}

/** What Preact asks of a document: the real functions, whatever stands in their place. */
function makerOf(made: (element: Element) => void): Pick<Document, 'createElementNS' | 'createTextNode'> {
  const { createElementNS, createTextNode } = Document.prototype;
  const maker = {
    createElementNS(namespace: string, name: string): Element {
      const element = createElementNS.call(document, namespace, name);
      made(element);
      return element;
    },
    createTextNode: (text: string) => createTextNode.call(document, text),
  };
  return maker as Pick<Document, 'createElementNS' | 'createTextNode'>;
}

/**
 * What every tree stands on. The context at the top of a tree is the same empty object that Preact takes for the props
 * of what was not there before, so that must inherit nothing, either.
 */
function Ground({ children }: { readonly children?: ComponentChild }, context: object): ComponentChild {
  Object.setPrototypeOf(context, null);
  return children;
}
