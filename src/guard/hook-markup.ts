import { documentGet } from '../lib/dom.ts';
import type { HeldElements } from './held-elements.ts';
import { type Decide, hook } from './hooks.ts';

const { insertAdjacentElement, replaceWith } = Element.prototype;
const { get: readMarkup, set: writeMarkup } = Reflect.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') as {
  get: () => string;
  set: (value: unknown) => void;
};
const { createContextualFragment } = Range.prototype;

/**
 * Stands where text becomes elements, which may load before anybody could touch them. Such text is first parsed where
 * nothing loads. If there is nothing to hold, that is thrown away and the call passes; else its elements, some held, go
 * in instead. The page's own value is parsed, trusted or not, so that Trusted Types say the same as without us.
 */
export function hookMarkup(held: HeldElements): void {
  let inert: Document | undefined;

  /** Parses as if in this element; answers only if there is something to hold. */
  const parse = (context: Node | null, value: unknown, runs?: boolean): DocumentFragment | false => {
    // Only text with such words is worth a second look.
    if (!context || !/src|<(link|video|object|image)/i.test(value as string)) return false;
    inert ??= documentGet('implementation').createHTMLDocument();
    const copy = inert.importNode(context.nodeType === 1 ? (context as Element) : inert.body, false);
    const range = inert.createRange();
    range.selectNodeContents(copy);
    // Its scripts run once they are inserted, those of the other do not.
    if (!runs) writeMarkup.call(copy, value);
    const fragment = runs ? createContextualFragment.call(range, value as string) : range.extractContents();
    // Without a window there is no script, so what is text in the page has become elements.
    for (const noscript of fragment.querySelectorAll('noscript')) noscript.textContent = readMarkup.call(noscript);
    const found = held.scan(fragment);
    held.forget(fragment);
    return found && fragment;
  };

  const inside: Decide<Element | ShadowRoot> = (self, [value]) => {
    const fragment = parse(self instanceof ShadowRoot ? self.host : self, value);
    return fragment && (() => self.replaceChildren(fragment));
  };
  hook('Element ShadowRoot', 'innerHTML', inside, 'set');
  hook('Element ShadowRoot', 'setHTMLUnsafe', inside);
  hook<Element>(
    'Element',
    'outerHTML',
    (self, [value]) => {
      const fragment = parse(self.parentNode, value);
      return fragment && (() => replaceWith.call(self, fragment));
    },
    'set',
  );
  hook<Element>('Element', 'insertAdjacentHTML', (self, [where, value]) => {
    const fragment = parse(/^(beforeb|aftere)/i.test(where as string) ? self.parentNode : self, value);
    return (
      fragment &&
      (() => {
        const slot = document.createElement('i');
        insertAdjacentElement.call(self, where as InsertPosition, slot);
        replaceWith.call(slot, fragment);
      })
    );
  });
  hook<Range>('Range', 'createContextualFragment', ({ startContainer }, [value]) => {
    const fragment = parse(startContainer.nodeType === 1 ? startContainer : startContainer.parentNode, value, true);
    return fragment && (() => document.adoptNode(fragment));
  });
  hook('Document', 'write writeln', (_, args) => {
    // The parser would run it at once, and nobody could step in: so it is inserted where it would have been written.
    const script = documentGet('currentScript');
    const fragment = parse(script, args.length > 1 ? args.join('') : args[0], true);
    return fragment && (() => (script as Element).after(fragment));
  });

  // What these answer loads nothing, but copies of it will.
  const scanned: Decide<unknown> = (self, args, original) => () => {
    const tree = Reflect.apply(original, self, args) as Node;
    held.scan(tree);
    return tree;
  };
  hook('HTMLTemplateElement', 'content', scanned, 'get');
  hook('DOMParser', 'parseFromString', scanned);
}
