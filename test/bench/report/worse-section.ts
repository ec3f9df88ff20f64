import type { NetName, Result } from '../types.ts';
import { betterBytes } from './better-bytes.ts';
import { betterPeers } from './better-peers.ts';
import { number, table } from './markdown.ts';
import { NET_TITLES, titleOf } from './titles.ts';

/** Each column in which some peer is ahead of Assent, from the data alone. */
export function worseSection(result: Result): string {
  const timed = betterPeers(result);
  const nets = [...new Set(timed.map(({ net }) => net))];
  const parts = nets.map((net) => timedTable(result, net));
  const bytes = betterBytes(result);
  if (bytes.length > 0) parts.push(bytesTable(result));
  const intro =
    parts.length > 0
      ? 'Every measure of this run in which some peer needs less than Assent: by the median of the differences in the same round. Where the quartiles are on both sides of 0, it may be chance.'
      : 'In this run no peer needs less than Assent in any measure.';
  return ['## What is not better', intro, ...parts].join('\n\n');
}

function timedTable(result: Result, net: NetName): string {
  const rows = betterPeers(result)
    .filter((better) => better.net === net)
    .map(({ measure, peer, ours, theirs, lead }) => {
      const text = (value: number): string => number(value, measure.digits);
      const quartiles = `${text(lead.low)} to ${text(lead.high)}`;
      return [
        measure.unit ? `${measure.title} (${measure.unit})` : measure.title,
        titleOf(result, peer),
        text(theirs),
        text(ours),
        `${text(lead.middle)} (${quartiles})`,
      ];
    });
  return `${NET_TITLES[net]}:\n\n${table(['measure', 'ahead', 'it needs', 'Assent needs', 'difference'], rows)}`;
}

function bytesTable(result: Result): string {
  const rows = betterBytes(result).map(({ column, peer, ours, theirs }) => [
    column.unit ? `${column.title} (${column.unit})` : column.title,
    titleOf(result, peer),
    number(theirs),
    number(ours),
  ]);
  return `Bytes and requests:\n\n${table(['measure', 'ahead', 'it needs', 'Assent needs'], rows)}`;
}
