import type { NetName, Result } from '../types.ts';
import { OURS } from './judge.ts';
import { COMPARED, type Measure } from './measures.ts';
import { median } from './quantile.ts';
import { BARE, seriesOf } from './series-of.ts';
import { pairUp, spreadOf, type Spread } from './spread.ts';

/** A column in which a peer is ahead of Assent. */
export interface Better {
  measure: Measure;
  net: NetName;
  peer: string;
  ours: number;
  theirs: number;
  /** What Assent has more than the peer in the same round: median and quartiles. */
  lead: Spread;
}

/** Every measure and peer where the peer has less, by the median of the differences in the same round. */
export function betterPeers({ timings, peers }: Result): Better[] {
  const others = peers.map(({ name }) => name).filter((name) => name !== OURS && name !== BARE);
  return (Object.keys(timings) as NetName[]).flatMap((net) =>
    COMPARED.flatMap((measure) =>
      others.flatMap((peer) => {
        const timing = timings[net];
        if (!timing) return [];
        const [own, other] = [seriesOf(timing, OURS, measure), seriesOf(timing, peer, measure)];
        const lead = spreadOf(pairUp(own, other, (value, base) => value - base));
        return lead.middle > 0 ? [{ measure, net, peer, ours: median(own), theirs: median(other), lead }] : [];
      }),
    ),
  );
}
