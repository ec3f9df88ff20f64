import { matchesGlob } from './glob.ts';

/** Whether a pattern means this URL. */
export type UrlRule = (url: URL) => boolean;

/**
 * Reads `scheme://host/path`, each part with any number of `*`. It means what the same text means to the platform's
 * `URLPattern`, of which this is the part without groups and regular expressions: those would let a config make a page
 * slow, and a browser without `URLPattern` would hold something else.
 *
 * What is left out stands for anything: the scheme, the path, and the query where the pattern has none. A pattern that
 * begins with `/` is about the site itself. Sockets count as what they upgrade from: `https:` includes `wss:`.
 */
export function urlRule(pattern: string, origin: string): UrlRule {
  const whole = /^\/[^/]/.test(pattern) ? origin + pattern : pattern;
  const [, scheme = '*', host = '', path = ''] = /^(?:([^/]*):\/\/|\/\/)?([^/]*)([^#]*)/.exec(whole) ?? [];
  return (url) =>
    matchesGlob(asHttp(scheme), asHttp(url.protocol.slice(0, -1))) &&
    matchesGlob(host.toLowerCase(), url.host) &&
    matchesGlob(path || '*', url.pathname + (path.includes('?') ? url.search : ''));
}

function asHttp(scheme: string): string {
  return scheme.toLowerCase().replace(/^ws/, 'http');
}
