import { loadavg } from 'node:os';
import type { NetName, Peer, Reading, Timing } from '../types.ts';
import type { Session } from './session.ts';
import { hasSize, SIZES } from './sizes.ts';
import { firstVisit, returnVisit } from './visits.ts';

/** Rounds to be measured. */
export interface RoundsOptions {
  session: Session;
  peers: readonly Peer[];
  net: NetName;
  /** So many more rounds. */
  count: number;
  /** Earlier rounds, which these continue. */
  timing: Timing;
  /** Called after each round with all that there is. */
  onRound(timing: Timing): void;
}

/** A timing without rounds. */
export const emptyTiming = (): Timing => ({ rounds: 0, seconds: 0, load: [], failures: [], samples: {} });

/** Peers take turns in every round, and another one starts each time: what slows the machine slows them all. */
export async function measureRounds(options: RoundsOptions): Promise<void> {
  const { peers, net, count, onRound } = options;
  const timing = structuredClone(options.timing);
  const last = timing.rounds + count;
  while (timing.rounds < last) {
    const round = timing.rounds;
    const start = Date.now();
    const shift = round % peers.length;
    for (const peer of [...peers.slice(shift), ...peers.slice(0, shift)]) {
      for (const size of SIZES) {
        if (round % size.everyRounds || !hasSize(size, peer.name) || (size.nets && !size.nets.includes(net))) continue;
        await measureVisits(options.session, peer, size.count, round, timing);
      }
    }
    timing.load.push(loadavg()[0] ?? NaN);
    timing.seconds += (Date.now() - start) / 1000;
    timing.rounds += 1;
    onRound(timing);
  }
}

async function measureVisits(session: Session, peer: Peer, count: number, round: number, to: Timing): Promise<void> {
  for (const [name, visit] of [
    ['first', firstVisit],
    ['return', returnVisit],
  ] as const) {
    try {
      note(to, peer.name, `${name}${count}`, round, await visit(session, peer, count));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      to.failures.push({ peer: peer.name, visit: name, count, message: message.split('\n')[0] ?? '' });
    }
  }
}

function note({ samples }: Timing, peer: string, visit: string, round: number, reading: Reading): void {
  const own = (samples[peer] ??= {});
  for (const [name, value] of Object.entries(reading)) {
    const list = (own[`${visit}.${name}`] ??= []);
    while (list.length < round) list.push(null);
    list[round] = value;
  }
}
