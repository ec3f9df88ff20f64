import { documentGet } from '../lib/dom.ts';
import { element } from './element.ts';

// Not in the call, where a bundler would take it for a file of ours to copy.
const here = import.meta.url;

/** Links the file of a theme that is not built in, from beside this file. Anything else is left alone. */
export function linkTheme(theme: unknown): void {
  // The config may hold anything.
  if (typeof theme !== 'string' || !/^[a-z\d-]+$/.test(theme) || /^(auto|light|dark)$/.test(theme)) return;
  const href = new URL(`themes/${theme}.css`, here).href;
  documentGet('documentElement').append(element('link', { rel: 'stylesheet', href }));
}
