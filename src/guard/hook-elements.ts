import { holdAttribute, holdTree, ATTRIBUTES } from './held-elements.ts';
import { hook } from './hooks.ts';

/** Stands where elements get their URLs. What happens to them later does not matter then. */
export function hookElements(): void {
  hook<Element>(
    'HTMLScriptElement HTMLImageElement HTMLIFrameElement HTMLLinkElement HTMLSourceElement',
    `type ${ATTRIBUTES}`,
    (element, [value], name) => holdAttribute(element, name, value),
  );
  hook<Element>('Element', 'setAttribute setAttributeNS', (element, args) =>
    holdAttribute(element, String(args.at(-2)).toLowerCase(), args.at(-1)),
  );
  // What comes out of a template, a text or another document has its URL from there. Nothing of it has loaded yet.
  const makers = 'cloneNode importNode parseFromString createContextualFragment';
  hook('Node Document DOMParser Range', makers, () => (pass) => {
    const copy = pass() as Node;
    holdTree(copy);
    return copy;
  });
}
