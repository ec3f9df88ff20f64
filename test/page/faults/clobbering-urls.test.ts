/** Addresses that must never be released: `docs/reliability.md`, D85, D86 and D88, and the links of B and G. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { BAD_URLS, ODD_URLS } from '../../fixtures/payloads.ts';
import { expectVisit, problemsOf } from '../harness/index.ts';
import { expectPageWorks, lab, openScene, type Scene } from './fault.ts';

/** Inserts one gated element for each address: by script, because HTML cannot carry every character. */
async function insert(
  { page }: Scene,
  tag: string,
  attributes: Record<string, string>,
  urls: readonly string[],
): Promise<void> {
  await page.evaluate(
    ([name, fixed, addresses]) => {
      document.body.append(
        ...addresses.map((url) => {
          const element = document.createElement(name);
          element.setAttribute('data-consent', 'analytics');
          for (const [key, value] of Object.entries(fixed))
            element.setAttribute(
              key,
              value.replace('%', () => url),
            );
          element.className = 'vector';
          return element;
        }),
      );
    },
    [tag, attributes, urls] as const,
  );
}

/** What the elements have now that they had not: a live address, or a copy of a script that could run. */
function released({ page }: Scene): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.vector')].flatMap((element) => {
      const isScript = element instanceof HTMLScriptElement;
      if (isScript && element.type === 'text/plain') return [];
      const live = [
        'src',
        'srcset',
        'href',
        'data',
        'poster',
        'srcdoc',
        'onload',
        'onerror',
        'style',
        'action',
        'xlink:href',
      ];
      return live
        .filter((name) => element.hasAttribute(name))
        .map((name) => `${element.localName} ${name}=${element.getAttribute(name)}`);
    }),
  );
}

/** Nothing but the page itself and our own files has been asked for; nothing has run. */
async function expectNothing(scene: Scene): Promise<void> {
  await expectVisit(scene.visit, {});
  const foreign = scene.visit
    .requests()
    .filter(({ host, path }) => host !== 'shop.test' || !(path === '/' || path.startsWith('/dist/')));
  expect(foreign.map(({ host, path }) => host + path)).toEqual([]);
  expect(await scene.page.evaluate(() => ['__xss' in window, location.href])).toEqual([false, 'http://shop.test/']);
}

const kinds: [name: string, tag: string, attributes: Record<string, string>][] = [
  ['script', 'script', { type: 'text/plain', 'data-src': '%' }],
  ['script with src', 'script', { type: 'text/plain', src: '%' }],
  ['async script', 'script', { type: 'text/plain', 'data-src': '%', async: '' }],
  ['module', 'script', { type: 'text/plain', 'data-type': 'module', 'data-src': '%' }],
  ['iframe', 'iframe', { 'data-src': '%' }],
  ['img', 'img', { 'data-src': '%' }],
  ['a srcset', 'img', { 'data-srcset': '% 1x' }],
  ['link', 'link', { rel: 'stylesheet', 'data-href': '%' }],
  ['preload', 'link', { rel: 'preload', as: 'script', 'data-href': '%' }],
  ['video', 'video', { 'data-src': '%', 'data-poster': '%' }],
  ['audio', 'audio', { 'data-src': '%' }],
  ['object', 'object', { 'data-data': '%' }],
  ['embed', 'embed', { 'data-src': '%' }],
];

test('the vectors are at least 60, each once', () => {
  expect(BAD_URLS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(BAD_URLS).size).toBe(BAD_URLS.length);
});

describe('D85 an address that is not http(s)', () => {
  test.each(kinds)(
    `D85 ${BAD_URLS.length} addresses on %s, inserted before and after the consent: none is set, asked for or run`,
    async (_, tag, attributes) => {
      const scene = await openScene({ page: { html: '<p>Shop</p>' } });
      // White space divides a srcset, for the browser as for us.
      const urls = 'data-srcset' in attributes ? BAD_URLS.filter((url) => !/\s/.test(url)) : BAD_URLS;
      await insert(scene, tag, attributes, urls);
      await scene.ui.acceptAll();
      await insert(scene, tag, attributes, urls);
      await scene.visit.settled();
      expect(await released(scene)).toEqual([]);
      await expectNothing(scene);
      expect((await problemsOf(scene.visit)).some((problem) => problem.startsWith('gate/bad-url'))).toBe(true);
      await expectPageWorks(scene.page);
    },
  );

  test('D85 one bad address in a srcset spoils it all', async () => {
    const scene = await openScene({ page: { html: '<p>Shop</p>' } });
    const sets = [
      'javascript:1 1x, http://evil.test/a 2x',
      'http://evil.test/a 1x,data:image/gif;base64,AA 2x',
      'http://evil.test/a 1x,\nfile:///x 2x',
    ];
    await insert(scene, 'img', { 'data-srcset': '%' }, sets);
    await scene.ui.acceptAll();
    await scene.visit.settled();
    expect(await released(scene)).toEqual([]);
    await expectNothing(scene);
  });

  test('D86, D88 attributes that run something, and elements that are not ours to open: never set', async () => {
    const scene = await openScene({ page: { html: '<p>Shop</p>' } });
    const code = 'top.__xss=1';
    for (const tag of [
      'iframe',
      'img',
      'video',
      'a',
      'form',
      'button',
      'base',
      'meta',
      'area',
      'div',
      'svg',
      'input',
      'frame',
      'applet',
    ]) {
      await insert(
        scene,
        tag,
        {
          'data-srcdoc': '<script>top.__xss=1</script>',
          'data-onload': code,
          'data-onerror': code,
          'data-style': 'background:url(//evil.test/s)',
          'data-action': '%',
          'data-formaction': '%',
          'data-xlink:href': '%',
          ...(['iframe', 'img', 'video'].includes(tag) ? {} : { 'data-href': '%', 'data-src': '%' }),
        },
        [`javascript:${code}`, 'http://evil.test/'],
      );
    }
    await scene.page.evaluate(() => {
      const host = document.createElement('div');
      const mark = 'data-consent="analytics" data-src="http://evil.test/svg" data-href="http://evil.test/svg"';
      host.innerHTML = `<svg><script class="vector" ${mark}></script><image class="vector" ${mark}></image><use class="vector" ${mark}></use></svg>
        <math><mi class="vector" ${mark}></mi></math>`;
      document.body.append(host);
    });
    await scene.ui.acceptAll();
    await scene.visit.settled();
    expect(await released(scene)).toEqual([]);
    await expectNothing(scene);
    await expectPageWorks(scene.page);
  });

  test('D85 odd addresses that are http(s) all the same are released, each to where the URL parser says', async () => {
    const scene = await openScene({ page: { html: '<p>Shop</p>' } });
    await insert(scene, 'img', { 'data-src': '%' }, Object.keys(ODD_URLS));
    await scene.ui.bannerIsShown();
    await expectVisit(scene.visit, { mustNotRequest: ['odd.test', 'shop.test/own', 'shop.test/?'] });
    await scene.ui.acceptAll();
    await expectVisit(scene.visit, { mustRequestOnce: Object.values(ODD_URLS), allowErrors: /404/ });
  });
});

/** A link that is too long is no danger. */
const LINKS = BAD_URLS.filter((url) => url.length < 4096);

test(`G130 ${LINKS.length} addresses as policies of services, on both layers: no link is made of any`, async () => {
  const fine = '/fine';
  const config = {
    categories: ['functional', 'analytics'],
    services: [
      ...LINKS.map((privacyPolicy, index) => ({ id: `bad-${index}`, category: 'analytics', privacyPolicy })),
      ...LINKS.map((url, index) => ({ id: `in-${index}`, category: 'functional', privacyPolicy: { en: url } })),
      { id: 'good', category: 'analytics', privacyPolicy: fine },
    ],
  } satisfies AssentConfig;
  const scene = await openScene({ page: { html: '<p>Shop</p>', config } });
  await scene.ui.openPreferences();
  expect(await linksOf(scene)).toEqual([fine]);
  await expectNothing(scene);
});

test(
  `G130 ${LINKS.length} addresses as the controller's policies, on both layers: no link is made of any`,
  { timeout: 120_000 },
  async () => {
    const scene = await openScene({ page: { html: '<p>Shop</p>' } });
    const faults: string[] = [];
    for (let at = 0; at < LINKS.length; at += 3) {
      const [privacyPolicy, cookiePolicy, imprint] = LINKS.slice(at, at + 3);
      const config = JSON.stringify({
        controller: { name: 'x', privacyPolicy, cookiePolicy, imprint: { en: imprint } },
      });
      const tags = `<script type="application/json" data-assent-config>${config.replaceAll('<', '\\u003c')}</script><script src="/dist/assent.js"></script>`;
      lab.page('shop.test', '/', `<!doctype html><html lang="en"><title>Shop</title>${tags}<body></html>`);
      await scene.visit.goto('http://shop.test/');
      await scene.ui.banner.waitFor();
      await scene.page.evaluate(() => window.assent.open());
      await scene.ui.preferences.waitFor();
      const links = await linksOf(scene);
      if (links.length > 0) faults.push(`${config}: ${links.join()}`);
    }
    expect(faults).toEqual([]);
    await expectNothing(scene);
  },
);

function linksOf({ page }: Scene): Promise<(string | null)[]> {
  return page.locator('assent-ui a').evaluateAll((found) => found.map((link) => link.getAttribute('href')));
}
