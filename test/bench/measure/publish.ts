import { BLANK, html } from '../page/html.ts';
import { createItems } from '../page/items.ts';
import type { Peer } from '../types.ts';
import type { BenchServer } from './server.ts';
import { hasSize, SIZES } from './sizes.ts';

/** Address of {@link BLANK}. */
export const BLANK_PATH = '/blank';

/** Address of a peer's page with so many gated scripts, for somebody who has not decided or who has accepted. */
export const pathOf = (peer: Peer, visit: 'first' | 'return', count: number): string =>
  `/${visit}${count}/${peer.name}`;

/** Puts the files and pages of the peers on the server. */
export function publish(server: BenchServer, peers: readonly Peer[]): void {
  server.addPage(BLANK_PATH, BLANK);
  for (const peer of peers) {
    for (const [path, file] of Object.entries(peer.assets)) server.addFile(`/${peer.name}/${path}`, file);
    for (const size of SIZES.filter((each) => hasSize(each, peer.name))) {
      const items = createItems(size.count);
      server.addPage(pathOf(peer, 'first', size.count), html(peer, items, true));
      server.addPage(pathOf(peer, 'return', size.count), html(peer, items, false));
    }
  }
}
