import type { Chunks } from './chunks.ts';
import { choiceOf } from './consent/choice-of.ts';
import { undecided } from './consent/create-consent.ts';
import { decide } from './consent/decide.ts';
import { diff } from './consent/diff.ts';
import { DAY_MS, startOf } from './consent/lifetime.ts';
import { encodeRecord } from './consent/record.ts';
import type { Consent } from './consent/types.ts';
import { createAsking } from './effects/load-ui.ts';
import { writeCookie } from './effects/write-cookie.ts';
import { writeRecord } from './effects/write-record.ts';
import { attempt } from './lib/attempt.ts';
import type { Deciding, Session } from './start-session.ts';

/** More decisions than this in answer to each other are a loop. */
const MAX_ANSWERS = 10;

/** Starts the part of a session that decides, and lets decisions take effect. */
export function startDeciding(session: Session): Deciding {
  const { config, load, state, create, recordStore, gate, tellTabs, emit, readCookies, shorten, report } = session;
  const { services, cookie, onWithdraw } = config;
  /** What listeners decide while they are told: it waits until all have been. */
  const pending: (() => void)[] = [];
  let isTelling = false;
  /** How many decisions that was in answer to each other. */
  let answers = 0;
  let furnishing: Promise<unknown> | undefined;

  /**
   * The one place where a consent takes effect. The order matters (docs/ARCHITECTURE.md), and each step is caught alone.
   *
   * @param choose gives the next consent; none if nothing is to change
   * @param save stores it; what another tab has decided is stored already
   * @param before the consent that was in force so far
   * @param level how many decisions this is in answer to each other
   */
  const apply = (
    choose: (current: Consent) => Consent | undefined,
    save?: () => void,
    before?: Consent,
    level = 0,
  ): void => {
    if (level > MAX_ANSWERS) return report('api/loop', 'on');
    if (isTelling) {
      const next = answers + 1;
      return void pending.push(() => apply(choose, save, before, next));
    }
    const previous = before ?? state.consent;
    const consent = choose(state.consent);
    if (!consent) return;
    state.consent = consent;
    const { granted, denied } = diff(previous, consent);

    if (save) attempt(save, report);
    // Before anything is released, so that a tag that comes reads the new state.
    attempt(() => state.tell?.(), report);
    const sweeping = denied.length ? sweepDenied(denied) : undefined;
    attempt(gate.update, report);
    const tell = (undeletable: readonly string[] = []): void => {
      isTelling = true;
      answers = level;
      emit('change', { consent, previous, granted, denied, undeletable });
      if (consent.decidedOn) emit('consent', { consent });
      isTelling = false;
      if (onWithdraw !== 'keep' && denied.some((id) => gate.ran.has(id))) location.reload();
      for (const answer of pending.splice(0)) answer();
    };
    // A withdrawal is told when it is complete.
    if (sweeping) void sweeping.then(tell);
    else tell();
    attempt(deciding.render, report);
  };

  /** Deletes what denied services have stored; resolves with the names of cookies that are still there. */
  const sweepDenied = async (ids?: readonly string[]): Promise<readonly string[]> => {
    const keep = services.filter(({ id }) => choiceOf(state.consent, id) === 'granted');
    const denied = services.filter((service) => !keep.includes(service) && (!ids || ids.includes(service.id)));
    if (!denied.length) return [];
    const part = await loadSweep();
    return part ? part.sweep(denied, keep, cookie.name, { read: readCookies, write: writeCookie }) : [];
  };

  const loadSweep = (): Promise<Chunks['sweep'] | void> =>
    load('sweep').catch((error: unknown) => report('sweep/load-failed', 'sweep', error));

  /** Stores what is in force, if anything has been decided. */
  const write = (): void => {
    const { consent } = state;
    const now = Date.now();
    const [start, end] = [startOf(consent.decidedOn ?? ''), startOf(consent.expiresOn ?? '')];
    const age = Math.max(0, Math.floor((now - start) / DAY_MS));
    const [line, maxAge] = end
      ? [encodeRecord(config, consent, age, shorten), Math.floor((end - now) / 1000)]
      : ['', 0];
    writeRecord(cookie, recordStore, line, maxAge, report);
    tellTabs();
  };

  const save = (): void => {
    write();
    if (recordStore.find().length <= (state.consent.decidedOn ? 1 : 0)) return;
    // Older records, on another path or domain: they must not outlive this one.
    void loadSweep().then((part) => {
      part?.deleteCookie(cookie.name, writeCookie);
      write();
    });
  };

  const isSame = (previous: Consent, next: Consent): boolean => {
    const { granted, denied } = diff(previous, next);
    return next.decided === previous.decided && !granted.length && !denied.length;
  };

  const deciding: Deciding = {
    decide: (wanted, source) =>
      apply((current) => {
        const next = decide(create, current, wanted, source, Date.now());
        // Site code that repeats itself on every page must not prolong what the visitor decided (R047).
        return source === 'api' && isSame(current, next) ? undefined : next;
      }, save),
    reset: () => apply(() => undecided(create), save),
    follow: (previous) => apply((current) => (isSame(previous, current) ? undefined : current), undefined, previous),
    renew: () => attempt(write),
    tidy: () => void sweepDenied(),
    furnish() {
      furnishing ??= load('page')
        .then(({ startPage }) => startPage(session))
        .catch((error: unknown) => {
          // The next element that needs it tries again.
          furnishing = undefined;
          report('page/load-failed', 'page', error);
        });
    },
    ...createAsking(session, (wanted, source) => deciding.decide(wanted, source)),
  };
  // Whether there is a signal at all is for that part to say.
  if (config.gpc || (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true) {
    load('privacy')
      .then(({ startPrivacy }) => startPrivacy(session))
      .catch((error: unknown) => report('privacy/load-failed', 'privacy', error));
  }
  return deciding;
}
