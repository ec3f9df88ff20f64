import { documentGet } from '../lib/dom.ts';

/** What is done with these depends on their content, which comes after their start tag. */
const WITH_CONTENT = 'template,video,audio,object';

/**
 * Whether the HTML parser is past an element. HTML that comes in pieces may end in the middle of one: a script that ran
 * then would be cut off.
 *
 * That something follows it proves nothing, because scripts may have put it there. Two things do: the document is no
 * longer loading; and, of a script, its flag "force async", which the parser sets at the end tag of what it does not run
 * (HTML, "prepare the script element", step 4). Scripts with an `async` attribute do not show it, and wait.
 */
export function isWhole(element: Element): boolean {
  if (documentGet('readyState') !== 'loading') return true;
  if (element instanceof HTMLScriptElement) return element.async && !element.hasAttribute('async');
  return !Element.prototype.closest.call(element, WITH_CONTENT);
}
