import type { Service } from '../config/types.ts';
import { attempt } from '../lib/attempt.ts';
import { matchesName } from '../lib/matches-name.ts';
import { cookieScopes } from './cookie-scopes.ts';
import type { CookieJar } from './cookies.ts';

/**
 * Deletes what these services have stored, as far as the config declares it and script can reach it: cookies over
 * every parent domain and path, localStorage and sessionStorage (R062).
 *
 * @param keep services whose names are never touched, because they stay granted
 * @param jar the core's only way to cookies
 */
export function sweep(services: readonly Service[], keep: readonly Service[], jar: CookieJar): void {
  const hits = (kind: 'cookies' | 'storage', name: string): boolean => {
    const named = (service: Service): boolean =>
      service[kind].some((item) => matchesName(typeof item === 'string' ? item : item.name, name));
    return services.some(named) && !keep.some(named);
  };
  attempt(() => {
    for (const { name } of jar.read()) {
      if (!hits('cookies', name)) continue;
      for (const scope of cookieScopes(location.hostname, location.pathname)) jar.write(name, '', { ...scope, maxAge: 0 });
    }
  });
  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    attempt(() => {
      const storage = window[kind];
      for (const key of Object.keys(storage)) if (hits('storage', key)) storage.removeItem(key);
    });
  }
}
