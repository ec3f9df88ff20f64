import { choiceOf } from '../consent/choice-of.ts';
import type { PartHost } from '../parts.ts';
import type { Words } from '../words/create-words.ts';

/** Milliseconds: a screen reader hears of words that come into a place it knows already. */
export const HEARD_AFTER = 100;

/**
 * What both layers say of the browser's privacy signal: that it is honoured (11 CCR 7025(c)(6), R121), or that the
 * visitor's own choice goes first. Nothing without a signal.
 */
export function signalWords({ signal, consent }: PartHost, { text }: Words): string {
  if (!signal.length) return '';
  const current = consent();
  return text(signal.some((id) => choiceOf(current, id) === 'granted') ? 'signal-overruled' : 'signal');
}
