import { listen } from '../lib/dom.ts';

/**
 * Lets elements of the site act: `<button data-assent-do="open">`. One listener for the whole document, so that
 * elements may come and go. The UI's own buttons do not count. Nor do forms, whose fields can shadow its members.
 */
export function listenForPageActions(actions: Readonly<Record<string, () => void>>): void {
  listen(
    document,
    'click',
    (event) => {
      if (!(event.target instanceof Element)) return;
      const selector = '[data-assent-do]:not(form,assent-ui *)';
      const action = Element.prototype.closest.call(event.target, selector)?.getAttribute('data-assent-do');
      if (!action || !Object.hasOwn(actions, action)) return;
      // A link is the fallback for when this script never arrived.
      event.preventDefault();
      actions[action]?.();
    },
    { capture: true },
  );
}
