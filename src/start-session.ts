import type { Chunks } from './chunks.ts';
import type { ResolvedConfig } from './config/types.ts';
import { choiceOf } from './consent/choice-of.ts';
import { decide, diff, initialConsent, undecided } from './consent/consent.ts';
import { DAY_MS, startOf } from './consent/lifetime.ts';
import { decodeRecord, encodeRecord } from './consent/record.ts';
import type { Consent, ConsentSource, Wanted } from './consent/types.ts';
import { readCookies, writeCookie } from './effects/cookies.ts';
import { hasLeftOvers } from './effects/has-left-overs.ts';
import { listenForPageActions } from './effects/page-actions.ts';
import { openRecordStore } from './effects/record-store.ts';
import { createUiHost } from './effects/ui-host.ts';
import { watchOtherTabs } from './effects/watch-other-tabs.ts';
import { startGate } from './gate/gate.ts';
import { attempt } from './lib/attempt.ts';
import { emit } from './lib/emit.ts';
import type { Report } from './lib/problems.ts';
import type { Layer, Ui, UiHost } from './ui/types.ts';

/** What differs between the script tag and the npm package. */
export interface Environment {
  readonly chunks: Chunks;
  /** The nonce of our own tag, or empty. */
  readonly nonce: string;
}

/** Assent at work on a page. */
export interface Session {
  consent(): Consent;
  decide(wanted: Wanted | boolean, source: ConsentSource): void;
  reset(): void;
  open(): void;
  close(): void;
}

/** More decisions than this in answer to each other are a loop. */
const MAX_ANSWERS = 10;

/**
 * Boots, synchronously up to `ready`; then asks, if there is something to ask.
 *
 * @param started gets the session before anybody is told that it is ready
 */
export function startSession(
  config: ResolvedConfig,
  { chunks, nonce }: Environment,
  report: Report,
  started: (session: Session) => void,
): void {
  const store = openRecordStore(config, report);
  const visible = new Set<Layer>();
  const known = (isTold = false): Consent => initialConsent(config, store.read(isTold), Date.now());
  let consent = known();
  let ui: Promise<Ui> | undefined;
  let isTelling = false;
  let answers = 0;

  /** The one place where a consent takes effect. The order matters (docs/ARCHITECTURE.md), and each step is caught alone. */
  const apply = (next: Consent, remember?: () => void): void => {
    answers = isTelling ? answers + 1 : 0;
    if (answers > MAX_ANSWERS) return report('api/loop', 'on');
    const previous = consent;
    consent = next;
    const changes = diff(previous, next);
    const step = (action: () => void): void => attempt(action, report);

    step(() => remember?.());
    const sweeping = changes.denied.length ? sweepDenied(changes.denied) : undefined;
    step(gate.update);
    const tell = (undeletable: readonly string[] = []): void => {
      isTelling = true;
      emit('change', { consent: next, previous, ...changes, undeletable });
      if (next.decidedOn) emit('consent', { consent: next });
      isTelling = false;
      if (config.onWithdraw === 'reload' && gate.hasRun(changes.denied)) location.reload();
    };
    // A withdrawal is told when it is complete.
    if (sweeping) void sweeping.then(tell);
    else tell();
    step(render);
  };

  /** Deletes what denied services have stored; resolves with the names of cookies that are still there. */
  const sweepDenied = async (ids?: readonly string[]): Promise<readonly string[]> => {
    const keep = config.services.filter(({ id }) => choiceOf(consent, id) === 'granted');
    const denied = config.services.filter((service) => !keep.includes(service) && ids?.includes(service.id) !== false);
    if (!(ids ? denied.length : hasLeftOvers(denied))) return [];
    try {
      const { sweep } = await chunks.sweep();
      return await sweep(denied, keep, config.cookie.name, { read: readCookies, write: writeCookie });
    } catch (error) {
      report('sweep/load-failed', 'assent-sweep.js', error);
      return [];
    }
  };

  const write = (): void => {
    const now = Date.now();
    const age = Math.max(0, Math.floor((now - startOf(consent.decidedOn ?? '')) / DAY_MS));
    save(encodeRecord(config, consent, age), Math.floor((startOf(consent.expiresOn ?? '') - now) / 1000));
  };

  const save = (line: string, maxAge: number): void => {
    store.write(line, maxAge);
    tellOtherTabs();
  };

  const isSame = (next: Consent): boolean => {
    const { granted, denied } = diff(consent, next);
    return next.decided === consent.decided && !granted.length && !denied.length;
  };

  const isAsking = (): boolean => !consent.decided && config.categories.some(({ required }) => !required);

  const withUi = async (action: (ui: Ui) => void): Promise<void> => {
    try {
      ui ??= chunks.ui().then(({ startUi }) => startUi(uiHost));
      action(await ui);
    } catch (error) {
      // The next need tries again; until then the gate stays as it is.
      ui = undefined;
      report('ui/load-failed', 'assent-ui.js', error);
      host.place(false);
    }
  };

  const render = (): void => {
    placeHost(isAsking());
    if (!isAsking() && !ui) return;
    void withUi((loaded) => {
      if (isAsking()) loaded.showBanner();
      else loaded.hideBanner();
      loaded.update();
    });
  };

  const placeHost = (asking: boolean): void => {
    // Moving the host would close a dialog that is open in it.
    if (!visible.has('preferences')) host.place(asking);
  };

  const session: Session = {
    consent: () => consent,
    decide(wanted, source) {
      const next = decide(config, consent, wanted, source, Date.now());
      // Site code that repeats itself on every page must not prolong what the visitor decided (R047).
      if (source !== 'api' || !isSame(next)) apply(next, write);
    },
    reset: () => apply(undecided(config), () => save('', 0)),
    open: () => void withUi((loaded) => loaded.openPreferences()),
    close: () => void ui?.then((loaded) => loaded.closePreferences()),
  };

  const gate = startGate({ config, nonce, consent: session.consent, importMedia: chunks.media, report });
  const host = createUiHost(config, session.open, render);
  const uiHost: UiHost = {
    config,
    root: host.root,
    consent: session.consent,
    decide: session.decide,
    report,
    shown(layer, isVisible) {
      visible[isVisible ? 'add' : 'delete'](layer);
      placeHost(visible.has('banner'));
      emit(isVisible ? 'show' : 'hide', { layer });
    },
  };
  const tellOtherTabs = watchOtherTabs(config.cookie.name, (isTold) => {
    const next = known(isTold);
    if (!isSame(next)) apply(next);
  });
  listenForPageActions({
    open: session.open,
    reset: session.reset,
    'accept-all': () => session.decide(true, 'page'),
    'reject-all': () => session.decide(false, 'page'),
  });

  // Safari forgets what script wrote after seven days: written again once a day, with the remaining life (R230).
  const record = store
    .read()
    .map(decodeRecord)
    .find((stored) => stored?.day === consent.decidedOn);
  if (record && Date.now() >= startOf(record.day) + (record.age + 1) * DAY_MS) attempt(write);
  started(session);
  emit('ready', { consent });
  if (consent.decidedOn) emit('consent', { consent });
  // No tracker outlives its consent: what was missed, or has expired meanwhile, goes now.
  void sweepDenied();
  render();
}
