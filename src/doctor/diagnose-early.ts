import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';
import { type Attribution, hostOf } from './attribution.ts';
import type { RequestFact, ScriptFact } from './page-facts.ts';

/**
 * What is known of when the decision was taken. `none`: nobody has decided. `earlier`: before this page. `here`: while the
 * doctor was looking, at a known time. `unknown`: perhaps on this page, before the doctor came.
 */
export type DecisionTime =
  { readonly known: 'none' | 'earlier' | 'unknown' } | { readonly known: 'here'; readonly at: number };

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
  readonly consent: Consent;
  readonly decision: DecisionTime;
  readonly attribution: Attribution;
  /** Ids that are always granted. */
  readonly required: ReadonlySet<string>;
  /** Host name of the page. */
  readonly home: string;
}

/** What can run code, or tell somebody of the visitor. Style sheets and fonts can as well, but seldom do. */
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
  { consent, decision, attribution, required, home }: EarlyContext,
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
    const wasBefore = decision.known === 'none' || (decision.known === 'here' && start < decision.at);
    const reason = reasonFor(services, wasBefore);
    return reason ? { url, by, at: Math.round(start), services, reason } : [];

    function reasonFor(ids: readonly string[], before: boolean): string | undefined {
      if (ids.length === 0) {
        const isForeign = hostOf(url) !== home;
        if (!isForeign || !before) return undefined;
        return 'Another host, and no service names it. If it stores or tracks anything, it likely needs consent.';
      }
      if (ids.every((id) => required.has(id))) return undefined;
      const likely = `Likely of ${ids.join(', ')}`;
      if (before) return `${likely}, and asked for before anybody had decided.`;
      if (!ids.some((id) => choiceOf(consent, id) === 'denied')) return undefined;
      return decision.known === 'earlier'
        ? `${likely}, which is denied.`
        : `${likely}, which is denied now; when that was decided is not known.`;
    }
  });
}
