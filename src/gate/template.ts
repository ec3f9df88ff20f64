import { createElement } from '../lib/dom.ts';
import { isExecutable } from './script-kind.ts';

/** What came out of a template. */
export interface Unpacked {
  /** All nodes that were inserted after the template, in order. */
  readonly nodes: ChildNode[];
  /** Its scripts, each with the place holder where it is to run. */
  readonly scripts: readonly { gated: HTMLScriptElement; place: ChildNode }[];
}

/**
 * A copy of a template's content, ready to insert. Scripts are taken out and leave a place holder, because scripts
 * of an inserted copy would run at once and out of order.
 */
export function unpackTemplate(template: HTMLTemplateElement): Unpacked & { readonly content: DocumentFragment } {
  const content = template.content.cloneNode(true) as DocumentFragment;
  const scripts: { gated: HTMLScriptElement; place: ChildNode }[] = [];
  for (const gated of content.querySelectorAll('script')) {
    const { type } = gated;
    // A gated script inside waits for its own consent.
    if (!isExecutable(type)) continue;
    if (/^[mi]/i.test(type)) gated.setAttribute('data-type', type.toLowerCase());
    const place = createElement('script');
    place.type = 'text/plain';
    gated.replaceWith(place);
    scripts.push({ gated, place });
  }
  return { content, nodes: [...content.childNodes], scripts };
}
