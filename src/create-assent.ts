import { readConfig } from './config/read-config.ts';
import type { ResolvedConfig } from './config/types.ts';
import { choiceOf } from './consent/choice-of.ts';
import { consentFactory, undecided } from './consent/create-consent.ts';
import { attempt } from './lib/attempt.ts';
import { documentGet, listen } from './lib/dom.ts';
import { emit } from './lib/emit.ts';
import type { Problem, Report } from './lib/problems.ts';
import { isWorkshop } from './lib/is-workshop.ts';
import type { Records, SessionStart } from './parts.ts';
import { type Environment, type Session, startSession } from './start-session.ts';
import { openRecordStore } from './store/record-store.ts';
import { writeRecord } from './store/write-record.ts';
import type { Assent } from './types.ts';

/** An Assent that waits for its config. */
export interface PreparedAssent {
  readonly assent: Assent;
  readonly report: Report;
  /** Keeps every problem that is reported on the page, also by other copies and parts. */
  listenForProblems(): void;
  /** Starts it, once. A raw value that is no config leaves everything blocked. */
  start(raw: unknown): void;
}

const records: Records = { open: openRecordStore, write: writeRecord };

/** Milliseconds that the doctor's check of the config leaves to the banner, where sites are built. */
const CHECK_DELAY = 500;

/** The API object: usable at once, though nothing is granted and nobody can decide before `start`. */
export function prepareAssent(environment: Environment): PreparedAssent {
  const problems: Problem[] = [];
  const callbacks: ((assent: Assent) => void)[] = [];
  // Before the config is known, nothing is.
  const nothing = undecided(consentFactory({ categories: [], services: [], revision: 0 } as unknown as ResolvedConfig));
  let session: Session | undefined;
  let raw: unknown;

  const isKnown = (code: string, path: string): boolean =>
    problems.some((known) => known.code === code && known.path === path);
  const report: Report = (code, path, message = 'see docs') => {
    if (isKnown(code, path)) return;
    console.warn('[assent]', code, path, message);
    emit('problem', Object.freeze({ code, path, message: String(message) }));
  };

  /** At once, or as soon as the config is read. */
  const act = (action: (session: Session) => void): void => {
    if (session) action(session);
    else assent.push(() => session && action(session));
  };

  /** @param quiet in the console alone */
  const examine = (quiet: boolean): void => {
    environment
      .load('doctor')
      .then(({ startDoctor }) =>
        startDoctor({
          assent,
          config: session?.config,
          raw,
          quiet,
          isOpen: (element) => !!session?.isOpen(element),
          base: environment.load.base,
        }),
      )
      .catch((error: unknown) => !quiet && report('doctor/load-failed', 'doctor', error));
  };

  const assent: Assent = {
    get consent() {
      return session?.consent() ?? nothing;
    },
    get problems() {
      return [...problems];
    },
    has: (id) => choiceOf(assent.consent, id) === 'granted',
    acceptAll: () => act(({ decide }) => decide(true, 'api')),
    rejectAll: () => act(({ decide }) => decide(false, 'api')),
    set: (wanted) => act(({ decide }) => decide(wanted, 'api')),
    reset: () => act(({ reset }) => reset()),
    open: () => act(({ open }) => open()),
    close: () => act(({ close }) => close()),
    debug: () => examine(false),
    on(type, listener) {
      const { consent } = assent;
      if (session && (type === 'ready' || (type === 'consent' && consent.decidedOn))) {
        queueMicrotask(() => listener({ consent } as never));
      }
      return listen<CustomEvent>(document, `assent:${type}`, (event) => listener(event.detail));
    },
    when: (id, { signal } = {}) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const check = (): void => {
          if (!assent.has(id)) return;
          off();
          resolve();
        };
        const off = listen(document, 'assent:consent', check);
        signal?.addEventListener('abort', () => {
          off();
          reject(signal.reason);
        });
        // Not before there is a session: where nobody is asked, nothing else says what is granted.
        assent.push(check);
      }),
    push(...added) {
      callbacks.push(...added);
      // The site's own code: what it throws is its own error, and not ours to stop at.
      while (session && callbacks.length)
        attempt(
          () => callbacks.shift()?.(assent),
          (_code, _path, error) => reportError(error),
        );
    },
  };

  return {
    assent: Object.freeze(assent),
    report,
    listenForProblems() {
      listen<CustomEvent>(document, 'assent:problem', ({ detail }) => {
        if (!isKnown(detail.code, detail.path)) problems.push(detail);
      });
    },
    start(given) {
      const begin = (): void => {
        raw = given;
        if (isWorkshop(location.hostname)) setTimeout(examine, CHECK_DELAY, true);
        const config = readConfig(raw);
        const go = (ready: ResolvedConfig, differences: SessionStart): Session | undefined => {
          if (!session) startSession(ready, environment, differences, report, (begun) => (session = begun));
          assent.push();
          return session;
        };
        if (config?.regions || config?.import) {
          // What it would change must not be missed: without it nothing starts, and all stays blocked.
          environment
            .load('regions')
            .then(({ prepareSession }) =>
              prepareSession({ config, start: go, records, report, base: environment.load.base }),
            )
            .catch((error: unknown) => report('regions/load-failed', 'regions', error));
        } else if (config) go(config, {});
        else report('config/unreadable', '', 'expected a JSON object');
      };
      // A prerendered page may never be seen, and asks nobody (R247).
      if (documentGet('prerendering' as never)) listen(document, 'prerenderingchange', begin, { once: true });
      else begin();
    },
  };
}
