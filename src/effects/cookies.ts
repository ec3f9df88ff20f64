import Cookies from 'js-cookie';
import { documentGet } from '../lib/dom.ts';

/** Attributes of one cookie. */
export interface CookieAttributes {
  readonly path: string;
  readonly domain?: string | undefined;
  readonly sameSite?: 'Lax' | 'Strict' | 'None';
  /** In seconds; 0 deletes. */
  readonly maxAge: number;
}

/** Reading and writing cookies, as handed to the sweep. */
export interface CookieJar {
  readonly read: typeof readCookies;
  readonly write: typeof writeCookie;
}

/** All cookies that script can see, in the browser's order: there may be several of one name. */
export function readCookies(): { readonly name: string; readonly value: string }[] {
  return documentGet('cookie')
    .split('; ')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('=') };
    });
}

/**
 * Writes or deletes one cookie; whether the browser took it, reading tells. The only place that calls js-cookie,
 * which throws where a page has put enumerable members on `Object.prototype`.
 */
export function writeCookie(name: string, value: string, { path, domain, sameSite, maxAge }: CookieAttributes): void {
  const secure = location.protocol === 'https:';
  const line = withPlainPrototype(() =>
    Cookies.set(name, value, {
      path,
      domain: domain as string,
      // A browser refuses `None` without `Secure`.
      sameSite: secure || sameSite !== 'None' ? (sameSite ?? 'Lax') : 'Lax',
      secure,
      // Relative, so that a visitor's wrong clock does not matter.
      'max-age': String(maxAge),
    }),
  );
  // js-cookie encodes names, which a sweep must meet as they are; and where the page has clobbered
  // `document.cookie`, its assignment went nowhere.
  const exact = name + line?.slice(line.indexOf('='));
  if (exact !== line || typeof document.cookie !== 'string') Reflect.set(Document.prototype, 'cookie', exact, document);
}

/** Keeps what a page has added to `Object.prototype` out of the way of `for … in`. */
function withPlainPrototype<T>(action: () => T): T {
  const added = Object.entries(Object.getOwnPropertyDescriptors(Object.prototype)).filter(
    ([, { enumerable }]) => enumerable,
  );
  const define = (enumerable: boolean): void => {
    for (const [key, descriptor] of added) Object.defineProperty(Object.prototype, key, { ...descriptor, enumerable });
  };
  define(false);
  try {
    return action();
  } finally {
    define(true);
  }
}
