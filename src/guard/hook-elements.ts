import type { HeldElements } from './held-elements.ts';
import { hook } from './hooks.ts';

/** Stands where elements get their URLs. What happens to them later does not matter then. */
export function hookElements(held: HeldElements): void {
  hook<Element>(
    'Script Image IFrame Link Media Video Source Track Embed Object Input'.replace(/\w+/g, 'HTML$&Element'),
    'src srcset href data poster type',
    (element, [value], _, name) => held.set(element, name, value),
    'set',
  );
  hook<Element>('Element', 'setAttribute setAttributeNS', (element, args) => {
    const [value, name] = [...args].reverse();
    return held.set(element, String(name).toLowerCase().replace('xlink:', ''), value);
  });
}
