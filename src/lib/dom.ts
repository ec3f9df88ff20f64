/*
 * Reads `document` through its prototypes. A page can name an image "cookie" or a form "body", and then
 * `document.cookie` is that element ("DOM clobbering"); the prototype still answers truthfully.
 */

/** The value of an accessor of `document`, whatever the page has named its elements. */
export function documentGet<Name extends keyof Document>(name: Name): Document[Name] {
  return Reflect.get(Document.prototype, name, document) as Document[Name];
}

/** `document.createElement`. */
export function createElement<Tag extends keyof HTMLElementTagNameMap>(tag: Tag): HTMLElementTagNameMap[Tag];
export function createElement(tag: string): HTMLElement;
export function createElement(tag: string): HTMLElement {
  return Document.prototype.createElement.call(document, tag);
}

/** All elements inside that match. */
export function queryAll(selector: string, root: Document | Element = document): NodeListOf<Element> {
  return (root === document ? Document : Element).prototype.querySelectorAll.call(root as Element, selector);
}

/** Whether an element matches, whatever a form's fields are called. */
export function matches(element: Element, selector: string): boolean {
  return Element.prototype.matches.call(element, selector);
}

/** Whether this is an element: also one that was made in another document, which is no `Element` of this one. */
export function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Whether this is an HTML element of that name, wherever it was made. */
export function isNamed<Tag extends keyof HTMLElementTagNameMap>(
  element: Element,
  tag: Tag,
): element is HTMLElementTagNameMap[Tag] {
  return element.localName === tag && element.namespaceURI === 'http://www.w3.org/1999/xhtml';
}

// Taken while the page is young: what it puts in their place later is not ours to run.
const { addEventListener, removeEventListener } = globalThis.EventTarget.prototype;

/** Adds a listener and returns the function that removes it. */
export function listen<E extends Event = Event>(
  target: EventTarget,
  type: string,
  listener: (event: E) => void,
  options?: AddEventListenerOptions,
): () => void {
  addEventListener.call(target, type, listener as EventListener, options);
  return () => removeEventListener.call(target, type, listener as EventListener, options);
}
