import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { NETWORKS } from './measure/networks.ts';
import { ownFolder } from './peers/packages.ts';
import { PEERS } from './peers/peers.ts';
import type { NetName, Peer } from './types.ts';

const DEFAULT_ROUNDS = 15;
const QUICK_ROUNDS = 3;
const DEFAULT_THROTTLE = 4;
const PARTS = ['timing', 'bytes', 'report'] as const;

/** What the command line asks for. */
export interface Options {
  rounds: number;
  /** CPU throttle. */
  throttle: number;
  peers: Peer[];
  nets: NetName[];
  /** `report` alone writes the report anew from what is stored. */
  parts: (typeof PARTS)[number][];
  /** The report, Markdown. */
  out: string;
  /** The samples that it is made of, JSON. */
  samples: string;
  /** Adds rounds to the samples that are there. */
  append: boolean;
}

/** Reads the flags; `BENCH_NET` stands for `--net`. @throws with a message for whoever typed them */
export function readOptions(args: string[], environment: Record<string, string | undefined>): Options {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      throttle: { type: 'string', default: String(DEFAULT_THROTTLE) },
      peers: { type: 'string', default: PEERS.map(({ name }) => name).join() },
      net: { type: 'string', default: environment.BENCH_NET ?? Object.keys(NETWORKS).join() },
      only: { type: 'string', default: PARTS.join() },
      out: { type: 'string' },
      append: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick, append } = values;
  return {
    rounds: positive('rounds', values.rounds ?? String(quick ? QUICK_ROUNDS : DEFAULT_ROUNDS)),
    throttle: positive('throttle', values.throttle),
    peers: listed(
      'peers',
      values.peers,
      PEERS.map(({ name }) => name),
    ).map((name) => PEERS.find((peer) => peer.name === name) as Peer),
    nets: listed('net', values.net, Object.keys(NETWORKS) as NetName[]),
    parts: listed('only', values.only, PARTS),
    append,
    ...filesFor(values.out, quick),
  };
}

/** A report somewhere else has its samples beside it; those of the committed report are not committed. */
function filesFor(out: string | undefined, quick: boolean): Pick<Options, 'out' | 'samples'> {
  if (out === undefined && !quick) {
    return { out: ownFolder('docs/performance.md'), samples: ownFolder('.cache/bench/performance.json') };
  }
  const file = out === undefined ? join(tmpdir(), `assent-bench-${process.pid}`, 'performance.md') : resolve(out);
  return { out: file, samples: join(file, '..', `${basename(file, '.md')}.json`) };
}

function positive(flag: string, text: string): number {
  const number = Number(text);
  if (!(number > 0)) throw new Error(`--${flag} wants a number above 0, not "${text}"`);
  return number;
}

function listed<T extends string>(flag: string, text: string, known: readonly T[]): T[] {
  return text.split(',').map((name) => {
    const found = known.find((each) => each === name);
    if (!found) throw new Error(`--${flag}: "${name}" is none of ${known.join(', ')}`);
    return found;
  });
}
