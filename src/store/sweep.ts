import type { Service } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import { matchesName } from '../lib/matches-name.ts';
import { cookieScopes } from './cookie-scopes.ts';
import { readCookies } from './read-cookies.ts';
import { writeRawCookie } from './write-cookie.ts';

/** Whose names are deleted, and whose are not. */
export interface SweepOptions {
  readonly services: readonly Service[];
  /** Services whose names are never touched, because they stay granted. */
  readonly keep: readonly Service[];
  /** Name of our own record, which no pattern may reach. */
  readonly record: string;
}

/**
 * Deletes what these services have stored, as far as the config declares it and script can reach it: cookies over
 * every parent domain and path, keys of localStorage and sessionStorage, databases, caches (R062).
 *
 * @returns names of cookies that are still there
 */
export async function sweep({ services, keep, record }: SweepOptions): Promise<readonly string[]> {
  const hits = (kind: 'cookies' | 'storage', name: string | undefined): name is string => {
    const named = (service: Service): boolean =>
      service[kind].some((item) => matchesName(typeof item === 'string' ? item : item.name, name ?? ''));
    return name !== record && services.some(named) && !keep.some(named);
  };
  const cookies = (): string[] => readCookies().flatMap(({ name }) => (hits('cookies', name) ? name : []));

  attempt(() => {
    for (const name of new Set(cookies())) deleteCookie(name);
  });
  if (services.some(({ storage }) => storage.length)) {
    for (const kind of ['localStorage', 'sessionStorage'] as const) {
      attempt(() => {
        const storage = window[kind];
        for (const key of Object.keys(storage)) if (hits('storage', key)) storage.removeItem(key);
      });
    }
    // Not every browser has these, nor lets every page use them.
    await Promise.allSettled([
      attempt(async () => {
        for (const { name } of await indexedDB.databases()) if (hits('storage', name)) indexedDB.deleteDatabase(name);
      }),
      attempt(async () => {
        for (const name of await caches.keys()) if (hits('storage', name)) await caches.delete(name);
      }),
    ]);
  }
  return attempt(cookies) ?? [];
}

/** Deletes a cookie wherever this page can reach it: there may be several of one name (R062). */
export function deleteCookie(name: string): void {
  for (const scope of cookieScopes(location.hostname, location.pathname)) {
    writeRawCookie(name, '', { ...scope, maxAge: 0 });
  }
}
