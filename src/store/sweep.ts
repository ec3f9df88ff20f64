import type { ResolvedConfig, Service } from '../config/types.ts';
import { choiceOf } from '../consent/choice-of.ts';
import type { Consent } from '../consent/types.ts';
import { attempt } from '../lib/attempt.ts';
import { matchesName } from '../lib/matches-name.ts';
import { cookieScopes } from './cookie-scopes.ts';
import { readCookies } from './read-cookies.ts';
import { writeRawCookie } from './write-raw-cookie.ts';

/**
 * Deletes what denied services have stored, as far as the config declares it and script can reach it: cookies over
 * every parent domain and path, keys of localStorage and sessionStorage, databases, caches (R062). Names that a granted
 * service has as well are left alone, and so is our own record.
 *
 * @param ids only these of the denied services
 * @returns names of cookies that are still there
 */
export async function sweep(
  config: ResolvedConfig,
  consent: Consent,
  ids?: readonly string[],
): Promise<readonly string[]> {
  const isGranted = ({ id }: Service): boolean => choiceOf(consent, id) === 'granted';
  const keep = config.services.filter(isGranted);
  const services = config.services.filter((service) => !isGranted(service) && (!ids || ids.includes(service.id)));
  const hits = (kind: 'cookies' | 'storage', name: string | undefined): name is string => {
    const named = (service: Service): boolean =>
      service[kind].some((item) => matchesName(typeof item === 'string' ? item : item.name, name ?? ''));
    return name !== config.cookie.name && services.some(named) && !keep.some(named);
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
