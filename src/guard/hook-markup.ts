import { documentGet } from '../lib/dom.ts';
import { holdTree } from './held-elements.ts';
import { type Decide, hook } from './hooks.ts';

const { createContextualFragment } = Range.prototype;
const { get: readMarkup, set: writeMarkup } = Reflect.getOwnPropertyDescriptor(Element.prototype, 'innerHTML') as {
  get: () => string;
  set: (value: unknown) => void;
};

/**
 * Stands where text becomes elements, which may load before anybody could touch them. Such text is first parsed where
 * nothing loads. If there is nothing to block, that is thrown away and the call passes; else its elements, some blocked, go
 * in instead. The page's own value is parsed, trusted or not, so that Trusted Types say the same as without us.
 */
export function hookMarkup(): void {
  const inert = documentGet('implementation').createHTMLDocument();

  const decide: Decide<Node> = (self, args, name) => {
    const isWrite = self === document;
    const where = (isWrite ? 'afterend' : (args.at(-2) ?? name)) as string;
    const value = isWrite && args[1] ? args.join('') : args.at(-1);
    // Only text with such words is worth a second look.
    if (!/src|<link/i.test(value as string)) return false;

    // What is written the parser would run before anybody could step in: it is inserted instead.
    const target = isWrite ? (documentGet('currentScript') as Node) : self;
    const place = new Range();
    place[/^(o|beforeb|aftere)/i.test(where) ? 'selectNode' : 'selectNodeContents'](target);
    if (/^[ab]/i.test(where)) place.collapse(/begin/i.test(where));

    const { startContainer } = place;
    const copy = inert.importNode(startContainer instanceof Element ? startContainer : inert.body);
    const range = inert.createRange();
    if (!isWrite) writeMarkup.call(copy, value);
    range.selectNodeContents(copy);
    // Scripts that `innerHTML` makes never run, those of a fragment do.
    const fragment = isWrite ? createContextualFragment.call(range, value as string) : range.extractContents();
    // Without a window there is no script, so what is text in the page has become elements.
    for (const noscript of fragment.querySelectorAll('noscript')) noscript.textContent = readMarkup.call(noscript);
    return holdTree(fragment) && (() => (place.deleteContents(), place.insertNode(fragment)));
  };
  hook('Element ShadowRoot Document', 'innerHTML outerHTML insertAdjacentHTML write writeln', decide);
}
