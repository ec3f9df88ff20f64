/** @typedef {{ kind: 'cookie' | 'localStorage' | 'sessionStorage', name: string }} Stored */

/**
 * What this origin keeps in the browser now, as a script can see it.
 *
 * @returns {Stored[]}
 */
export function storedHere() {
  const cookies = document.cookie.split('; ').filter(Boolean);
  return [
    ...cookies.map((pair) => ({ kind: 'cookie', name: pair.split('=')[0] })),
    ...Object.keys(localStorage).map((name) => ({ kind: 'localStorage', name })),
    ...Object.keys(sessionStorage).map((name) => ({ kind: 'sessionStorage', name })),
  ];
}
