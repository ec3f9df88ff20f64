import { isElement, listen } from '../lib/dom.ts';

/** What an element with `data-assent-do` asks for. */
export type Action = 'open' | 'reset' | 'accept-all' | 'reject-all' | 'close';

const ACTIONS = /^(open|reset|accept-all|reject-all|close)$/;

/**
 * Hears of clicks on elements with `data-assent-do`: the site's own, also inside of open shadow roots, and the banner's.
 * One listener for the whole document, so that elements may come and go. Forms do not count, whose fields can shadow their
 * members; nor does a dialog of ours, which has a draft to look after.
 *
 * @param own the root of our own layers
 * @param act gets what is asked for, and whether by one of our own buttons
 * @returns stops listening
 */
export function listenForActions(own: Node, act: (action: Action, isOwn: boolean) => void): () => void {
  return listen(
    document,
    'click',
    (event) => {
      const path = event.composedPath() as Node[];
      const element = path.find(
        (node): node is Element =>
          isElement(node) && node.localName !== 'form' && Element.prototype.hasAttribute.call(node, 'data-assent-do'),
      );
      const action = element && Element.prototype.getAttribute.call(element, 'data-assent-do');
      if (!action || !ACTIONS.test(action)) return;
      const isOwn = path.includes(own);
      if (isOwn ? path.some((node) => isElement(node) && node.localName === 'dialog') : action === 'close') return;
      // A link is the fallback for when this script never arrived.
      event.preventDefault();
      act(action as Action, isOwn);
    },
    { capture: true },
  );
}
