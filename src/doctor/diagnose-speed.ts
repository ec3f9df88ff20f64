import { type Attribution, hostOf } from './attribution.ts';
import type { RequestFact } from './page-facts.ts';

/** How long a service, or a foreign host that no service names, has kept the network busy. */
export interface SpeedFinding {
  /** Id of a service or category, or a host name. */
  readonly whose: string;
  readonly requests: number;
  /** Milliseconds of its slowest request. */
  readonly slowest: number;
  readonly slowestUrl: string;
  readonly isSlow: boolean;
}

/** Milliseconds from which a visitor may notice: the upper end of what counts as a quick answer. */
export const SLOW = 1000;

/** Requests by service, the slowest first. What a service does once it is loaded is not measured. */
export function diagnoseSpeed(
  requests: readonly RequestFact[],
  attribution: Attribution,
  home: string,
): SpeedFinding[] {
  const groups = new Map<string, RequestFact[]>();
  for (const request of requests) {
    const [id] = attribution.of(request.url);
    const host = hostOf(request.url);
    const whose = id ?? (host !== home && host);
    if (whose) groups.set(whose, [...(groups.get(whose) ?? []), request]);
  }
  return [...groups]
    .map(([whose, group]) => {
      const worst = group.reduce((a, b) => (b.duration > a.duration ? b : a));
      const slowest = Math.round(worst.duration);
      return { whose, requests: group.length, slowest, slowestUrl: worst.url, isSlow: slowest >= SLOW };
    })
    .sort((a, b) => b.slowest - a.slowest);
}
