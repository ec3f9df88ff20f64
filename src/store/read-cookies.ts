import { documentGet } from '../lib/dom.ts';

/** All cookies that script can see, in the browser's order: there may be several of one name. */
export function readCookies(): { readonly name: string; readonly value: string }[] {
  return documentGet('cookie')
    .split('; ')
    .map((pair) => {
      const [name = ''] = pair.split('=');
      return { name, value: pair.slice(name.length + 1) };
    });
}
