/** Attack texts in every text of the config: `docs/reliability.md`, G130. They are shown as text, whatever they are. */
import { expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { bannerEnglish, preferencesEnglish, sharedEnglish } from '../../../src/words/texts.ts';
import { LIVE_PAYLOADS, PAYLOADS } from '../../fixtures/payloads.ts';
import { expectVisit, gated, problemsOf, type Visit } from '../harness/index.ts';
import { A_RAN, expectPageWorks, lab, openScene } from './fault.ts';

/** What a text is for: a harmless one of the same kind must give the same elements. */
type Kind = 'text' | 'link' | 'name';
type Fill = (payload: string, kind: Kind) => string;

const hostile: Fill = (payload) => payload;
const harmless: Fill = (payload, kind) => {
  if (kind === 'text') return 'x';
  if (kind === 'name') return /^[^*;=\s]{1,255}\*?$/.test(payload) ? 'x' : 'no name';
  return isHttp(payload) ? '/x' : 'javascript:1';
};

function isHttp(url: string): boolean {
  return URL.canParse(url, 'http://shop.test/') && /^https?:$/.test(new URL(url, 'http://shop.test/').protocol);
}

const at = (index: number): string => PAYLOADS[index % PAYLOADS.length] ?? '';
/** As a text, or given by language, where the language may be an attack, too. */
const localized = (text: string, index: number): string | Record<string, string> =>
  [text, { en: text }, { [text]: text }][index % 3] ?? text;

/** One service for each payload: each payload stands once in each of its fields. */
function manyServices(from: number, to: number, fill: Fill): object {
  const homes = ['functional', 'analytics', 'advertising', 'personalization'];
  return {
    services: PAYLOADS.slice(from, to).map((_, offset) => {
      const index = from + offset;
      return {
        id: `service-${index}`,
        category: homes[index % homes.length],
        name: localized(fill(at(index), 'text'), index),
        provider: fill(at(index + 1), 'text'),
        privacyPolicy: localized(fill(at(index + 2), 'link'), index),
        cookies: [
          {
            name: fill(at(index + 3), 'name'),
            duration: fill(at(index + 4), 'text'),
            purpose: localized(fill(at(index + 5), 'text'), index),
          },
          { name: 'known', purpose: fill(at(index + 6), 'text') },
        ],
        storage: [fill(at(index + 7), 'name')],
      };
    }),
  };
}

function manyCategories(from: number, to: number, fill: Fill): object {
  return {
    categories: PAYLOADS.slice(from, to).map((_, offset) => ({
      id: `category-${from + offset}`,
      title: localized(fill(at(from + offset), 'text'), offset),
      description: localized(fill(at(from + offset + 1), 'text'), offset + 1),
      required: offset % 4 === 0,
    })),
  };
}

const BREAK = ' -->\'"></script></style></textarea></title></template></noscript></select></svg></math></table> ';

/** Several payloads at once in every place that there is once. */
function singles(from: number, to: number, fill: Fill): object {
  const texts = PAYLOADS.slice(from, to).join(BREAK);
  const text = fill(texts, 'text');
  const keys = Object.keys({ ...sharedEnglish, ...bannerEnglish, ...preferencesEnglish });
  return {
    $schema: text,
    controller: {
      name: text,
      privacyPolicy: fill(at(from), 'link'),
      cookiePolicy: { en: fill(at(from + 1), 'link') },
      imprint: fill(at(from + 2), 'link'),
    },
    // Ids that are none are dropped, in both.
    categories: ['functional', 'analytics', { id: texts, title: text }],
    services: [
      { id: texts, category: 'analytics', name: text },
      { id: 'lost', category: texts, name: text },
      { id: 'own', category: 'analytics', name: text, match: [text] },
    ],
    cookie: { name: text, domain: text, path: text, sameSite: text },
    ui: {
      // Never a theme's name, whose file would be asked for.
      theme: `${text}!`,
      layout: text,
      position: text,
      closeButton: 'reject',
      launcher: { label: from % 2 ? text : { en: text }, position: text },
      texts: { en: Object.fromEntries(keys.map((key) => [key, text])), [texts]: { title: text } },
    },
    locale: text,
    attribute: text,
    onWithdraw: text,
  };
}

interface Census {
  elements: Record<string, number>;
  attributes: string[];
  links: string[];
  title: string;
  labels: number;
}

/** Opens the page with this config, both layers with everything unfolded, and counts what is there. */
async function census(visit: Visit, config: object): Promise<Census> {
  const json = JSON.stringify(config).replaceAll('<', '\\u003c');
  const tags = `<script type="application/json" data-assent-config>${json}</script><script src="/dist/assent.js"></script>`;
  lab.page(
    'shop.test',
    '/',
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title>${tags}<body>${gated('analytics', 'a')}</html>`,
  );
  await visit.clearCookies();
  await visit.goto('http://shop.test/');
  const root = visit.page.locator('assent-ui');
  await root.locator('[part~="banner"]').waitFor();
  await visit.page.evaluate(() => window.assent.open());
  await root.locator('dialog[open]').waitFor();
  return visit.page.evaluate(async () => {
    const shadow = document.querySelector('assent-ui')?.shadowRoot;
    if (!shadow) throw new Error('no shadow root');
    for (const details of shadow.querySelectorAll('details')) details.open = true;
    // What would run, has by then.
    await new Promise((done) => setTimeout(done, 50));
    // But for tags of our parts, which come and go.
    const all = [...document.querySelectorAll('*:not(script[src*="/dist/assent-"])'), ...shadow.querySelectorAll('*')];
    const elements: Record<string, number> = {};
    for (const { localName } of all) elements[localName] = (elements[localName] ?? 0) + 1;
    return {
      elements,
      attributes: [...new Set(all.flatMap((element) => element.getAttributeNames()))].sort(),
      links: [...shadow.querySelectorAll('a')].map((link) => link.href),
      title: document.title,
      labels: [...shadow.querySelectorAll('button')].filter(
        (button) => button.textContent || button.title || button.ariaLabel,
      ).length,
    };
  });
}

async function expectHarmless(visit: Visit): Promise<void> {
  const foreign = visit
    .requests()
    .filter(({ host, path }) => host !== 'shop.test' || !(path === '/' || path.startsWith('/dist/')));
  expect(foreign.map(({ host, path }) => host + path)).toEqual([]);
  expect(await visit.page.evaluate(() => ['__xss' in window, document.documentElement.dataset['xss']])).toEqual([
    false,
    undefined,
  ]);
  expect(visit.errors).toEqual([]);
}

async function expectSameAsHarmless(
  build: (from: number, to: number, fill: Fill) => object,
  step: number,
): Promise<void> {
  const visit = await lab.visit({ html: '<p>Shop</p>', assent: false });
  for (let from = 0; from < PAYLOADS.length; from += step) {
    const expected = await census(visit, build(from, from + step, harmless));
    const actual = await census(visit, build(from, from + step, hostile));
    await expectHarmless(visit);
    expect(actual.links.filter((link) => !isHttp(link))).toEqual([]);
    expect({ ...actual, links: actual.links.length }).toEqual({ ...expected, links: expected.links.length });
  }
}

test('the corpus: at least 300 payloads, and each kind is live where it is taken for markup', async () => {
  expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(300);
  const visit = await lab.visit({ html: '<p>Shop</p>', assent: false });
  const dead = await visit.page.evaluate(async (payloads) => {
    const isDead: string[] = [];
    let ran = 0;
    for (const payload of payloads) {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<p>x</p>${payload}`;
      const loaded = new Promise((done) => (frame.onload = done));
      document.body.append(frame);
      // Not every payload lets its frame load.
      const isMarkup = (): boolean => (frame.contentDocument?.querySelectorAll('*').length ?? 9) > 4;
      const parsed = new Promise<void>((done) => {
        const look = (): unknown => ('__xss' in window || isMarkup() ? done() : setTimeout(look, 100));
        setTimeout(look, 300);
      });
      await Promise.race([loaded, parsed, new Promise((done) => setTimeout(done, 10_000))]);
      if ('__xss' in window) ran++;
      else if (!isMarkup()) isDead.push(payload);
      delete (window as { __xss?: number }).__xss;
      frame.remove();
    }
    return { isDead, ran };
  }, LIVE_PAYLOADS);
  expect(dead.isDead).toEqual([]);
  expect(dead.ran).toBeGreaterThan(20);
  const asked = visit.requests().filter(({ host }) => host === 'evil.test');
  expect(new Set(asked.map(({ path }) => path)).size).toBeGreaterThan(10);
});

test(
  `G130 ${PAYLOADS.length} payloads as the name, provider, policy, cookies and storage of services: text, and nothing else`,
  { timeout: 120_000 },
  () => expectSameAsHarmless(manyServices, 212),
);

test(
  `G130 ${PAYLOADS.length} payloads as titles and descriptions of categories: text, and nothing else`,
  { timeout: 120_000 },
  () => expectSameAsHarmless(manyCategories, 106),
);

test(
  `G130 ${PAYLOADS.length} payloads in everything that a config says once, and in each text of the interface: text, and nothing else`,
  { timeout: 120_000 },
  () => expectSameAsHarmless(singles, 32),
);

test(`G130 ${PAYLOADS.length} payloads in the page’s own gating marks: told as problems, and nothing else`, async () => {
  const { visit, page, ui } = await openScene({});
  await ui.bannerIsShown();
  await page.evaluate((payloads) => {
    document.body.append(
      ...payloads.flatMap((payload) => {
        const script = document.createElement('script');
        script.type = 'text/plain';
        script.dataset['consent'] = payload;
        script.text = 'top.__xss = 1';
        const frame = document.createElement('iframe');
        frame.dataset['consent'] = payload;
        frame.id = payload;
        return [script, frame];
      }),
    );
  }, PAYLOADS);
  await ui.acceptAll();
  await expectVisit(visit, { ...A_RAN, mustNotRequest: ['evil.test'] });
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
  expect((await problemsOf(visit)).length).toBeGreaterThan(300);
  await expectPageWorks(page);
});

test('G130 payloads stay text after the choice, in the dialog that tells of it and in the launcher', async () => {
  const visit = await lab.visit({ html: '<p>Shop</p>', assent: false });
  const after = async (fill: Fill): Promise<[number, string | null]> => {
    await census(visit, singles(0, 32, fill));
    await visit.page.evaluate(() => window.assent.acceptAll());
    await visit.page.evaluate(() => window.assent.open());
    await visit.page.locator('assent-ui dialog[open]').waitFor();
    const count = await visit.page.evaluate(
      () => document.querySelector('assent-ui')?.shadowRoot?.querySelectorAll('*').length ?? 0,
    );
    await visit.page.evaluate(() => window.assent.close());
    return [count, await visit.page.locator('assent-ui [part~=launcher]').innerHTML()];
  };
  const [expected] = await after(harmless);
  expect(await after(hostile)).toEqual([expected, '']);
  expect(await visit.page.evaluate(() => '__xss' in window)).toBe(false);
  expect(visit.requests().filter(({ host }) => host === 'evil.test')).toEqual([]);
  expect(visit.errors).toEqual([]);
});

test('G130 languages whose names mean something on every object: the interface still has its words', async () => {
  const visit = await lab.visit({ html: '<p>Shop</p>', assent: false });
  const empty: string[] = [];
  for (const locale of ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf', 'then']) {
    const config = `{"locale": "${locale}", "ui": {"texts": {"${locale}": {"effect": "x"}}}}`;
    const { labels } = await census(visit, JSON.parse(config) as AssentConfig);
    if (labels < 7) empty.push(`${locale}: ${labels} labelled buttons`);
  }
  expect(empty.join('; ')).toBe('');
  expect(visit.errors).toEqual([]);
});
