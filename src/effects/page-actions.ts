import { listen } from '../lib/dom.ts';

/**
 * Lets elements of the site act: `<button data-assent-do="open">`. One listener for the whole document, so that
 * elements may come and go. The UI's own buttons are behind its host and do not count.
 */
export function listenForPageActions(actions: Readonly<Record<string, () => void>>): void {
  listen(
    document,
    'click',
    (event) => {
      if (!(event.target instanceof Element)) return;
      const element = Element.prototype.closest.call(event.target, '[data-assent-do],assent-ui');
      const action = element && Element.prototype.getAttribute.call(element, 'data-assent-do');
      if (!action || !Object.hasOwn(actions, action) || Element.prototype.closest.call(element, 'assent-ui')) return;
      // A link is the fallback for when this script never arrived.
      event.preventDefault();
      actions[action]?.();
    },
    { capture: true },
  );
}
