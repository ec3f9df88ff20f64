import { matchesGlob } from './glob.ts';

/** Whether a pattern means this URL. */
export type UrlTest = (url: URL) => boolean;

/**
 * Reads `scheme://host/path`, each part with any number of `*`. It means what the same text means to the platform's
 * `URLPattern`, of which this is the part without groups and regular expressions: those would let a config make a page
 * slow, and a browser without `URLPattern` would hold something else.
 *
 * What is left out stands for anything: the scheme, the path, and the query where the pattern has none. A pattern that
 * begins with `/` is about the site itself. Sockets count as what they upgrade from: `https:` includes `wss:`.
 *
 * @param site the page's origin
 */
export function urlTest(pattern: string, site: string): UrlTest {
  const [, scheme = '*:', host, path] = /^(?:([^/]*:)?\/\/)?([^/]*)(.*)/.exec(pattern) as unknown as [
    string,
    string | undefined,
    string,
    string,
  ];
  const origin = asHttp(host ? `${scheme}//${host}` : site);
  return (url) =>
    matchesGlob(origin, asHttp(url.origin)) &&
    matchesGlob(path || '*', url.pathname + (path.includes('?') ? url.search : ''));
}

function asHttp(origin: string): string {
  return origin.toLowerCase().replace(/^ws/, 'http');
}
