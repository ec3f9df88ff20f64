import type { NetName, Result } from '../types.ts';
import { betterBytes } from './better-bytes.ts';
import { betterPeers, type Better } from './better-peers.ts';
import { number, table } from './markdown.ts';
import { NET_TITLES, titleOf } from './titles.ts';

const HEAD = ['measure', 'Assent', 'ahead of it'];

/** Each column in which some peer is ahead of Assent, from the data alone. */
export function worseSection(result: Result): string {
  const timed = betterPeers(result);
  const nets = [...new Set(timed.map(({ net }) => net))];
  const parts = nets.map((net) => timedTable(result, net, timed));
  if (betterBytes(result).length > 0) parts.push(bytesTable(result));
  const intro =
    parts.length > 0
      ? 'Every measure of this run in which some peer needs less than Assent, by the median of the differences in the same round. With "≈" the quartiles of the differences are on both sides of 0: it may be chance.'
      : 'In this run no peer needs less than Assent in any measure.';
  return ['## What is not better', intro, ...parts].join('\n\n');
}

function timedTable(result: Result, net: NetName, timed: Better[]): string {
  const here = timed.filter((better) => better.net === net);
  const rows = [...new Set(here.map(({ measure }) => measure))].map((measure) => {
    const peers = here.filter((better) => better.measure === measure).sort((a, b) => a.theirs - b.theirs);
    const ahead = peers.map(({ peer, theirs, lead }) => {
      return `${lead.low <= 0 ? '≈ ' : ''}${titleOf(result, peer)} ${number(theirs, measure.digits)}`;
    });
    const ours = peers[0]?.ours ?? NaN;
    return [withUnit(measure), number(ours, measure.digits), ahead.join(', ')];
  });
  return `${NET_TITLES[net]}:\n\n${table(HEAD, rows)}`;
}

function bytesTable(result: Result): string {
  const all = betterBytes(result);
  const rows = [...new Set(all.map(({ column }) => column))].map((column) => {
    const peers = all.filter((better) => better.column === column).sort((a, b) => a.theirs - b.theirs);
    const ahead = peers.map(({ peer, theirs }) => `${titleOf(result, peer)} ${number(theirs)}`);
    return [withUnit(column), number(peers[0]?.ours ?? NaN), ahead.join(', ')];
  });
  return `Bytes and requests:\n\n${table(HEAD, rows)}`;
}

const withUnit = ({ title, unit }: { title: string; unit: string }): string => (unit ? `${title} (${unit})` : title);
