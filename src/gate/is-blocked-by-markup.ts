import { isNamed } from '../lib/dom.ts';
import { isMedia, isOpen } from './media.ts';

/**
 * Whether a marked element does nothing by itself. What loads or runs all the same is not blocked by its mark: a script
 * with a type that runs, an address that is not in `data-…`, a document in `srcdoc`, a style sheet that imports.
 */
export function isBlockedByMarkup(element: Element): boolean {
  if (isNamed(element, 'script')) return /^text\/plain$/i.test(element.type);
  if (isNamed(element, 'style')) return !/@import|url\(/i.test(element.textContent);
  if (element.localName === 'image') return !element.hasAttribute('href') && !element.hasAttribute('xlink:href');
  if (element.hasAttribute('srcdoc') || element.hasAttribute('imagesrcset')) return false;
  return !isMedia(element) || !isOpen(element);
}
