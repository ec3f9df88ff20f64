import Cookies from 'js-cookie';

/** Attributes of one cookie. */
export interface CookieAttributes {
  readonly path: string;
  readonly domain?: string | undefined;
  readonly sameSite?: 'Lax' | 'Strict' | 'None';
  /** In seconds; 0 deletes. */
  readonly maxAge: number;
}

/**
 * Writes or deletes one cookie; whether the browser took it, reading tells. The only place that calls js-cookie,
 * which throws where a page has put enumerable members on `Object.prototype`.
 */
export function writeCookie(
  name: string,
  value: string,
  { path, domain, sameSite = 'Lax', maxAge }: CookieAttributes,
): void {
  const secure = location.protocol === 'https:';
  const line = withPlainPrototype(() =>
    Cookies.set(name, value, {
      path,
      domain: domain as string,
      // A browser refuses `None` without `Secure`.
      sameSite: !secure && sameSite === 'None' ? 'Lax' : sameSite,
      secure,
      // Relative, so that a visitor's wrong clock does not matter.
      'max-age': String(maxAge),
    }),
  );
  // Once more, because js-cookie encodes names, which a sweep must meet as they are; and because its assignment goes
  // nowhere where the page has an element named "cookie".
  Reflect.set(Document.prototype, 'cookie', name + line?.slice(line.indexOf('=')), document);
}

/** Keeps what a page has added to `Object.prototype` out of the way of `for … in`. */
function withPlainPrototype<T>(action: () => T): T {
  const added = Object.keys(Object.prototype);
  const show = (enumerable: boolean): void => {
    // A descriptor without a prototype of its own: whatever was added must not count as part of it.
    for (const key of added)
      Object.defineProperty(Object.prototype, key, Object.assign(Object.create(null), { enumerable }));
  };
  show(false);
  try {
    return action();
  } finally {
    show(true);
  }
}
