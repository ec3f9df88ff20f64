import { choiceOf } from '../consent/choice-of.ts';
import type { Choice, Consent } from '../consent/types.ts';
import { areMet, idOf } from '../gate/requirement.ts';
import type { Problem } from '../lib/problems.ts';
import type { ElementFact } from './page-facts.ts';

/** How a marked element stands. */
export type GateState = 'held' | 'released' | 'refused' | 'waiting' | 'not-held' | 'open-without';

/** A marked element, its state, and why. */
export interface ElementFinding {
  readonly element: string;
  readonly urls: readonly string[];
  /** Each id that it names, and what has been chosen. */
  readonly needs: Readonly<Record<string, Choice | 'unknown'>>;
  readonly state: GateState;
  readonly reason: string;
}

/** Why each marked element runs, or does not. */
export function diagnoseElements(
  elements: readonly ElementFact[],
  consent: Consent,
  problems: readonly Problem[],
): ElementFinding[] {
  return elements.map((fact) => {
    const { path, tag, urls, terms } = fact;
    const ids = terms.map(idOf);
    const needs = Object.fromEntries(ids.map((id) => [id, choiceOf(consent, id) ?? ('unknown' as const)]));
    const own = problems.filter((problem) => problem.path === path || urls.some((url) => url.endsWith(problem.path)));
    return { element: inShort(fact), urls, needs, ...stateOf(fact, consent, needs, own, tag) };
  });
}

function stateOf(
  { holds, terms }: ElementFact,
  consent: Consent,
  needs: ElementFinding['needs'],
  problems: readonly Problem[],
  tag: string,
): Pick<ElementFinding, 'state' | 'reason'> {
  const isMet = areMet(terms, consent);
  const refusal = problems.find(({ code }) => /^gate\/(?:nonce|bad-url|trusted-types)$/.test(code));
  if (problems.some(({ code }) => code === 'gate/not-held')) {
    const fix = tag === 'script' ? 'write type="text/plain"' : 'write data-src instead of src';
    return { state: 'not-held', reason: `Nothing blocks it, so the browser has run or loaded it already: ${fix}.` };
  }
  if (isMet && refusal) return { state: 'refused', reason: `Granted, and refused all the same: ${refusal.code}.` };
  if (isMet && holds) return { state: 'waiting', reason: 'Granted; its turn has not come yet, or a file is missing.' };
  if (isMet) return { state: 'released', reason: `${listed(terms.map((term) => words(term, needs)))}.` };
  if (holds === false) {
    const reason = 'Open though consent is missing: loaded once by the visitor, or it ran before a withdrawal.';
    return { state: 'open-without', reason };
  }
  return { state: 'held', reason: whyHeld(terms, consent, needs) };
}

function whyHeld(terms: readonly string[], consent: Consent, needs: ElementFinding['needs']): string {
  if (terms.length === 0) return 'It names no category and no service, so it never runs.';
  const unknown = Object.keys(needs).filter((id) => needs[id] === 'unknown');
  if (unknown.length) return `The config knows no ${listed(unknown)}, so it never runs.`;
  if (!consent.decided && terms.some((term) => term.startsWith('!') || needs[term] === 'denied')) {
    return 'The visitor has not decided yet.';
  }
  const missing = terms.filter((term) =>
    term.startsWith('!') ? needs[idOf(term)] === 'granted' : needs[term] === 'denied',
  );
  return `${listed(missing.map((term) => words(idOf(term), needs)))}.`;
}

function words(term: string, needs: ElementFinding['needs']): string {
  const id = idOf(term);
  return `“${id}” is ${needs[id] ?? 'unknown'}`;
}

function listed(parts: readonly string[]): string {
  return parts.join(', and ');
}

/** Longer ones are cut: a `data:` URL has no end. */
const MAX_LENGTH = 120;

function inShort({ tag, urls }: ElementFact): string {
  const text = `<${tag}> ${urls[0] ?? (tag === 'script' ? 'inline' : '')}`.trim();
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
