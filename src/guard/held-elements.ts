import { isBlocked } from './blocked.ts';

/**
 * Elements that load by an attribute. Not `a`, not custom elements: what their code requests passes here, too. A script
 * of type `text/plain` is marked for the gate, or data.
 */
const LOADERS = 'script:not([type="text/plain"i]),img,iframe,link,source';
/** The attributes by which they load. */
export const ATTRIBUTES = 'src srcset href';
const attributes: readonly string[] = ATTRIBUTES.split(' ');

/**
 * An attribute is withheld by renaming it, so that copies of the element are blocked as well. Nobody who writes markup may
 * guess the name: it could make a script of what is none.
 */
const HELD = `data-${Math.random()}-`;

// The browser's own: the page may patch them later, and we do.
const { getAttribute, setAttribute, removeAttribute, matches, remove } = Element.prototype;
const { insertBefore } = Node.prototype;
const { createTreeWalker } = Document.prototype;

/** In the document, or perhaps known to nobody else: `new Image().src = …`. In the order of their release. */
const queue = new Set<Element>();
/** Scripts that the parser would have run in their order. */
const ordered = new Set<Element>();

const get = (element: Element, name: string): string | null => getAttribute.call(element, name);

const isScript = (element: Element): element is HTMLScriptElement => element.localName === 'script';

/** Where the attribute is kept. A script keeps its URL, which may have to be a trusted one, and hides its type. */
const slotOf = (element: Element, name: string): string => HELD + (isScript(element) ? 'type' : name);

const isLoader = (node: Node): node is Element => node.nodeType === 1 && matches.call(node as Element, LOADERS);

function hold(element: Element, name: string, value: unknown): void {
  const script = isScript(element);
  const kept = script ? (get(element, 'type') ?? '') : (value as string);
  if (script) setAttribute.call(element, 'type', 'text/held');
  else removeAttribute.call(element, name);
  // Last, so that a page which copies an element attribute by attribute makes a blocked one.
  setAttribute.call(element, slotOf(element, name), kept);
  queue.add(element);
}

/** What to do instead of giving an element this attribute, if anything. */
export function holdAttribute(element: Element, name: string, value: unknown): (() => void) | false | undefined {
  const isHeld = get(element, slotOf(element, name)) !== null;
  if (name === 'type') return isHeld && (() => setAttribute.call(element, HELD + name, value as string));
  if (!attributes.includes(name) || !isLoader(element)) return undefined;
  if (isBlocked(value)) {
    if (!isScript(element)) return () => hold(element, name, value);
    if (!isHeld) hold(element, name, value);
  } else removeAttribute.call(element, HELD + name);
  return undefined;
}

/**
 * Blocks whatever in this tree, itself included, would load or has begun to. Scripts keep the order of these visits.
 *
 * @param tell gets each URL that was not blocked before
 * @returns whether anything in it is blocked
 */
export function holdTree(root: Node, tell?: (url: string) => void): boolean {
  let found = false;
  // Not an iterator: the document keeps track of each of those, at every change.
  const walker = createTreeWalker.call(document, root, 1);
  for (let element: Node | null = root; element; element = walker.nextNode()) {
    if (!isLoader(element)) continue;
    for (const name of attributes) {
      if (get(element, slotOf(element, name)) === null) {
        const value = get(element, name);
        if (!isBlocked(value)) continue;
        hold(element, name, value);
        if (!isScript(element)) reinsert(element);
        else if (tell && get(element, 'async') === null) ordered.add(element);
        tell?.(value as string);
      }
      queue.delete(element);
      queue.add(element);
      found = true;
    }
  }
  return found;
}

/**
 * Lets all load that may by now, and forgets what is not in the document: the page may have thrown it away, and what
 * comes back `holdTree` sees. A lone image is the exception, `new Image().src = …`, which loads without ever being put in.
 */
export function release(): void {
  for (const element of queue) {
    const { isConnected, localName, parentNode } = element;
    if (isConnected || (localName === 'img' && !parentNode)) {
      const script = isScript(element);
      if (attributes.some((name) => isBlocked(get(element, script ? name : HELD + name)))) continue;
      for (const name of ['type', ...attributes]) {
        const value = get(element, HELD + name);
        if (value === null) continue;
        removeAttribute.call(element, HELD + name);
        setAttribute.call(element, name, value);
      }
      if (ordered.delete(element)) (element as HTMLScriptElement).async = false;
      if (script) reinsert(element);
    }
    queue.delete(element);
  }
}

/** Takes an element out and in again: a script then runs if it has not, a frame loses what it was loading. */
function reinsert(element: Element): void {
  const { parentNode, nextSibling } = element;
  if (!parentNode) return;
  remove.call(element);
  insertBefore.call(parentNode, element, nextSibling);
}
