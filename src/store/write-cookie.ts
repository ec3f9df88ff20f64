import Cookies from 'js-cookie';
import { attempt } from '../lib/attempt.ts';

/** Attributes of one cookie. */
export interface CookieAttributes {
  readonly path: string;
  readonly domain?: string | undefined;
  /** @default "Lax" */
  readonly sameSite?: 'Lax' | 'Strict' | 'None' | undefined;
  /** In seconds; 0 deletes. */
  readonly maxAge: number;
}

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

/** The same without the library: also for names that a sweep meets, which must stay as they are. */
export function writeRawCookie(
  name: string,
  value: string,
  { path, domain, sameSite, maxAge }: CookieAttributes,
): void {
  let line = `${name}=${value};path=${path};max-age=${maxAge};samesite=${allowed(sameSite)}`;
  if (domain) line += `;domain=${domain}`;
  if (isSecure()) line += ';secure';
  // Through the prototype: the page may have an element named "cookie".
  Reflect.set(Document.prototype, 'cookie', line, document);
}

function isSecure(): boolean {
  return location.protocol === 'https:';
}

/** A browser refuses `None` without `Secure`. */
function allowed(sameSite: CookieAttributes['sameSite'] = 'Lax'): 'Lax' | 'Strict' | 'None' {
  return sameSite === 'None' && !isSecure() ? 'Lax' : sameSite;
}
