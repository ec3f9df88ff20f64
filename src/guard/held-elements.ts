import { attempt } from '../lib/attempt.ts';

/** Elements that must not load yet. */
export interface HeldElements {
  /** What to do instead of giving an element this attribute, if anything. */
  set(element: Element, name: string, value: unknown): (() => void) | false | undefined;
  /**
   * Holds whatever in this tree, itself included, would load or has begun to. Scripts keep the order of these visits.
   *
   * @param tell gets each URL that was not held before
   * @returns whether anything in it is held
   */
  scan(root: Node, tell?: (url: string) => void): boolean;
  /** Lets go of a tree that is not in the document; once it is, `scan` will see it. */
  forget(root: Node): void;
  /** Lets all load that may by now. */
  release(): void;
}

/** Elements that load by an attribute. Not `a`, not custom elements: what their code requests passes here, too. */
const LOADERS = 'script,img,iframe,link,video,audio,source,track,embed,object,input,image';
const URL_ATTRIBUTES = ['src', 'srcset', 'href', 'data', 'poster'];

/**
 * An attribute is withheld by renaming it, so that copies of the element are held as well. Nobody who writes markup may
 * guess the name: it could make a script of what is none.
 */
const HELD = `data-${Math.random().toString(36).slice(2)}-`;

// The browser's own: the page may patch them later, and we do.
const { getAttribute, setAttribute, removeAttribute, matches, remove } = Element.prototype;
const { insertBefore } = Node.prototype;

const isScript = (element: Element): element is HTMLScriptElement => element.localName === 'script';

/** Under which name the attribute is kept. A script keeps its URL, which may have to be a trusted one, and hides its type. */
const slotOf = (element: Element, name: string): string => HELD + (isScript(element) ? 'type' : name);

const isHeld = (element: Element, name: string): boolean => getAttribute.call(element, slotOf(element, name)) !== null;

/** Whether it loads by itself; a script of type `text/plain` is marked for the gate, or data. */
const isLoader = (element: Element): boolean =>
  element.nodeType === 1 &&
  matches.call(element, LOADERS) &&
  !(isScript(element) && /^text\/plain$/i.test(element.type));

/** By its number, because nodes of a frame's document have other classes than ours. */
function loadersIn(root: Node): Element[] {
  const owner = { 1: Element, 9: Document, 11: DocumentFragment }[root.nodeType];
  const inside: Iterable<Element> = owner?.prototype.querySelectorAll.call(root as Element, LOADERS) ?? [];
  return [root as Element, ...inside].filter(isLoader);
}

/** Takes an element out and in again: a script then runs if it has not, a frame loses what it was loading. */
function reinsert(element: Element): void {
  const { parentNode, nextSibling } = element;
  if (!parentNode) return;
  remove.call(element);
  insertBefore.call(parentNode, element, nextSibling);
}

/** @param isBlocked about one URL, as the page wrote it */
export function createHeldElements(isBlocked: (url: unknown) => boolean): HeldElements {
  /** Those in the document, and those that perhaps nobody else knows: `new Image().src = …`. */
  const queue = new Set<Element>();
  /** Scripts that the parser would have run in their order. */
  const ordered = new WeakSet<Element>();

  const isBlockedIn = (name: string, value: unknown): boolean =>
    // A `srcset` is a list of URLs, each with a width or density, which passes as a relative one.
    value !== null && (name === 'srcset' ? String(value).split(/,?\s+/) : [value]).some(isBlocked);

  const hold = (element: Element, name: string, value: unknown): void => {
    const withheld = isScript(element) ? (getAttribute.call(element, 'type') ?? '') : String(value);
    setAttribute.call(element, slotOf(element, name), withheld);
    if (isScript(element)) setAttribute.call(element, 'type', 'text/held');
    else removeAttribute.call(element, name);
    queue.add(element);
  };

  return {
    set(element, name, value) {
      if (name === 'type') {
        return isHeld(element, name) && (() => setAttribute.call(element, HELD + name, String(value)));
      }
      if (!URL_ATTRIBUTES.includes(name) || !isLoader(element)) return undefined;
      if (isBlockedIn(name, value)) {
        if (!isScript(element)) return () => hold(element, name, value);
        if (!isHeld(element, name)) hold(element, name, value);
      } else if (!isScript(element)) removeAttribute.call(element, HELD + name);
      return undefined;
    },

    scan(root, tell) {
      let found = false;
      for (const element of loadersIn(root)) {
        for (const name of URL_ATTRIBUTES) {
          if (!isHeld(element, name)) {
            const value = getAttribute.call(element, name);
            if (!isBlockedIn(name, value)) continue;
            hold(element, name, value);
            if (!isScript(element)) reinsert(element);
            else if (tell && getAttribute.call(element, 'async') === null) ordered.add(element);
            tell?.(value as string);
          }
          queue.delete(element);
          queue.add(element);
          found = true;
        }
      }
      return found;
    },

    forget(root) {
      for (const element of loadersIn(root)) {
        if (element.ownerDocument !== document || !element.isConnected) queue.delete(element);
      }
    },

    release() {
      for (const element of queue) {
        const names = URL_ATTRIBUTES.filter((name) => isHeld(element, name));
        const read = (name: string) => getAttribute.call(element, isScript(element) ? name : HELD + name);
        if (names.some((name) => isBlockedIn(name, read(name)))) continue;
        queue.delete(element);
        for (const name of ['type', ...URL_ATTRIBUTES]) {
          const value = getAttribute.call(element, HELD + name);
          if (value === null) continue;
          removeAttribute.call(element, HELD + name);
          attempt(() => setAttribute.call(element, name, value));
        }
        if (ordered.has(element)) (element as HTMLScriptElement).async = false;
        if (isScript(element)) reinsert(element);
      }
    },
  };
}
