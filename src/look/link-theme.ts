import { createElement, documentGet } from '../lib/dom.ts';

/**
 * Links the file of a theme that is not built in. Anything else is left alone.
 *
 * @param base where our files are, with a slash at its end
 */
export function linkTheme(theme: unknown, base: string): void {
  // The config may hold anything.
  if (typeof theme !== 'string' || !/^[a-z\d-]+$/.test(theme) || /^(auto|light|dark)$/.test(theme)) return;
  const link = createElement('link');
  link.rel = 'stylesheet';
  link.href = `${base}themes/${theme}.css`;
  documentGet('documentElement').append(link);
}
