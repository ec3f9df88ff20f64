import { attempt } from '../lib/attempt.ts';
import { documentGet, listen } from '../lib/dom.ts';
import { isHttpUrl } from '../lib/is-http-url.ts';
import type { Report } from '../lib/problems.ts';
import { createLiveScript, preloadScript } from './live-script.ts';
import { refuseDocumentWrite } from './refuse-document-write.ts';
import { kindOf, type ScriptKind } from './script-kind.ts';
import { createTrustedScript, type TrustedScript } from './trusted-script.ts';

/** A gated script whose turn will come. */
export interface ScriptJob {
  readonly gated: HTMLScriptElement;
  /** What the live script replaces: the gated one itself, or its place holder from a template. */
  readonly place: ChildNode;
  /** Asked again when its turn comes: consent may have been withdrawn meanwhile. */
  readonly isWanted: () => boolean;
  /** Told once: the live script just before it goes in, or nothing if it does not. */
  readonly settle: (live?: HTMLScriptElement) => void;
}

interface Waiting extends ScriptJob, ScriptKind {
  readonly url: string;
  /** When it stops holding those after it, in ms of `performance.now()`. */
  deadline?: number;
  /** Resolves when the browser has the file. */
  fetched?: Promise<void>;
}

/** Runs scripts in the order that the HTML would have. */
export interface ScriptQueue {
  add(job: ScriptJob): void;
}

/** How many of the scripts to come are fetched ahead. */
const LOOK_AHEAD = 64;
/** Milliseconds of releasing without a pause: the page must stay responsive. */
const SLICE = 12;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param timeout ms that a script which does not arrive may hold those after it; all that hang share that time,
 *   because all are fetched at once
 */
export function createScriptQueue(timeout: number, report: Report): ScriptQueue {
  const ordered: Waiting[] = [];
  const deferred: Waiting[] = [];
  let trusted: TrustedScript | undefined;
  let release: ((insertion: () => void) => void) | undefined;
  let running = false;

  const next = (): Waiting | undefined =>
    ordered.shift() ?? (documentGet('readyState') === 'loading' ? undefined : deferred.shift());

  const pump = async (): Promise<void> => {
    if (running) return;
    running = true;
    let sliceEnd = performance.now() + SLICE;
    for (let job = next(); job; job = next()) {
      if (performance.now() > sliceEnd) {
        await sleep(0);
        sliceEnd = performance.now() + SLICE;
      }
      fetchAhead(ordered[LOOK_AHEAD - 1]);
      await inTime(job, job.fetched);
      await inTime(job, insert(job));
    }
    running = false;
  };

  /** Waits for a step of a script, while its time lasts. */
  const inTime = (job: Waiting, step: Promise<void> | undefined): unknown => {
    job.deadline ??= performance.now() + timeout;
    return step && Promise.race([step, sleep(job.deadline - performance.now())]);
  };

  const fetchAhead = (job: Waiting | undefined): void => {
    if (!job || job.fetched || !job.external || job.module || !isRunnable(job)) return;
    job.deadline = performance.now() + timeout;
    // Fetching ahead is a favour: without it, the script is fetched in its turn.
    job.fetched = preloadScript(job.gated, job.url).catch(() => {});
  };

  const isRunnable = (job: Waiting): boolean => job.place.isConnected && job.isWanted();

  /** Puts the live script in; a promise if those after it are to wait until it has run. */
  const insert = (job: Waiting): Promise<void> | undefined =>
    attempt(() => {
      const runnable = isRunnable(job);
      if (runnable) trusted ??= createTrustedScript(report);
      if (!runnable || !trusted) return void job.settle();
      const live = createLiveScript(job.gated, trusted, job.module);
      job.settle(live);
      release ??= refuseDocumentWrite(report);
      const put = (): void => job.place.replaceWith(live);
      if (!job.external) return void release(put);
      const ran = new Promise<void>((resolve) => {
        for (const type of ['load', 'error']) listen(live, type, () => resolve());
      });
      put();
      return job.timing === 'free' ? undefined : ran;
    }, report);

  listen(document, 'DOMContentLoaded', pump);

  return {
    add(job) {
      const url = job.gated.dataset['src'] ?? job.gated.getAttribute('src') ?? '';
      const waiting: Waiting = { ...job, ...kindOf(job.gated), url };
      if (waiting.external && !isHttpUrl(url)) return report('gate/bad-url', url);
      if (waiting.timing === 'free') return void insert(waiting);
      const queue = waiting.timing === 'deferred' ? deferred : ordered;
      queue.push(waiting);
      if (running && queue.length <= LOOK_AHEAD) fetchAhead(waiting);
      void pump();
    },
  };
}
