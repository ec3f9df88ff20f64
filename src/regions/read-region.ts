import { REGION_CODE } from '../config/regions-shape.ts';
import { attempt } from '../lib/attempt.ts';
import { queryAll } from '../lib/dom.ts';

/**
 * Where the visitor is, as the page says: `data-region` on our own script, `<meta name="assent-region">`, or an entry
 * `region` of the page's own `Server-Timing` header. Nobody is asked for it. Empty if nobody says, or says something else.
 *
 * @param base where our files are, with a slash at its end; `undefined` where a bundler has put them
 */
export function readRegion(base: string | undefined): string {
  // Scripts of others may have such an attribute for something else.
  const isOurs = (tag: Element): boolean =>
    base !== undefined && tag instanceof HTMLScriptElement && tag.src.startsWith(base);
  const said = [
    ...[...queryAll('script[data-region]')].filter(isOurs).map((tag) => tag.getAttribute('data-region')),
    ...[...queryAll('meta[name="assent-region"]')].map((tag) => tag.getAttribute('content')),
    ...(attempt(serverTiming) ?? []),
  ];
  return (
    said.map((code) => (code ?? '').trim().toUpperCase().replace('_', '-')).find((code) => REGION_CODE.test(code)) ?? ''
  );
}

function serverTiming(): string[] {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (page?.serverTiming ?? []).filter(({ name }) => name === 'region').map(({ description }) => description);
}
