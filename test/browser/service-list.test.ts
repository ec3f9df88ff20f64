/** `data-assent-list`: everything that is stored, by category, written into the page from the config (R010). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { category, config, type FakeCore, startFake } from './fake-host.ts';
import { trackObservers } from './track-observers.ts';

let core: FakeCore;
let main: HTMLElement;
let stopObservers: ReturnType<typeof trackObservers>;
beforeEach(() => {
  stopObservers = trackObservers();
  main = document.body.appendChild(document.createElement('main'));
});
afterEach(async () => {
  core.stop();
  main.remove();
  await stopObservers();
  document.adoptedStyleSheets = [];
});

const furnish = async (html: string, ...start: Parameters<typeof startFake>) => {
  main.innerHTML = html;
  core = await startFake(...start);
  core.preferences.furnish();
};
/** Each section: its heading, then the cells of each row. */
const read = (place: Element) =>
  [...place.querySelectorAll('section')].map((section) => [
    section.querySelector('h2, h3, h4, h5, h6')?.textContent,
    ...[...section.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent).join(' | '),
    ),
  ]);

// The first, because those that came before would hear of the end as well.
test('waits until the document is parsed', async () => {
  const real = Object.getOwnPropertyDescriptor(Document.prototype, 'readyState')!;
  let state = 'loading';
  Object.defineProperty(Document.prototype, 'readyState', { configurable: true, get: () => state });
  await furnish('<p data-assent-list></p>');
  core.update();
  expect(main.querySelector('table')).toBeNull();
  state = 'interactive';
  document.dispatchEvent(new Event('DOMContentLoaded'));
  expect(main.querySelector('table')).not.toBeNull();
  Object.defineProperty(Document.prototype, 'readyState', real);
});

test('lists every category, service, cookie and key, and our own cookie, in place of what was there', async () => {
  await furnish('<div data-assent-list>Needs JavaScript</div>');
  const place = main.querySelector('[data-assent-list]')!;
  expect(read(place)).toEqual([
    ['Functional', 'assent | This site | Needed for the site to work. | 6 months', '– | Sign-in (This site) | – | –'],
    [
      'Analytics',
      '_pk_id* | Matomo (InnoCraft Ltd) | Tells visitors apart | 13 months',
      'matomo-queue | Matomo (InnoCraft Ltd) | – | –',
      '– | Counter (This site) | – | –',
    ],
    ['Advertising', '– | Ads (This site) | – | –'],
  ]);
  expect(place.textContent).not.toContain('Needs JavaScript');
  expect([...place.querySelectorAll('a')].map(({ href }) => href)).toEqual(
    Array.from({ length: 2 }, () => 'https://matomo.example/privacy'),
  );
  expect(await violations(place)).toEqual([]);
});

test('restricted to one category, in the language shown, one level below the heading before it', async () => {
  await furnish(
    '<h1>P</h1><h2>C</h2><p data-assent-list="advertising"></p><h4>M</h4><p data-assent-list="advertising"></p>',
    config({ locale: 'fr' }),
  );
  for (const place of main.querySelectorAll('[data-assent-list]')) {
    expect(read(place)).toEqual([['Publicité', '– | Ads (Ce site) | – | –']]);
    expect((place.firstElementChild as HTMLElement).lang).toBe('fr');
  }
  expect([...main.querySelectorAll('[data-assent-list] :is(h2,h3,h4,h5)')].map(({ localName }) => localName)).toEqual([
    'h3',
    'h5',
  ]);
});

test('a place that a router brings later is filled, and one that is filled stays as it is', async () => {
  await furnish('<p data-assent-list="analytics"></p>');
  const table = main.querySelector('table');
  main.append(Object.assign(document.createElement('p'), { id: 'late' }));
  main.querySelector('#late')!.setAttribute('data-assent-list', '');
  main.append(document.createElement('hr'));
  await expect.poll(() => main.querySelectorAll('#late section').length).toBe(3);
  core.update();
  expect(main.querySelector('table')).toBe(table);
});

test('words and links of the site are text, and links that may be followed', async () => {
  const services = [
    {
      id: 'maps',
      category: 'maps',
      required: false,
      name: '<img src=x onerror=alert(1)>',
      privacyPolicy: 'javascript:alert(1)',
      cookies: [{ name: '<b>', purpose: '<svg onload=alert(1)>' }],
      storage: [],
    },
  ];
  await furnish('<p data-assent-list></p>', config({ categories: [category('maps')], services }));
  expect(main.querySelector('img, svg, b, a')).toBeNull();
  expect(main.textContent).toContain('<img src=x onerror=alert(1)>');
});
