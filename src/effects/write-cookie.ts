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
 * Writes or deletes one cookie; whether the browser took it, reading tells. Nothing is encoded: a record needs none, and
 * names that a sweep meets must stay as they are.
 */
export function writeCookie(
  name: string,
  value: string,
  { path, domain, sameSite = 'Lax', maxAge }: CookieAttributes,
): void {
  const isSecure = location.protocol === 'https:';
  // `Max-Age` is relative, so that a visitor's wrong clock does not matter.
  let line = `${name}=${value};path=${path};max-age=${maxAge};samesite=`;
  // A browser refuses `None` without `Secure`.
  line += !isSecure && sameSite === 'None' ? 'Lax' : sameSite;
  if (domain) line += `;domain=${domain}`;
  if (isSecure) line += ';secure';
  // Through the prototype: the page may have an element named "cookie".
  Reflect.set(Document.prototype, 'cookie', line, document);
}
