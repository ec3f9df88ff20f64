import { checkConfig } from '../config/check-config.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import { listen, queryAll } from '../lib/dom.ts';
import { emit } from '../lib/emit.ts';
import { ATTRIBUTE } from '../config/defaults.ts';
import type { Problem } from '../lib/problems.ts';
import type { DoctorOptions, DoctorPart } from '../parts.ts';
import type { Assent } from '../types.ts';
import { checkGivenConfig } from './check-given-config.ts';
import { diagnose, type Given } from './diagnose.ts';
import type { ConsentPeriod } from './diagnose-early.ts';
import { findConfigText } from './find-config-text.ts';
import { observePage } from './observe-page.ts';
import type { Write } from './page-facts.ts';
import { printFindings } from './print-findings.ts';
import { PANEL, type Panel, showPanel } from './show-panel.tsx';
import { throttle } from './throttle.ts';
import { watchWrites } from './watch-writes.ts';

/** What one doctor leaves to the next. */
interface Handover {
  readonly writes: Write[];
  periods?: readonly ConsentPeriod[];
}

/** Dispatched by each that starts, so that those before it stop: there is one at a time. */
const TAKEN_OVER = 'assent-doctor:start';

/**
 * Starts the doctor: a full check of the config in the console, and a panel that says what is blocked and why, what is stored
 * and by whom. On the page it changes two setters, to see who writes, and nothing else; and it never throws into it.
 *
 * @returns stops it: panel, listeners and wrappers are gone
 */
export const startDoctor: DoctorPart['startDoctor'] = (options) => {
  // On a server there is nothing to look at; and whoever has the panel open needs no second, silent one.
  if (typeof document === 'undefined' || (options.quiet && [...queryAll(PANEL)].length > 0)) return () => {};
  return start(options);
};

function start({ assent, config, raw, quiet, isOpen, base = '' }: DoctorOptions): () => void {
  const handover: Handover = { writes: [] };
  EventTarget.prototype.dispatchEvent.call(document, new CustomEvent(TAKEN_OVER, { detail: handover }));
  let periods = handover.periods ?? [firstPeriod(assent, config)];
  let configFindings: Given['configFindings'] = [];
  let configAt: string | undefined;
  let isStopped = false;
  let panel: Panel | undefined;

  const refresh = throttle(async () => {
    if (!panel || isStopped) return;
    const facts = await observePage(config?.attribute ?? ATTRIBUTE, isOpen, base, watch.writes());
    const { consent, problems } = assent;
    if (isStopped) return;
    panel.show(diagnose(facts, { config, consent, problems, configFindings, configAt, periods }));
  });
  const watch = watchWrites(handover.writes, base, refresh.soon);
  const observer = new MutationObserver(refresh.soon);

  const undo = [
    watch.stop,
    refresh.stop,
    () => observer.disconnect(),
    () => panel?.remove(),
    listen<CustomEvent<Handover>>(document, TAKEN_OVER, ({ detail }) => {
      detail.writes.push(...watch.writes());
      if (config) detail.periods = periods;
      stop();
    }),
    listen(document, 'assent:change', () => {
      periods = [...periods, { from: performance.now(), consent: assent.consent }];
      refresh.soon();
    }),
    listen<CustomEvent<Problem>>(document, 'assent:problem', ({ detail }) => {
      if (detail.code === 'config/unreadable' && configFindings.length === 0) void check();
      refresh.soon();
    }),
    listen(document, 'assent:show', refresh.soon),
    listen(document, 'assent:hide', refresh.soon),
    // The next one knows the config.
    listen(document, 'assent:ready', () => !config && !quiet && assent.debug()),
  ];

  function stop(): void {
    if (isStopped) return;
    isStopped = true;
    for (const step of undo) attempt(step);
  }

  if (!quiet) {
    panel = showPanel(stop);
    const attributeFilter = ['src', 'type', 'data-src', config?.attribute ?? ATTRIBUTE];
    observer.observe(document, { childList: true, subtree: true, attributeFilter });
  }
  void check();
  return stop;

  function check(): Promise<void> {
    return examine().catch((error: unknown) => console.warn('[assent] doctor', error));
  }

  async function examine(): Promise<void> {
    const isUnreadable = assent.problems.some(({ code }) => code === 'config/unreadable');
    const isKnown = config !== undefined || raw !== undefined;
    const found = isKnown || isUnreadable ? await findConfigText(raw) : undefined;
    if (isStopped) return;
    // Of a file that does not come there is no more to say than its problem does.
    if (isKnown || found) {
      configAt = found?.where;
      configFindings = checkGivenConfig(raw, found?.text);
      // What is wrong is a problem of the page, too; there is no visitor to hide it from.
      checkConfig(raw, (code, path, message = '') => {
        emit('problem', Object.freeze({ code, path, message: String(message) }));
      });
      printFindings(configFindings, configAt);
    }
    if (quiet) console.info('[assent] What is blocked, stored and asked for on this page: call assent.debug()');
    refresh.soon();
  }
}

/** The consent in force, and since when: since the page began, if it was decided on before. */
function firstPeriod({ consent }: Assent, config: ResolvedConfig | undefined): ConsentPeriod {
  const isOld = !config || !consent.decidedOn || !hasAskedHere();
  return { from: isOld ? 0 : performance.now(), consent };
}

/** Whether somebody may have decided on this page: it has asked for the banner. A bundler gives that a name nobody knows. */
function hasAskedHere(): boolean {
  const names = performance.getEntriesByType('resource').map(({ name }) => name);
  return names.some((name) => /\/assent-banner\.js/.test(name));
}
