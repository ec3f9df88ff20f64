import { attempt } from '../lib/attempt.ts';
import type { SignalsPart } from '../parts.ts';
import { createTeller, type Teller } from './create-teller.ts';
import { onPageChange } from './on-page-change.ts';
import { readVendors } from './read-vendors.ts';

/**
 * Notifies every vendor that `signals` names of its default and of what holds now; a vendor that is not there yet, as soon as
 * it is. Signals come in addition to the gate, never instead of it (R201).
 *
 * @returns notifies them again: after each decision
 */
export const startSignals: SignalsPart['startSignals'] = (options) => {
  const { config, report } = options;
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
  return () => tell(tellers);
};
