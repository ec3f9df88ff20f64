import type { PartHost } from '../parts.ts';
import { createElement } from '../lib/dom.ts';
import { direction } from '../words/direction.ts';
import { adoptStyles } from './adopt-styles.ts';
import base from './base.css?inline';
import { linkTheme } from './link-theme.ts';

/** What both layers stand in: one for both, whichever comes first. */
export interface Container {
  readonly node: Element;
  /** Says something to screen readers, or takes back what was said (WCAG 4.1.3). Outlasts the layers. */
  say(words: string): void;
}

/**
 * Finds the container of the layers, or makes it, with the styles that both share and the theme.
 *
 * @param styles those of the part that asks
 */
export function openContainer(
  { config, root, base: folder }: Pick<PartHost, 'config' | 'root' | 'base'>,
  language: string,
  styles: string,
): Container {
  let node = root.querySelector<HTMLElement>('.assent');
  adoptStyles(root, node ? styles : base + styles);
  if (!node) {
    const status = createElement('p');
    status.className = 'assent-status';
    status.setAttribute('role', 'status');
    node = createElement('div');
    node.className = 'assent';
    node.lang = language;
    node.dir = direction(language);
    node.append(status);
    root.prepend(node);
    // Where a bundler has put our files elsewhere, the page links its own.
    if (folder) linkTheme(config.ui.theme, folder);
  }
  const status = node.querySelector('.assent-status');

  return {
    node,
    say(words) {
      if (status) status.textContent = words;
    },
  };
}
