import { attempt } from '../lib/attempt.ts';
import { documentGet, listen } from '../lib/dom.ts';
import { isHttpUrl } from '../lib/is-http-url.ts';
import { nextTask } from '../lib/next-task.ts';
import type { Report } from '../lib/problems.ts';
import { sleep } from '../lib/sleep.ts';
import { createLiveScript, preloadScript } from './live-script.ts';
import { refuseDocumentWrite } from './refuse-document-write.ts';
import { kindOf, type ScriptKind } from './script-kind.ts';
import type { TrustedScript } from './trusted-script.ts';

/** A gated script whose turn will come. */
export interface ScriptJob {
  readonly gated: HTMLScriptElement;
  /** What the live script stands behind: the gated one itself, or its place holder from a template. */
  readonly place: ChildNode;
  /** Asked again when its turn comes: consent may have been withdrawn meanwhile. */
  readonly isWanted: () => boolean;
  /** Told once: the live script just before it goes in, or nothing if it does not. */
  readonly settle: (live?: HTMLScriptElement) => void;
}

/** What the queue needs to know. */
export interface ScriptQueueOptions {
  /** The attribute of gated elements. */
  readonly mark: string;
  /** Milliseconds that a script which does not arrive may block those after it. */
  readonly scriptTimeout: number;
  readonly trusted: () => TrustedScript | undefined;
  readonly report: Report;
}

interface Waiting extends ScriptJob, ScriptKind {
  readonly url: string;
  /** When it stops blocking those after it, in ms of `performance.now()`. */
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
const SLICE = 30;

/**
 * Opens the queue. A script that does not arrive blocks those after it for `scriptTimeout` ms; all that hang share that
 * time, because all are fetched at once.
 */
export function createScriptQueue({ mark, scriptTimeout, trusted, report }: ScriptQueueOptions): ScriptQueue {
  const waiting: { readonly [lane in ScriptKind['lane']]: Waiting[] } = { ordered: [], deferred: [], free: [] };
  const { ordered, deferred } = waiting;
  const running = new Set<Waiting[]>();
  let release: ((insertion: () => void) => void) | undefined;
  // The page's own deferred scripts and modules come before: they have run when the browser says so.
  let isParsed = hasParsed();
  listen(document, 'DOMContentLoaded', () => {
    isParsed = true;
    void pump(deferred);
  });

  /** Runs one script after the other; the deferred ones while nothing in order is left, and the HTML is parsed. */
  const pump = async (queue: Waiting[]): Promise<void> => {
    if (running.has(queue)) return;
    running.add(queue);
    let sliceEnd = performance.now() + SLICE;
    // Whatever is released together is queued first.
    await undefined;
    while (queue.length && (queue !== deferred || (!running.has(ordered) && isParsed))) {
      const job = queue.shift() as Waiting;
      fetchAhead(queue[LOOK_AHEAD - 1]);
      if (job.fetched) await inTime(job, job.fetched);
      const ran = insert(job);
      if (ran) await inTime(job, ran);
      if (performance.now() < sliceEnd) continue;
      await nextTask();
      sliceEnd = performance.now() + SLICE;
    }
    running.delete(queue);
    if (queue === ordered) void pump(deferred);
  };

  /** Waits for a step of a script, while its time lasts. */
  const inTime = (job: Waiting, step: Promise<void>): Promise<void> => {
    job.deadline ??= performance.now() + scriptTimeout;
    return Promise.race([step, sleep(job.deadline - performance.now())]);
  };

  const fetchAhead = (job: Waiting | undefined): void => {
    // Not with a `charset`, which a preload has none of; and a free one is inserted at once.
    if (!job || job.fetched || !job.external || job.module || job.lane === 'free') return;
    if (job.gated.charset || !isRunnable(job)) return;
    job.deadline = performance.now() + scriptTimeout;
    // Fetching ahead is a favour: without it, the script is fetched in its turn.
    job.fetched = preloadScript(job.gated, job.url).catch(() => {});
  };

  const isRunnable = (job: Waiting): boolean => job.place.isConnected && job.isWanted();

  /** Puts the live script in; a promise if those after it are to wait until it has run. */
  const insert = (job: Waiting): Promise<void> | undefined =>
    attempt(() => {
      const trust = isRunnable(job) ? trusted() : undefined;
      if (!trust) return void job.settle();
      const live = createLiveScript(job.gated, mark, trust, job.module);
      job.settle(live);
      release ??= refuseDocumentWrite(report);
      // A place holder is ours; the gated script is the page's, and stays.
      const put = (): void => (job.place === job.gated ? job.place.after(live) : job.place.replaceWith(live));
      if (!job.external) return void release(put);
      const ran = new Promise<void>((resolve) => {
        for (const type of ['load', 'error']) {
          listen(live, type, () => {
            resolve();
            // Whoever waits for the script that the page has, hears of the one that ran.
            job.gated.dispatchEvent(new Event(type));
          });
        }
      });
      put();
      return job.lane === 'free' ? undefined : ran;
    }, report);

  return {
    add(job) {
      const { gated } = job;
      const url = gated.getAttribute('data-src') ?? gated.getAttribute('src') ?? '';
      const next: Waiting = { ...job, ...kindOf(gated), url };
      if (next.external && !isHttpUrl(url)) return report('gate/bad-url', url);
      // A browser that reads this knows modules.
      if (gated.noModule && !next.module) return;
      const queue = waiting[next.lane];
      queue.push(next);
      if (running.has(queue) && queue.length <= LOOK_AHEAD) fetchAhead(next);
      void pump(queue);
    },
  };
}

/** Whether the page's own deferred scripts have run: of a page that is still loading there is an event to come. */
function hasParsed(): boolean {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return documentGet('readyState') === 'complete' || !!page?.domContentLoadedEventStart;
}
