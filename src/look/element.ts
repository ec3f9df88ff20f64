import { createElement } from '../lib/dom.ts';

/**
 * Creates an element. A child that is a text becomes a text node, never markup. Attributes without a text, and children
 * that are missing, are left out.
 *
 * @example
 * ```ts
 * element('p', { class: 'note' }, 'See ', element('a', { href: '/privacy' }, 'our policy'))
 * ```
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Tag] {
  const created = createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    // Whatever its type promises: some come out of the config as they are.
    if (typeof value === 'string') created.setAttribute(name, value);
  }
  created.append(...children.filter((child): child is Node | string => !!child));
  return created;
}
