import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';
import { type Attribution, hostOf } from './attribution.ts';
import type { RequestFact, ScriptFact } from './page-facts.ts';

/** A consent, and since when it is in force, in milliseconds since the page began. */
export interface ConsentPeriod {
  readonly from: number;
  readonly consent: Consent;
}

/**
 * What is known of when the decision was taken. `none`: nobody has decided. `earlier`: before this page. `here`: while the
 * doctor was looking. `unknown`: perhaps on this page, before the doctor came.
 */
export type DecisionTime = 'none' | 'earlier' | 'here' | 'unknown';

/** Reads it off the periods, of which there is at least one. */
export function decisionTimeOf([first, ...others]: readonly ConsentPeriod[]): DecisionTime {
  if (others.length > 0) return 'here';
  if (!first?.consent.decidedOn) return 'none';
  return first.from === 0 ? 'earlier' : 'unknown';
}

/** Something, mostly a request, that likely needed a consent which was not there. */
export interface EarlyFinding {
  /** Of the request; or the element, if it is an inline script. */
  readonly url: string;
  readonly by: string;
  /** Milliseconds since the page began; not there for what was not requested. */
  readonly at?: number;
  /** Ids that it likely belongs to; none if only the foreign host speaks against it. */
  readonly services: readonly string[];
  readonly reason: string;
}

/** What else the answer depends on. */
export interface EarlyContext {
  /** The oldest first. Before the first of them nothing is known. */
  readonly periods: readonly ConsentPeriod[];
  readonly attribution: Attribution;
  /** Ids that are always granted. */
  readonly required: ReadonlySet<string>;
  /** Host name of the page. */
  readonly home: string;
}

/** What can run code, or let somebody know of the visitor. Style sheets and fonts can as well, but seldom do. */
const TELLING = /^(?:script|beacon|fetch|xmlhttprequest|img|image|iframe|ping|other)$/;

/**
 * What likely ran before consent, or without. A request is only known by its URL and its time: so each finding says what
 * speaks against it, and what nobody can know is left out.
 *
 * @param scripts without a mark; one of another host that Resource Timing has lost is listed as well
 */
export function diagnoseEarly(
  requests: readonly RequestFact[],
  scripts: readonly ScriptFact[],
  { periods, attribution, required, home }: EarlyContext,
): EarlyFinding[] {
  const lost = scripts
    .filter(({ url }) => !requests.some((request) => request.url === url))
    .map(({ url }) => ({ url, by: 'script', start: 0, duration: 0 }));
  const first = new Map<string, RequestFact>();
  for (const request of [...requests, ...lost]) {
    if (TELLING.test(request.by) && !first.has(request.url)) first.set(request.url, request);
  }

  return [...first.values()].flatMap(({ url, by, start }) => {
    const services = attribution.of(url);
    const then = periods.findLast(({ from }) => from <= start)?.consent;
    const reason = services.length > 0 ? reasonFor(services, then) : foreignReason(url, then);
    return reason ? { url, by, at: Math.round(start), services, reason } : [];
  });

  function reasonFor(ids: readonly string[], then: Consent | undefined): string | undefined {
    const isDenied = (consent?: Consent): boolean => !!consent && ids.some((id) => choiceOf(consent, id) === 'denied');
    if (ids.every((id) => required.has(id))) return undefined;
    const likely = `Likely of ${ids.join(', ')}`;
    // What nobody knows is judged by what holds now.
    if (!then && isDenied(periods.at(-1)?.consent)) {
      return `${likely}, which is denied now; when that was decided is not known.`;
    }
    if (!isDenied(then)) return undefined;
    return then?.decided
      ? `${likely}, which was denied when it was asked for.`
      : `${likely}, and asked for before anybody had decided.`;
  }

  function foreignReason(url: string, then: Consent | undefined): string | undefined {
    if (!then || then.decided || hostOf(url) === home) return undefined;
    return 'Another host, and no service names it. If it stores or tracks anything, it likely needs consent.';
  }
}
