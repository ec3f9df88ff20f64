import type { NetName, Result } from '../types.ts';

/** How the report calls a peer. */
export const titleOf = ({ peers }: Result, name: string): string =>
  peers.find((peer) => peer.name === name)?.title ?? name;

/** How it calls the network conditions. */
export const NET_TITLES: Record<NetName, string> = {
  none: 'Without network throttling',
  slow4g: 'Slow 4G: 150 ms round trips, 1.6 Mbit/s',
};
