import type { UiConfig } from '../config/types.ts';
import { adoptStyles } from './adopt-styles.ts';
import { element } from './element.ts';
import styles from './look.css?inline';

// Not in the call, where a bundler would take it for a file of ours to copy.
const here = import.meta.url;

/**
 * Gives the UI another look than the default: layouts, positions, and the file of a theme that is not built in, from
 * beside this file. It is a part of its own, because most sites do without.
 */
export function dress(
  root: ShadowRoot | HTMLElement,
  { theme }: UiConfig,
  /** Whether the themes lie beside this file: a bundler has put it elsewhere. */
  hasThemes: boolean,
): void {
  adoptStyles(root, styles);
  // The config may hold anything.
  const isFile = typeof theme === 'string' && /^[a-z\d-]+$/.test(theme) && !/^(auto|light|dark)$/.test(theme);
  if (!isFile || !hasThemes) return;
  const href = new URL(`themes/${theme}.css`, here).href;
  // Through the prototype: the page may have an element named "documentElement".
  const html = Reflect.get(Document.prototype, 'documentElement', document) as HTMLElement;
  html.append(element('link', { rel: 'stylesheet', href }));
}
