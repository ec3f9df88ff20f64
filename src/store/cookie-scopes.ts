/** One place where a cookie may live. */
export interface CookieScope {
  /** `undefined`: this host alone. */
  readonly domain: string | undefined;
  readonly path: string;
}

/**
 * Every scope whose cookies a page can delete: its host alone and each parent domain, with each path up to the
 * page's own. A cookie goes only if domain and path match those it was set with.
 */
export function cookieScopes(host: string, pathname: string): CookieScope[] {
  const labels = host.split('.');
  // An IP address has no parent domains; of a name, the last label alone is never a cookie's domain.
  const isName = !/^[\d.]+$/.test(host);
  const parents = isName ? labels.slice(0, -1).map((_, index) => labels.slice(index).join('.')) : [];
  const steps = pathname.split('/').slice(1);
  const paths = new Set(['/']);
  for (let depth = 1; depth <= steps.length; depth++) {
    const path = `/${steps.slice(0, depth).join('/')}`;
    paths.add(path).add(path.endsWith('/') ? path : `${path}/`);
  }
  return [undefined, ...parents].flatMap((domain) => [...paths].map((path) => ({ domain, path })));
}
