import type { VNode } from 'preact';
import { draw } from '../../../src/lib/draw.tsx';

/** What was drawn, as an element for the editor's tooltips, which take nothing else. */
export function elementOf(tree: () => VNode): HTMLElement {
  const holder = document.createElement('div');
  draw(holder, tree);
  return holder;
}
