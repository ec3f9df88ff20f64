import { parseTerms, idOf } from '../../gate/requirement.ts';
import { readConfig } from '../../config/read-config.ts';
import type { ResolvedConfig } from '../../config/types.ts';
import { isHttpUrl } from '../../lib/is-http-url.ts';
import { closest } from '../closest.ts';
import { show } from '../advice.ts';
import type { Found } from '../finding.ts';
import { isAssent } from './assent-tag.ts';
import { checkOrder } from './check-order.ts';
import { checkUnmarked } from './check-unmarked.ts';
import type { PageElement, ReportElement } from './elements.ts';

/** Attributes that make the browser load something at once. */
const LOADING = ['src', 'srcset', 'poster'];
/** Attributes of blocked elements that become such when released. */
const RELEASED = ['data-src', 'data-href', 'data-poster', 'data-data'];

/**
 * What a page gets wrong about the gate.
 *
 * @param raw the config that the page will have; `undefined` if nobody knows, and then ids are not judged
 */
export function checkPage(elements: readonly PageElement[], raw: unknown): Found[] {
  const config = readConfig(raw) ?? readConfig({});
  if (!config) return [];
  const found: Found[] = [];
  const report: ReportElement = (code, element, message, level = 'error') =>
    void found.push({ code, path: describe(element), message, offset: element.offset, level });

  const marked = elements.filter(({ name, attributes }) => attributes.has(config.attribute) && name !== 'form');
  for (const element of marked) checkMarked(element, config, raw !== undefined, report);
  checkOrder(elements, report);
  checkUnmarked(elements, marked, config, report);

  const isAssentHere = elements.some(isAssent);
  const canReopen =
    config.ui.launcher || elements.some(({ attributes }) => attributes.get('data-assent-do') === 'open');
  if (isAssentHere && !canReopen) {
    const message =
      'ui.launcher is false and nothing on the page has data-assent-do="open": visitors cannot change their mind';
    report('check/no-way-back', elements.find(isAssent) as PageElement, message);
  }
  return found.sort((a, b) => a.offset - b.offset);
}

function checkMarked(element: PageElement, config: ResolvedConfig, areIdsKnown: boolean, report: ReportElement): void {
  const { name, attributes } = element;
  const { attribute } = config;
  if (name === 'script') {
    const type = attributes.get('type');
    if (!/^text\/plain$/i.test(type ?? '')) {
      const real = type ? ` data-type="${type}"` : '';
      // Safari up to 16.6 fetches the `src` of a script that it does not run.
      const source = attributes.has('src') ? ', and data-src instead of src' : '';
      report('gate/not-held', element, `this script runs without consent; write type="text/plain"${real}${source}`);
    }
  } else {
    const loading = [...LOADING, ...(name === 'object' ? ['data'] : []), ...(name === 'link' ? ['href'] : [])];
    const loaded = loading.find((key) => attributes.has(key));
    if (loaded)
      report('gate/not-held', element, `this loads without consent; write data-${loaded} instead of ${loaded}`);
  }

  const terms = parseTerms(attributes.get(attribute) ?? '');
  if (terms.length === 0) report('gate/unknown-id', element, `${attribute} is empty, so this never runs`);
  const known = [...config.categories, ...config.services].map(({ id }) => id);
  for (const id of terms.map(idOf)) {
    if (!areIdsKnown || known.includes(id)) continue;
    const meant = closest(id, known);
    const help = meant ? `did you mean ${show(meant)}?` : `expected one of ${known.map(show).join(', ')}`;
    report('gate/unknown-id', element, `unknown category or service ${show(id)}, ${help}`);
  }
  for (const key of name === 'script' ? ['src', 'data-src'] : RELEASED) {
    const url = attributes.get(key);
    if (url !== undefined && !isHttpUrl(url)) {
      report('gate/bad-url', element, `${key} is never released: expected an http(s) or relative URL`);
    }
  }
}

function describe({ name, attributes }: PageElement): string {
  const id = attributes.get('id');
  const url = attributes.get('data-src') ?? attributes.get('src') ?? attributes.get('href') ?? '';
  return `${name}${id ? `#${id}` : ''}${url && ` ${url.slice(0, 200)}`}`;
}
