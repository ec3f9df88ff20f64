import { holdAttribute } from './held-elements.ts';
import { hook } from './hooks.ts';

/** Stands where elements get their URLs. What happens to them later does not matter then. */
export function hookElements(): void {
  hook<Element>(
    'HTMLScriptElement HTMLImageElement HTMLIFrameElement HTMLLinkElement',
    'src srcset href type',
    (element, [value], name) => holdAttribute(element, name, value),
  );
  hook<Element>('Element', 'setAttribute setAttributeNS', (element, args) =>
    holdAttribute(element, String(args.at(-2)).toLowerCase(), args.at(-1)),
  );
}
