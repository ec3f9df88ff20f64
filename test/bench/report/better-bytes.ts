import type { Bytes, Result } from '../types.ts';
import { OURS } from './judge.ts';
import { BARE } from './series-of.ts';

/** A column of the table of bytes. */
export interface ByteColumn {
  title: string;
  unit: 'bytes' | '';
  read(bytes: Bytes, bare: Bytes | undefined): number;
}

/** Less is better in each. */
export const BYTE_COLUMNS: readonly ByteColumn[] = [
  { title: 'requests until the banner', unit: '', read: ({ untilBanner }) => untilBanner.requests },
  { title: 'brotli until the banner', unit: 'bytes', read: ({ untilBanner }) => untilBanner.brotli },
  { title: 'requests, first visit', unit: '', read: ({ first }) => first.requests },
  { title: 'brotli, first visit', unit: 'bytes', read: ({ first }) => first.brotli },
  { title: 'requests, returning', unit: '', read: ({ returning }) => returning.requests },
  { title: 'brotli, returning', unit: 'bytes', read: ({ returning }) => returning.brotli },
  { title: 'tags and settings in the page', unit: 'bytes', read: ({ page }, bare) => page - (bare?.page ?? NaN) },
];

/** A column of bytes in which a peer is ahead of Assent. */
export interface BetterBytes {
  column: ByteColumn;
  peer: string;
  ours: number;
  theirs: number;
}

/** Every column and peer where the peer has less. */
export function betterBytes({ peers }: Result): BetterBytes[] {
  const bare = peers.find(({ name }) => name === BARE)?.bytes;
  const own = peers.find(({ name }) => name === OURS)?.bytes;
  if (!own) return [];
  return BYTE_COLUMNS.flatMap((column) =>
    peers.flatMap(({ name, bytes }) => {
      if (name === BARE || name === OURS || !bytes) return [];
      const [ours, theirs] = [column.read(own, bare), column.read(bytes, bare)];
      return theirs < ours ? [{ column, peer: name, ours, theirs }] : [];
    }),
  );
}
