import type { Item, Peer } from '../types.ts';
import { probe } from './probe.ts';

const PARAGRAPHS = 20;
const SENTENCE =
  'Lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore. '.repeat(4);

/** A page that the renderer process is warmed up with. */
export const BLANK = '<!doctype html><link rel="icon" href="data:,">';

/**
 * The site with a peer in it.
 * @param items gated scripts
 * @param watch whether the probe waits for the banner; a returning visitor sees none
 */
export function html(peer: Peer, items: Item[], watch: boolean): string {
  const { head = '', body = '' } = peer.page(items, `/${peer.name}/`);
  const selectors = JSON.stringify((watch && peer.selectors) || null);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bench</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<script>(${probe})(${selectors},${items.length})</script>
${head}</head><body><main><h1>Site</h1><p><a href="#a" id="first">First link</a></p>
${`<p>${SENTENCE}</p>`.repeat(PARAGRAPHS)}
<p><a href="#z" id="last">Last link</a></p></main>
${body}</body></html>`;
}
