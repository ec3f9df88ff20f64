import type { NetName, Result, Timing } from '../types.ts';
import { bars } from './bars.ts';
import { failureList } from './failure-list.ts';
import { REFERENCE } from './goals.ts';
import { NOTHING, number, ratioText, spreadText, table } from './markdown.ts';
import {
  accepting,
  BLOCKING,
  COUNTS,
  HEAP,
  HEAP_RETURN,
  INP,
  LONGEST,
  LONGEST_ABOVE,
  LONGEST_ACCEPT,
  OPAQUE,
  returning,
  returningScript,
  SCRIPT,
  SHIFT,
  SHOWN,
  TRIPS,
  type Measure,
} from './measures.ts';
import { median } from './quantile.ts';
import { BARE, seriesOf } from './series-of.ts';
import { ratios, spreadOf } from './spread.ts';
import { NET_TITLES } from './titles.ts';

/** A column: its heading, and its cell for a peer. */
type Column = [heading: string, cell: (timing: Timing, peer: string) => string];

/** Everything that was timed under one network condition. */
export function timingSection(result: Result, net: NetName, timing: Timing): string {
  const peers = result.peers.filter(({ name }) => timing.samples[name]);
  const products = peers.filter(({ name }) => name !== BARE);
  const rows = (list: Result['peers'], columns: Column[]): string =>
    table(
      ['', ...columns.map(([heading]) => heading)],
      list.map(({ name, title }) => [title, ...columns.map(([, cell]) => cell(timing, name))]),
    );
  const clickable = products.map(({ name, title }) => ({ title, value: median(seriesOf(timing, name, SHOWN)) }));
  return [
    `## ${NET_TITLES[net]}`,
    `${timing.rounds} rounds in ${number(timing.seconds)} s; load average median ${number(median(timing.load), 1)}, greatest ${number(Math.max(...timing.load), 1)}; visits that failed: ${timing.failures.length}.`,
    failureList(result, timing),
    '### Until the banner can be clicked',
    bars(clickable, 'ms'),
    '### First visit, 10 gated scripts',
    rows(peers, [
      value('clickable (ms)', SHOWN),
      ratio(SHOWN),
      value('fully opaque (ms)', OPAQUE),
      value('script (ms)', SCRIPT),
      ratio(SCRIPT),
      value('round trips', TRIPS),
      value('layout shift', SHIFT),
      value('blocking time (ms)', BLOCKING),
    ]),
    '### Returning visitor who has accepted: the last gated script ran',
    rows(
      peers,
      COUNTS.flatMap((count) => [
        value(`${number(count)} scripts (ms)`, returning(count)),
        ratio(returning(count)),
        value('script (ms)', returningScript(count)),
      ]),
    ),
    '### From the click on *Accept* to the last gated script',
    rows(products, [
      ...COUNTS.flatMap((count): Column[] => [
        value(`${number(count)} scripts (ms)`, accepting(count)),
        ratio(accepting(count)),
      ]),
      value('INP, 1,000 scripts (ms)', INP),
    ]),
    '### Longest task, and heap above the bare page',
    'A task below 50 ms is not reported by browsers and stands as 0.',
    rows(peers, [
      value('first visit (ms)', LONGEST),
      value('above the bare page (ms)', LONGEST_ABOVE),
      value('after Accept, 1,000 scripts (ms)', LONGEST_ACCEPT),
      value('heap, first visit (KiB)', HEAP),
      value('heap, returning (KiB)', HEAP_RETURN),
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function value(heading: string, measure: Measure): Column {
  return [heading, (timing, peer) => spreadText(spreadOf(seriesOf(timing, peer, measure)), measure.digits)];
}

function ratio(measure: Measure): Column {
  const cell: Column[1] = (timing, peer) => {
    if (peer === REFERENCE) return '1';
    const own = seriesOf(timing, peer, measure);
    return own.length > 0 ? ratioText(spreadOf(ratios(own, seriesOf(timing, REFERENCE, measure)))) : NOTHING;
  };
  return ['ratio', cell];
}
