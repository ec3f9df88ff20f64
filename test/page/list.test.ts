/** `data-assent-list`: everything that is stored, by category, written into the page from the config (R010). */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import { assentUi, expectVisit, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const config: AssentConfig = {
  categories: [
    'functional',
    'analytics',
    { id: 'maps', title: { en: 'Maps', fr: 'Cartes' }, description: 'Shows <b>maps</b>' },
  ],
  services: [
    {
      id: 'counter',
      category: 'analytics',
      name: 'Counter',
      provider: 'Counter plc',
      privacyPolicy: 'https://counter.test/privacy',
      cookies: [{ name: '_c*', duration: { en: '13 months', fr: '13 mois' }, purpose: 'Counts visits' }, '_d'],
      storage: ['c_queue'],
    },
    { id: 'atlas', category: 'maps', name: 'Atlas', privacyPolicy: 'javascript:alert(1)' },
  ],
  lifetime: { months: 12 },
};

/** Each section: its heading, then the cells of each row. */
const read = ({ page }: Visit, selector = '[data-assent-list]'): Promise<unknown> =>
  page
    .locator(selector)
    .evaluate((place) =>
      [...place.querySelectorAll('section')].map((section) => [
        section.querySelector('h2')?.textContent,
        ...[...section.querySelectorAll('tbody tr')].map((row) =>
          [...row.children].map((cell) => cell.textContent).join(' | '),
        ),
      ]),
    );

const ENGLISH = [
  ['Functional', 'assent | This site | Needed for the site to work. | 12 months'],
  [
    'Analytics',
    '_c* | Counter (Counter plc) | Counts visits | 13 months',
    '_d | Counter (Counter plc) | – | –',
    'c_queue | Counter (Counter plc) | – | –',
  ],
  ['Maps', '– | Atlas (This site) | – | –'],
];

test('lists every category, service, cookie and key, and our own cookie, with nothing stored or loaded', async () => {
  const visit = await lab.visit({ html: '<div data-assent-list>Needs JavaScript</div>', config });
  await visit.page.locator('[data-assent-list] table').first().waitFor();
  expect(await read(visit)).toEqual(ENGLISH);
  expect(await visit.page.locator('[data-assent-list]').innerText()).toContain('Shows <b>maps</b>');
  expect(
    await visit.page
      .locator('[data-assent-list] a')
      .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href)),
  ).toEqual(Array.from({ length: 3 }, () => 'https://counter.test/privacy'));
  await expectVisit(visit, { mustNotRequest: ['tracker.test/', 'counter.test/'], cookies: [], storage: [] });
});

test('in the visitor’s language, also for one who has decided, and restricted to one category', async () => {
  const html = '<div data-assent-list="maps" id="one"></div><div data-assent-list id="all"></div>';
  const visit = await lab.visit({ html, config, lang: 'fr' });
  await assentUi(visit.page).acceptAll();
  await visit.reload();
  await visit.page.locator('#all table').first().waitFor();
  expect(await read(visit, '#one')).toEqual([['Cartes', '– | Atlas (Ce site) | – | –']]);
  expect(await read(visit, '#all')).toEqual([
    ['Fonctionnement', 'assent | Ce site | Nécessaire au fonctionnement du site. | 12\u00a0mois'],
    expect.arrayContaining(['_c* | Counter (Counter plc) | Counts visits | 13 mois']),
    expect.arrayContaining(['Cartes']),
  ]);
  await expectVisit(visit, { mustNotRequest: ['shop.test/dist/assent-banner.js'] });
});

test('its headings stand one level below the one before it', async () => {
  const html =
    '<h1>Policy</h1><h2>Cookies</h2><div data-assent-list="maps"></div><h4>More</h4><div data-assent-list="maps"></div>';
  const visit = await lab.visit({ html, config });
  await visit.page.locator('[data-assent-list] table').nth(1).waitFor();
  expect(
    await visit.page
      .locator('[data-assent-list] :is(h2, h3, h4, h5)')
      .evaluateAll((all) => all.map((h) => h.localName)),
  ).toEqual(['h3', 'h5']);
});

test('one that a router brings later is filled, too', async () => {
  const visit = await lab.visit({ html: '<main></main>', config });
  await assentUi(visit.page).bannerIsShown();
  await visit.page.locator('main').evaluate((main) => (main.innerHTML = '<p data-assent-list></p>'));
  await visit.page.locator('[data-assent-list] table').first().waitFor();
  expect(await read(visit)).toEqual(ENGLISH);
});

test('does not make a phone scroll sideways, and its tables have headers', async () => {
  const visit = await lab.visit({
    html: '<div data-assent-list></div>',
    config,
    contextOptions: { viewport: { width: 320, height: 600 } },
  });
  await visit.page.locator('[data-assent-list] table').first().waitFor();
  expect(await visit.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  expect(await visit.page.getByRole('columnheader', { name: 'Duration' }).count()).toBe(3);
  expect(await visit.page.getByRole('rowheader', { name: '_c*' }).count()).toBe(1);
});
