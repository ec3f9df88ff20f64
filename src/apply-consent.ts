import type { ResolvedConfig } from './config/types.ts';
import { diff } from './consent/diff.ts';
import type { Consent } from './consent/types.ts';
import type { Gate } from './gate/start-gate.ts';
import { attempt } from './lib/attempt.ts';
import { emit } from './lib/emit.ts';
import type { Report } from './lib/problems.ts';
import { createPageLoader } from './load-page-anew.ts';
import { sweep } from './store/sweep.ts';

/** What changes with each decision. */
export interface SessionState {
  /** The consent in force. */
  consent: Consent;
  /** Notifies the vendors of `signals`; the part that does it sets it, if the config asks for it. */
  notify?: () => void;
}

/** What a decision needs to take effect. */
export interface ApplyOptions {
  readonly config: ResolvedConfig;
  readonly state: SessionState;
  readonly gate: Gate;
  /** Draws the layers again. */
  readonly render: () => void;
  readonly report: Report;
}

/** Puts a consent into force. `store` keeps it; what another tab has decided is kept already. */
export type ApplyConsent = (next: Consent, store?: () => void, previous?: Consent) => void;

/** An event that is yet to be emitted. */
interface Pending {
  /** How many decisions that is in answer to each other. */
  readonly level: number;
  readonly ready: Promise<unknown> | undefined;
  readonly emit: () => void;
}

/** More decisions than this in answer to each other are a loop. */
const MAX_ANSWERS = 10;

/**
 * The one place where a decision takes effect, in one order (docs/ARCHITECTURE.md), each step caught alone: the record is
 * first, so that nothing that throws can lose the choice; vendors come before the gate, so that what is released reads the
 * new state. All of it is done when the function returns, but for two things: events of a withdrawal wait for the sweep,
 * and events that a listener causes wait until all have heard of the one before.
 */
export function createApplyConsent({ config, state, gate, render, report }: ApplyOptions): ApplyConsent {
  /** Events to come, in the order of the decisions. */
  const events: Pending[] = [];
  let isEmitting = false;
  /** The event that listeners hear of now. */
  let heard: Pending | undefined;

  const loadPageAnew = createPageLoader();

  const emitAll = async (): Promise<void> => {
    if (isEmitting) return;
    isEmitting = true;
    for (let event = events.shift(); event; event = events.shift()) {
      if (event.ready) await event.ready;
      heard = event;
      event.emit();
      heard = undefined;
    }
    isEmitting = false;
  };

  return (next, store, previous = state.consent) => {
    const level = heard ? heard.level + 1 : 0;
    if (level > MAX_ANSWERS) return report('api/loop', 'on', 'a listener decides again each time');
    state.consent = next;
    const { granted, denied } = diff(previous, next);

    if (store) attempt(store, report);
    attempt(() => state.notify?.(), report);
    const swept = denied.length ? attempt(() => sweep(config, next, denied), report) : undefined;
    attempt(gate.update, report);
    let undeletable: readonly string[] = [];
    events.push({
      level,
      ready: swept?.then((names) => (undeletable = names)),
      emit() {
        emit('change', { consent: next, previous, granted, denied, undeletable });
        if (next.decidedOn) emit('consent', { consent: next });
        if (config.onWithdraw !== 'keep' && denied.some((id) => gate.ran.has(id))) loadPageAnew();
      },
    });
    attempt(render, report);
    void emitAll();
  };
}
