import type { NetName } from '../types.ts';

/** Conditions as the DevTools protocol takes them. */
export interface Network {
  offline: boolean;
  /** Least time from a request to the first byte of its answer, milliseconds. */
  latency: number;
  /** Bytes a second. */
  downloadThroughput: number;
  uploadThroughput: number;
}

/** `slow4g` is Lighthouse's mobile preset: 150 ms, 1.6 Mbit/s down, 750 kbit/s up. */
export const NETWORKS: Record<NetName, Network | undefined> = {
  none: undefined,
  slow4g: { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 768_000 / 8 },
};
