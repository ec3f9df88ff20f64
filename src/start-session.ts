import type { LoadChunk } from './chunks.ts';
import type { ResolvedConfig } from './config/types.ts';
import { choiceOf } from './consent/choice-of.ts';
import { consentFactory, type CreateConsent } from './consent/create-consent.ts';
import { initialConsent } from './consent/initial-consent.ts';
import { isFresh, shorten } from './consent/record.ts';
import type { Consent, ConsentSource, Wanted } from './consent/types.ts';
import { hasLeftOvers } from './effects/has-left-overs.ts';
import { listenForPageActions } from './effects/page-actions.ts';
import { readCookies } from './effects/read-cookies.ts';
import { openRecordStore, type RecordStore } from './effects/record-store.ts';
import { createUiHost, type UiHostElement } from './effects/ui-host.ts';
import { watchOtherTabs } from './effects/watch-other-tabs.ts';
import { type Gate, startGate } from './gate/gate.ts';
import { emit } from './lib/emit.ts';
import type { Report } from './lib/problems.ts';

/** What differs between the script tag and the npm package. */
export interface Environment {
  readonly load: LoadChunk;
  /** The nonce of our own tag, or empty. */
  readonly nonce: string;
  /** In place of the usual: how consents are made, and where records are. */
  readonly create?: CreateConsent;
  readonly recordStore?: RecordStore;
  /** The visitor is not asked unasked: there is a way to decide, and no banner. */
  readonly asksNobody?: boolean;
}

/** Starts a session, unless there is one; the one that there is then. */
export type Go = (config: ResolvedConfig, environment: Environment) => Session | undefined;

/** What changes with each decision. */
export interface SessionState {
  /** The consent in force. */
  consent: Consent;
  /** Tells the vendors of `signals` what is in force; the part that does it sets it, if the config asks for it. */
  tell?: () => void;
}

/** Assent at work on a page: what stands ready for whoever decides. */
export interface Session {
  readonly config: ResolvedConfig;
  readonly load: LoadChunk;
  readonly report: Report;
  /** Whether there is something to ask, and nobody has answered yet. */
  asks(): boolean;
  /** These are lent, so that the part that decides need not bring its own. */
  readonly create: CreateConsent;
  readonly emit: typeof emit;
  readonly readCookies: typeof readCookies;
  readonly shorten: typeof shorten;
  readonly state: SessionState;
  readonly recordStore: RecordStore;
  readonly gate: Gate;
  readonly host: UiHostElement;
  /** Tells the other tabs of this site that somebody has decided here. */
  readonly tellTabs: () => void;
  readonly act: Act;
}

/** Hands over to the part that decides: at once if it is there, else as soon as it has loaded. */
export type Act = <Name extends keyof Deciding>(name: Name, ...details: Parameters<Deciding[Name]>) => void;

/** The part of a session that changes something: it loads for those who have not decided, or when it is needed. */
export interface Deciding {
  decide(wanted: Wanted | boolean, source: ConsentSource): void;
  reset(): void;
  /** Makes the consent that is in force since another tab's decision take effect here. */
  follow(previous: Consent): void;
  /** Writes the record again, with the remaining life. */
  renew(): void;
  /** Deletes what denied services have left behind. */
  tidy(): void;
  /** Shows the banner, or what else is due. */
  render(): void;
  open(): void;
  close(): void;
  /** Puts in what stands in the page itself: placeholders of what is held, and the list of services. */
  furnish(): void;
}

/**
 * Boots, synchronously up to `ready`; then asks, if there is something to ask.
 *
 * @param started gets the session before anybody is told that it is ready
 */
export function startSession(
  config: ResolvedConfig,
  {
    load,
    nonce,
    asksNobody,
    create = consentFactory(config),
    recordStore = openRecordStore(config.cookie.name),
  }: Environment,
  report: Report,
  started: (session: Session) => void,
): void {
  const known = (isTold?: boolean): Consent => initialConsent(config, create, recordStore.read(isTold), Date.now());
  const state: SessionState = { consent: known() };
  const asks = (): boolean =>
    !asksNobody && !state.consent.decided && config.categories.some(({ required }) => !required);
  let deciding: Deciding | undefined;
  let loading: Promise<Deciding> | undefined;

  const act: Act = (name, ...details) => {
    const action = (part: Deciding): void => (part[name] as (...given: unknown[]) => void)(...details);
    if (deciding) return action(deciding);
    loading ??= load('decide').then(({ startDeciding }) => (deciding = startDeciding(session)));
    loading.then(action).catch((error: unknown) => {
      // The next need tries again; until then the gate stays as it is.
      loading = undefined;
      report('decide/load-failed', 'decide', error);
      host.place(false);
    });
  };
  const open = (): void => act('open');
  const render = (): void => act('render');

  const signals =
    config.signals &&
    load('signals')
      .then(({ startSignals }) => startSignals(session))
      // Without it vendors stay at their own default; what the visitor has granted runs all the same.
      .catch((error: unknown) => report('signals/load-failed', 'signals', error));
  const gate = startGate({ config, nonce, state, load, act, report, signals });
  const host = createUiHost(config, load, open, render);
  const tellTabs = watchOtherTabs(config.cookie.name, (isTold) => {
    const previous = state.consent;
    const next = known(isTold);
    if (JSON.stringify(next) === JSON.stringify(previous)) return;
    // At once, so that nothing more is released; the rest follows.
    state.consent = next;
    act('follow', previous);
  });
  listenForPageActions({
    open,
    reset: () => act('reset'),
    'accept-all': () => act('decide', true, 'page'),
    'reject-all': () => act('decide', false, 'page'),
  });

  const session: Session = {
    config,
    load,
    report,
    asks,
    create,
    emit,
    readCookies,
    shorten,
    state,
    recordStore,
    gate,
    host,
    tellTabs,
    act,
  };
  const { consent } = state;
  started(session);
  emit('ready', { consent });
  if (consent.decidedOn) emit('consent', { consent });
  // Safari forgets what script wrote after seven days: written again once a day (R230).
  if (consent.decided && !recordStore.read().some((line) => isFresh(line, consent, Date.now()))) act('renew');
  // No tracker outlives its consent: what was missed, or has expired meanwhile, goes now.
  if (hasLeftOvers(config.services.filter(({ id }) => choiceOf(consent, id) !== 'granted'))) act('tidy');
  host.place(asks());
  if (asks()) {
    // At the same time as the part that shows it.
    load('ui').catch(() => {});
    render();
  }
}
