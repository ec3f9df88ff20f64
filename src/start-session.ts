import { createApplyConsent, type SessionState } from './apply-consent.ts';
import type { ResolvedConfig } from './config/types.ts';
import { consentFactory, undecided } from './consent/create-consent.ts';
import { decide } from './consent/decide.ts';
import { diff } from './consent/diff.ts';
import { initialConsent } from './consent/initial-consent.ts';
import { isFresh } from './consent/record.ts';
import type { Consent, ConsentSource, Wanted } from './consent/types.ts';
import { type Gate, startGate } from './gate/start-gate.ts';
import type { Trust } from './gate/trusted-script.ts';
import { createHost } from './host/create-host.ts';
import { createLayers } from './host/layers.ts';
import { listenForActions } from './host/listen-for-actions.ts';
import { attempt } from './lib/attempt.ts';
import { emit } from './lib/emit.ts';
import type { Report } from './lib/problems.ts';
import { whenIdle } from './lib/when-idle.ts';
import type { LoadPart, Prepared, SessionStart } from './parts.ts';
import { privacySignal } from './signals/privacy-signal.ts';
import { announceGoogle } from './signals/google-default.ts';
import { keepRecord, writeConsent } from './store/keep-record.ts';
import { openRecordStore } from './store/record-store.ts';
import { sweep } from './store/sweep.ts';
import { watchOtherTabs } from './store/watch-other-tabs.ts';
import { languageOf } from './words/language-of.ts';

/** What differs between the script tag and the npm package. */
export interface Environment {
  readonly load: LoadPart;
  /** The nonce of our own tag, or empty. */
  readonly nonce: string;
  readonly trust: Trust;
}

/** Assent at work on a page. */
export interface Session extends Prepared {
  readonly config: ResolvedConfig;
  readonly isOpen: Gate['isOpen'];
  reset(): void;
  open(): void;
  close(): void;
}

/**
 * Boots: synchronously up to `ready`; then asks, if there is something to ask.
 *
 * @param begun gets the session before anybody hears that it is ready
 */
export function startSession(
  config: ResolvedConfig,
  { load, nonce, trust }: Environment,
  { asksNobody, recordStore = openRecordStore(config.cookie.name), ...start }: SessionStart,
  report: Report,
  begun: (session: Session) => void,
): void {
  const hasQuestion = !asksNobody && config.categories.some(({ required }) => !required);
  // The first line that knows it: on its way while everything else begins.
  if (hasQuestion && !recordStore.hasCookie()) load('banner').catch(() => {});

  const signal = privacySignal(config);
  const create = start.create ?? consentFactory(config, signal.length ? 'gpc' : 'none');
  const known = (isTold?: boolean): Consent => initialConsent(config, create, recordStore.read(isTold), Date.now());
  const state: SessionState = { consent: known() };
  const consent = (): Consent => state.consent;
  const asks = (): boolean => hasQuestion && !state.consent.decided;

  if (config.signals) attempt(() => announceGoogle(config), report);
  const signals = config.signals
    ? load('signals')
        .then(({ startSignals }) => (state.notify = startSignals({ config, consent, report })))
        // Without it vendors stay at their own default; what the visitor has granted runs all the same.
        .catch((error: unknown) => report('signals/load-failed', 'signals', error))
    : undefined;
  const gate = startGate({ config, nonce, trust, consent, furnish: () => layers.furnish(), signals, report });
  const host = createHost(config, load.locale, report, () => layers.render());
  const tellTabs = watchOtherTabs(config.cookie.name, (isTold) => {
    recordStore.lookEverywhere();
    follow(isTold);
  });
  const part = {
    config,
    root: host.root,
    signal,
    consent,
    decide: decideFor,
    language: () => languageOf(config),
    isBlocked: gate.isBlocked,
    loadOnce: gate.loadOnce,
    report,
    base: load.base,
  };
  const layers = createLayers({ host, load, part, asks, report });
  const apply = createApplyConsent({ config, state, gate, render: layers.render, report });

  const store = (): void => {
    keepRecord(config, recordStore, state.consent, report);
    tellTabs();
  };
  const isSame = (previous: Consent, next: Consent): boolean => {
    const { granted, denied } = diff(previous, next);
    return next.decided === previous.decided && !granted.length && !denied.length;
  };
  /** Makes what another tab has decided take effect here. */
  function follow(isTold?: boolean): void {
    const next = known(isTold);
    if (!isSame(state.consent, next)) apply(next);
    else if (JSON.stringify(next) !== JSON.stringify(state.consent)) state.consent = next;
  }
  function decideFor(wanted: Wanted | boolean, source: ConsentSource): void {
    const next = decide(create, state.consent, wanted, source, Date.now());
    // Site code that repeats itself on every page must not prolong what the visitor decided (R047).
    if (source !== 'api' || !isSame(state.consent, next)) apply(next, store);
  }
  const session: Session = {
    config,
    consent,
    isOpen: gate.isOpen,
    decide: decideFor,
    reset: () => apply(undecided(create), store),
    open: layers.open,
    close: layers.close,
    launcher: host.launcher,
  };
  listenForActions(host.root, (action, isOwn) => {
    if (action === 'open') layers.open();
    else if (action === 'reset') session.reset();
    else {
      decideFor(action === 'accept-all', isOwn ? 'banner' : 'page');
      if (isOwn) layers.saved();
    }
  });

  begun(session);
  emit('ready', { consent: state.consent });
  if (state.consent.decidedOn) emit('consent', { consent: state.consent });
  host.place(asks());
  if (asks()) layers.render();
  whenIdle(() => {
    const { consent } = state;
    // Safari forgets what script wrote after seven days: written again once a day (R230).
    const isWritten = !consent.decided || recordStore.read().some((line) => isFresh(line, consent, Date.now()));
    if (!isWritten) attempt(() => writeConsent(config, recordStore, consent, report));
    // No tracker outlives its consent: what was missed, or has expired meanwhile, goes now.
    void attempt(() => sweep(config, consent));
  });
}
