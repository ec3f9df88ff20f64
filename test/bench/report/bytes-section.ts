import type { Result } from '../types.ts';
import { BYTE_COLUMNS } from './better-bytes.ts';
import { number, table } from './markdown.ts';
import { BARE } from './series-of.ts';

/** What every product loads. */
export function bytesSection({ peers }: Result): string {
  const bare = peers.find(({ name }) => name === BARE)?.bytes;
  const rows = peers.flatMap(({ name, title, version, bytes }) =>
    bytes && name !== BARE ? [[title, version, ...BYTE_COLUMNS.map(({ read }) => number(read(bytes, bare)))]] : [],
  );
  return [
    '## Bytes and requests',
    'Scripts and style sheets, each compressed by itself (brotli 11). "Until the banner": answered before it could be clicked; "first visit": in the first two seconds.',
    table(['', 'version', ...BYTE_COLUMNS.map(({ title }) => title)], rows),
  ].join('\n\n');
}
