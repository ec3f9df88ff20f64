import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE } from './patience.ts';
import type { LabRequest } from './server.ts';
import type { VisitError } from './tabs.ts';
import type { Visit } from './visit.ts';

/**
 * What must hold of a visit. Patterns are beginnings of `host/path?query`, or globs if they contain `*`: so
 * `tracker.test/b` also means `tracker.test/beacon`, and `tracker.test/b.js` does not.
 */
export interface VisitClaims {
  /** Each is waited for, up to `patience`. */
  mustRequest?: readonly string[];
  /** The same, and exactly one request matches each. */
  mustRequestOnce?: readonly string[];
  /** None has come when everything that could have come has: see `Visit.settled()`. Counted at the server. */
  mustNotRequest?: readonly string[];
  /** The exact names of all cookies, on any host. */
  cookies?: readonly string[];
  /** The exact names of all storage: localStorage, sessionStorage, IndexedDB and caches. */
  storage?: readonly string[];
  /** Which errors of the page are all right: `true` for all, or those that match. @default none */
  allowErrors?: boolean | RegExp;
  /** Milliseconds to wait for `mustRequest`. @default PATIENCE */
  patience?: number;
  /** Milliseconds without any request before counting, for pages that send by a clock of their own. @default 0 */
  quiet?: number;
}

/** Checks all claims at once and fails with everything that does not hold, and with what was requested. */
export async function expectVisit(visit: Visit, claims: VisitClaims): Promise<void> {
  const { mustRequest = [], mustRequestOnce = [], mustNotRequest = [], patience = PATIENCE, quiet = 0 } = claims;
  const wanted = [...mustRequest, ...mustRequestOnce];
  await waitFor(() => wanted.every((pattern) => count(visit.requests(), pattern) > 0), patience);
  await visit.settled();
  if (quiet > 0) await waitForQuiet(visit, quiet);

  const requests = visit.requests();
  const faults = [
    ...wanted.filter((pattern) => count(requests, pattern) === 0).map((pattern) => `must request ${pattern}`),
    ...mustRequestOnce
      .filter((pattern) => count(requests, pattern) > 1)
      .map((pattern) => `must request ${pattern} once, and did so ${count(requests, pattern)} times`),
    ...mustNotRequest.filter((pattern) => count(requests, pattern) > 0).map((pattern) => `must not request ${pattern}`),
    ...(claims.cookies ? differences('cookies', claims.cookies, await visit.cookieNames()) : []),
    ...(claims.storage ? differences('storage', claims.storage, await visit.storageKeys()) : []),
    ...visit.errors
      .filter((error) => !isAllowed(error, claims.allowErrors))
      .map(({ kind, text }) => `${kind}: ${text}`),
  ];
  if (faults.length === 0) return;
  const seen = requests.map(({ method, host, path }) => `  ${method} ${host}${path}`);
  throw new Error([...faults, 'The page requested:', ...(seen.length > 0 ? seen : ['  nothing'])].join('\n'));
}

function count(requests: readonly LabRequest[], pattern: string): number {
  const matches = matcher(pattern);
  return requests.filter(({ host, path }) => matches(host + path)).length;
}

function matcher(pattern: string): (address: string) => boolean {
  if (!pattern.includes('*')) return (address) => address.startsWith(pattern);
  const source = pattern.split('*').map((part) => part.replace(/[.?+^${}()|[\]\\]/g, '\\$&'));
  const glob = new RegExp(`^${source.join('.*')}$`);
  return (address) => glob.test(address);
}

function differences(what: string, wanted: readonly string[], actual: readonly string[]): string[] {
  const expected = [...wanted].sort();
  return expected.join() === actual.join()
    ? []
    : [`${what} must be [${expected.join(', ')}], are [${actual.join(', ')}]`];
}

function isAllowed({ kind, text }: VisitError, allowed: boolean | RegExp = false): boolean {
  return allowed instanceof RegExp ? allowed.test(`${kind}: ${text}`) : allowed;
}

async function waitFor(isDone: () => boolean, patience: number): Promise<void> {
  const end = Date.now() + patience;
  while (!isDone() && Date.now() < end) await sleep(20);
}

/** Until no request has come for `quiet` ms, but no longer than ten times that: a page may poll. */
async function waitForQuiet(visit: Visit, quiet: number): Promise<void> {
  const end = Date.now() + 10 * quiet;
  let seen = -1;
  while (seen !== visit.requests().length && Date.now() < end) {
    seen = visit.requests().length;
    await sleep(quiet);
  }
}
