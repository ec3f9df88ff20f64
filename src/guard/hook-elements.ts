import { holdAttribute } from './held-elements.ts';
import { hook } from './hooks.ts';

/** Stands where elements get their URLs. What happens to them later does not matter then. */
export function hookElements(): void {
  hook<Element>(
    'Script Image IFrame Link'.replace(/\w+/g, 'HTML$&Element'),
    'src srcset href type',
    (element, [value], name) => holdAttribute(element, name, value),
  );
  hook<Element>('Element', 'setAttribute setAttributeNS', (element, args) => {
    const [value, name] = [...args].reverse();
    return holdAttribute(element, String(name).toLowerCase(), value);
  });
}
