/**
 * Whether this is an address where sites are built, not visited: `localhost`, `127.*`, `*.test`, `*.local`. Only there is
 * anything loaded for developers unasked.
 */
export function isWorkshop(hostname: string): boolean {
  return /^(?:127(?:\.\d+){3}|\[::1\]|localhost|.+\.(?:test|local))$/i.test(hostname);
}
