/** Attributes of one cookie. */
export interface CookieAttributes {
  readonly path: string;
  readonly domain?: string | undefined;
  /** @default "Lax" */
  readonly sameSite?: 'Lax' | 'Strict' | 'None' | undefined;
  /** In seconds; 0 deletes. */
  readonly maxAge: number;
}

/**
 * Writes or deletes a cookie without the library: where that cannot, and for names that a sweep meets, which must stay as
 * they are.
 */
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

/** Whether the page came by https. */
export function isSecure(): boolean {
  return location.protocol === 'https:';
}

/** What a browser takes: it refuses `None` without `Secure`. */
export function allowed(sameSite: CookieAttributes['sameSite'] = 'Lax'): 'Lax' | 'Strict' | 'None' {
  return sameSite === 'None' && !isSecure() ? 'Lax' : sameSite;
}
