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
  const { config, create, load, state, store, gate, tabs, emit, readCookies, report } = session;
  const { services, cookie, onWithdraw } = config;
  let isTelling = false;
  let answers = 0;

  /**
   * The one place where a consent takes effect. The order matters (docs/ARCHITECTURE.md), and each step is caught alone.
   *
   * @param write stores it; what another tab has decided is stored already
   */
  const apply = (previous: Consent, next: Consent, write?: () => void): void => {
    answers = isTelling ? answers + 1 : 0;
    if (answers > MAX_ANSWERS) return report('api/loop', 'on');
    state.consent = next;
    const { granted, denied } = diff(previous, next);

    if (write) attempt(write, report);
    const sweeping = denied.length ? sweepDenied(denied) : undefined;
    attempt(gate.update, report);
    const tell = (undeletable: readonly string[] = []): void => {
      isTelling = true;
      emit('change', { consent: next, previous, granted, denied, undeletable });
      if (next.decidedOn) emit('consent', { consent: next });
      isTelling = false;
      if (onWithdraw === 'reload' && gate.hasRun(denied)) location.reload();
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
    try {
      const { sweep } = await load('sweep');
      return await sweep(denied, keep, cookie.name, { read: readCookies, write: writeCookie });
    } catch (error) {
      report('sweep/load-failed', 'assent-sweep.js', error);
      return [];
    }
  };

  const write = (): void => {
    const { decidedOn, expiresOn } = state.consent;
    const now = Date.now();
    const age = Math.max(0, Math.floor((now - startOf(decidedOn ?? '')) / DAY_MS));
    save(encodeRecord(config, state.consent, age), Math.floor((startOf(expiresOn ?? '') - now) / 1000));
  };

  const save = (line: string, maxAge: number): void => {
    writeRecord(cookie, store, line, maxAge, report);
    tabs.tell();
  };

  const isSame = (previous: Consent, next: Consent): boolean => {
    const { granted, denied } = diff(previous, next);
    return next.decided === previous.decided && !granted.length && !denied.length;
  };

  const deciding: Deciding = {
    decide(wanted, source) {
      const previous = state.consent;
      const next = decide(create, previous, wanted, source, Date.now());
      // Site code that repeats itself on every page must not prolong what the visitor decided (R047).
      if (source !== 'api' || !isSame(previous, next)) apply(previous, next, write);
    },
    reset: () => apply(state.consent, undecided(create), () => save('', 0)),
    follow(previous) {
      if (!isSame(previous, state.consent)) apply(previous, state.consent);
    },
    renew: () => attempt(write),
    tidy: () => void sweepDenied(),
    ...createAsking(session, (wanted, source) => deciding.decide(wanted, source)),
  };
  return deciding;
}
