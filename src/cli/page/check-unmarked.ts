import type { ResolvedConfig } from '../../config/types.ts';
import { idOf, parseTerms } from '../../gate/requirement.ts';
import { isExecutable } from '../../gate/script-kind.ts';
import type { PageElement, ReportElement } from './elements.ts';
import { isAtHostOf, isMatched } from './hosts.ts';

/** What makes a browser contact a host before anybody uses it. */
const HINTS = /^(?:preload|preconnect|prefetch|dns-prefetch|modulepreload|prerender)$/i;

/** Elements that reach, without markup, what waits for consent elsewhere. */
export function checkUnmarked(
  elements: readonly PageElement[],
  marked: readonly PageElement[],
  config: ResolvedConfig,
  report: ReportElement,
): void {
  const free = new Set(
    [...config.categories, ...config.services].filter(({ required }) => required).map(({ id }) => id),
  );
  const patterns = config.services.flatMap(({ id, match = [] }) =>
    free.has(id) ? [] : match.filter((pattern) => typeof pattern === 'string').map((pattern) => ({ id, pattern })),
  );
  const waiting = marked.flatMap(({ attributes }) => {
    const terms = parseTerms(attributes.get(config.attribute) ?? '');
    const isFree = terms.every((term) => free.has(idOf(term)));
    const url = attributes.get('data-src') ?? attributes.get('data-href') ?? attributes.get('src');
    return url && !isFree ? [url] : [];
  });
  const hosts = [...patterns.map(({ pattern }) => pattern), ...waiting];

  for (const element of elements) {
    const { name, attributes, isInTemplate } = element;
    if (attributes.has(config.attribute) || isInTemplate) continue;
    const isLink = name === 'link';
    const url = attributes.get(isLink ? 'href' : 'src');
    if (!url) continue;
    const hint = isLink && (attributes.get('rel') ?? '').split(/\s+/).find((rel) => HINTS.test(rel));
    if (hint && hosts.some((host) => isAtHostOf(host, url))) {
      const message = `${hint} contacts a host that waits for consent; leave it out`;
      report('check/early-contact', element, message);
    } else if (!isLink && (name !== 'script' || isExecutable(attributes.get('type') ?? ''))) {
      const rule = patterns.find(({ pattern }) => isMatched(pattern, url));
      if (rule) {
        const how = name === 'script' ? 'type="text/plain" ' : 'data-src instead of src, and ';
        const message = `this belongs to \`${rule.id}\` and runs without consent; write ${how}${config.attribute}="${rule.id}"`;
        report('guard/needs-markup', element, message);
      }
    }
  }
}
