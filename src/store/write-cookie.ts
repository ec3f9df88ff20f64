import Cookies from 'js-cookie';
import { attempt } from '../lib/attempt.ts';
import { allowed, type CookieAttributes, isSecure } from './write-raw-cookie.ts';

/** Nothing is encoded: a record needs none. */
const plainCookies = Cookies.withConverter({ read: (value) => value, write: (value) => value });

/**
 * Writes or deletes our own cookie. Whether the browser took it, reading tells: js-cookie may throw where a page has added
 * members to `Object.prototype`, and write nowhere where an element is named "cookie".
 */
export function writeCookie(name: string, value: string, { path, domain, sameSite, maxAge }: CookieAttributes): void {
  attempt(() =>
    plainCookies.set(name, value, {
      path,
      // Own members, though empty, so that inherited ones do not count.
      domain: domain as string,
      expires: undefined as never,
      secure: isSecure(),
      sameSite: allowed(sameSite),
      // Relative, so that a visitor's wrong clock does not matter.
      'max-age': String(maxAge),
    }),
  );
}
