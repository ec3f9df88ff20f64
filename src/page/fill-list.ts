import type { Service } from '../config/types.ts';
import { queryAll } from '../lib/dom.ts';
import { direction } from '../ui/direction.ts';
import { element } from '../ui/element.ts';
import type { PageView } from './page-view.ts';

/** Name, who, what for, how long: the cells of one row. */
type Row = readonly [name: Node | string, provider: Node | string, purpose: string, duration: string];

/** Where nothing is known. */
const NONE = '–';

/**
 * Fills an element of the page with the declaration: all that services store, by category, with provider, purpose and
 * duration (GDPR 13, R010), as headings and tables that the page's own styles reach. The attribute's value restricts it
 * to one category.
 */
export function fillList(place: Element, view: PageView): void {
  const { host, language, own, text, title } = view;
  const { categories, services } = host.config;
  const wanted = place.getAttribute('data-assent-list');
  // Our own record stands with what the site needs, which is the first category that is not the visitor's to decide.
  const home = categories.find(({ required }) => required) ?? categories[0];
  const heading = headingBelow(place);

  const sections = categories
    .filter(({ id }) => !wanted || id === wanted)
    .map((category) => {
      const members = services.filter((service) => service.category === category.id);
      const rows = [...(category === home ? [recordRow(view)] : []), ...members.flatMap((item) => rowsOf(item, view))];
      if (!rows.length) return false;
      return element(
        'section',
        {},
        element(heading, {}, title(category)),
        element('p', {}, own(category.description) || text(`${category.id}.description`)),
        tableOf(rows, title(category), view),
      );
    });
  place.replaceChildren(element('div', { lang: language, dir: direction(language) }, ...sections));
}

/** One level below the heading that the element stands under. */
function headingBelow(place: Element): 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  const before = [...queryAll(':is(h1,h2,h3,h4,h5):not([data-assent-list] *)')].filter(
    (heading) => heading.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const level = Number(before.at(-1)?.localName.slice(1) ?? 1);
  return `h${level + 1}` as 'h2';
}

function tableOf(rows: readonly Row[], label: string, { text }: PageView): HTMLElement {
  const table = element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...['name', 'provider', 'purpose', 'duration'].map((key) => element('th', { scope: 'col' }, text(key))),
      ),
    ),
    element(
      'tbody',
      {},
      ...rows.map(([name, ...cells]) =>
        element('tr', {}, element('th', { scope: 'row' }, name), ...cells.map((cell) => element('td', {}, cell))),
      ),
    ),
  );
  // A phone scrolls the table, not the page; with the keyboard, too (WCAG 1.4.10, 2.1.1).
  const scroller = element('div', { role: 'region', tabindex: '0', 'aria-label': label }, table);
  Object.assign(scroller.style, { overflowX: 'auto', hyphens: 'auto' });
  return scroller;
}

/** Our own cookie. */
function recordRow({ host, language, text }: PageView): Row {
  const { cookie, lifetime } = host.config;
  return [code(cookie.name), text('this-site'), text('functional.description'), monthsIn(language, lifetime.months)];
}

function rowsOf(service: Service, { link, own, text }: PageView): Row[] {
  const name = own(service.name) || service.id;
  const provider = own(service.provider);
  const policy = link(service.privacyPolicy);
  const party = provider || text('this-site');
  const words = party === name ? name : `${name} (${party})`;
  const who = (): Node | string => (policy ? element('a', { href: policy, rel: 'noopener noreferrer' }, words) : words);
  const stored = [
    ...service.cookies.map((cookie): Row => [
      code(cookie.name),
      who(),
      own(cookie.purpose) || NONE,
      own(cookie.duration) || NONE,
    ]),
    ...service.storage.map((key): Row => [code(key), who(), NONE, NONE]),
  ];
  return stored.length ? stored : [[NONE, who(), NONE, NONE]];
}

function code(name: string): HTMLElement {
  const shown = element('code', { dir: 'ltr' }, name);
  shown.style.overflowWrap = 'anywhere';
  return shown;
}

/** `6 months`, in any language that the browser knows. */
function monthsIn(language: string, months: number): string {
  try {
    return new Intl.NumberFormat(language, { style: 'unit', unit: 'month', unitDisplay: 'long' }).format(months);
  } catch {
    return String(months);
  }
}
