import type { ResolvedConfig } from '../config/types.ts';
import type { Consent } from '../consent/types.ts';
import { attempt } from '../lib/attempt.ts';
import type { Report } from '../lib/problems.ts';
import { createTeller, type Teller } from './create-teller.ts';
import { onPageChange } from './on-page-change.ts';
import { readVendors } from './read-vendors.ts';

/** What the signals need to know. */
export interface SignalsOptions {
  readonly config: ResolvedConfig;
  /** With the consent in force. */
  readonly state: { readonly consent: Consent; tell?: () => void };
  readonly report: Report;
}

/**
 * Tells every vendor that `signals` names its default and what holds now; a vendor that is not there yet, as soon as it
 * is. `state.tell` tells them again, after each decision. Signals come in addition to the gate, never instead of it (R201).
 */
export function startSignals(options: SignalsOptions): void {
  const { config, state, report } = options;
  const tellers = readVendors(config.signals, report).map((named) => createTeller(named, options));
  let waiting: readonly Teller[] = [];
  let stop: (() => void) | undefined;

  const tell = (some: readonly Teller[]): void => {
    // A global that cannot even be read is none.
    waiting = some.filter((teller) => !attempt(teller, report));
    if (waiting.length) stop ??= onPageChange(() => tell(waiting));
    else {
      stop?.();
      stop = undefined;
    }
  };
  tell(tellers);
  state.tell = () => tell(tellers);
}
