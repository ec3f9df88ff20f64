import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { differences } from './differences.ts';
import { startBrowser } from './measure/browser.ts';
import { measureBytes } from './measure/bytes.ts';
import { describeEnvironment } from './measure/machine.ts';
import { NETWORKS } from './measure/networks.ts';
import { publish } from './measure/publish.ts';
import { emptyTiming, measureRounds } from './measure/rounds.ts';
import { startServer } from './measure/server.ts';
import type { Session } from './measure/session.ts';
import { readOptions, type Options } from './options.ts';
import { report } from './report/report.ts';
import type { Result } from './types.ts';

/** Measures what the flags ask for, and writes the report after every round. @returns the exit code */
export async function bench(args: string[]): Promise<number> {
  const options = readOptions(args, process.env);
  if (options.parts.every((part) => part === 'report')) {
    write(options, readResult(options.samples));
    return 0;
  }
  const server = await startServer();
  const browser = await startBrowser();
  const session: Session = { browser, server, throttle: options.throttle, network: undefined, accepted: new Map() };
  try {
    publish(server, options.peers);
    await measure(options, session);
    return 0;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function measure(options: Options, session: Session): Promise<void> {
  const result: Result = { environment: describeEnvironment(session), peers: [], timings: {} };
  for (const peer of options.peers) {
    const { bytes, stored } = await measureBytes(session, peer); // for the timing too, which needs what is stored
    session.accepted.set(peer.name, stored);
    result.peers.push({ name: peer.name, title: peer.title, version: peer.version, bytes });
  }
  result.timings = earlierTimings(options, result);
  for (const net of options.parts.includes('timing') ? options.nets : []) {
    await measureRounds({
      session: { ...session, network: NETWORKS[net] },
      peers: options.peers,
      net,
      count: options.rounds,
      timing: (options.append && result.timings[net]) || emptyTiming(),
      onRound(timing) {
        log(`${net}: round ${timing.rounds}, ${Math.round(timing.seconds)} s, ${timing.failures.length} failed visits`);
        result.timings[net] = timing;
        write(options, result);
      },
    });
  }
  write(options, result);
  log(`written: ${options.out}`);
}

/** What is not measured again stays, if it was measured with the same products on the same machine. */
function earlierTimings({ samples, append }: Options, now: Result): Result['timings'] {
  const old = existsSync(samples) ? readResult(samples) : undefined;
  const different = old ? differences(old, now) : [];
  if (append && different.length > 0) throw new Error(`--append: not as in earlier rounds: ${different.join('; ')}`);
  return old && different.length === 0 ? old.timings : {};
}

function write({ out, samples }: Options, result: Result): void {
  for (const file of [out, samples]) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(samples, JSON.stringify(result));
  writeFileSync(out, report(result));
}

const readResult = (file: string): Result => JSON.parse(readFileSync(file, 'utf8')) as Result;

const log = (line: string): void => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
