/** A config that is odd, hostile, or another one on the next page: `docs/reliability.md`, B35 to B39, B44, B47. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { assentUi, expectChoice, expectProblem, expectVisit, gated, problemsOf, type Visit } from '../harness/index.ts';
import {
  A_RAN,
  eventually,
  expectPageWorks,
  fault,
  hostPart,
  lab,
  NO_TRACKER,
  openScene,
  type Scene,
} from './fault.ts';
import { day, recordsOf } from './stored.ts';

describe('B35 a config 20,000 levels deep', () => {
  const deep = (open: string, close: string): string => `${open.repeat(20_000)}1${close.repeat(20_000)}`;
  const configs: [name: string, json: string][] = [
    ['at the top', deep('[', ']')],
    ['in an unknown key', `{"x": ${deep('[', ']')}}`],
    ['in a text', `{"controller": {"name": ${deep('{"en":', '}')}}, "ui": {"texts": ${deep('{"en":', '}')}}}`],
  ];
  for (const [index, [name, json]] of configs.entries()) {
    test(`B35 by URL, ${name}: nothing runs, nothing overflows into the page`, async () => {
      lab.route('shop.test', `/deep${index}.json`, { body: json });
      const visit = await lab.visit({
        html: gated('analytics', 'a') + hostPart(),
        assentAttributes: `data-config="/deep${index}.json"`,
      });
      await expectVisit(visit, NO_TRACKER);
      await expectPageWorks(visit.page);
      await eventually(() => problemsOf(visit)).not.toEqual([]);
      await expectVisit(visit, NO_TRACKER);
    });

    test(`B35 in the page, ${name}: nothing runs, nothing overflows into the page`, async () => {
      const visit = await lab.visit({ html: gated('analytics', 'a') + hostPart(), config: json });
      await expectVisit(visit, NO_TRACKER);
      await expectPageWorks(visit.page);
      await eventually(() => problemsOf(visit)).not.toEqual([]);
    });
  }
});

describe('B36 keys that are misspelt', () => {
  fault({
    name: 'B36 every key is misspelt: the defaults hold, nothing opens that they keep shut, each is told',
    page: {
      html: gated('analytics', 'a') + gated('advertising', 'b'),
      config: {
        categorys: ['functional'],
        service: [{ id: 'x', category: 'functional' }],
        categories: [
          'functional',
          'analytics',
          { id: 'advertising', Required: true, require: true, default: 'granted' },
        ],
        onWithdrawal: 'keep',
        Lifetime: { months: 1 },
      },
    },
    act: ({ ui }) => ui.grantOnly('analytics'),
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/b.js'] },
    check: async ({ visit }) => {
      for (const key of ['categorys', 'service', 'categories[2].Required', 'onWithdrawal', 'Lifetime']) {
        await eventually(() => problemsOf(visit)).toContain(`config/unknown-key ${key}`);
      }
    },
    kept: { analytics: true, advertising: false },
  });
});

describe('B37 a config of many parts', () => {
  const names = Array.from({ length: 1000 }, (_, index) => ({ id: `category-${index}`, title: `Category ${index}` }));
  fault({
    name: 'B37 1,000 categories: all can be granted or refused, and each choice is kept',
    page: {
      html: gated('category-1', 'a', '?nostorage') + gated('category-2', 'b'),
      config: { categories: names } satisfies AssentConfig,
    },
    act: async ({ page, ui }) => {
      await ui.openPreferences();
      expect(await ui.preferences.getByRole('switch').count()).toBe(1000);
      await ui.toggle('category-1');
      await ui.save();
      await ui.preferencesAreHidden();
      expect(
        await page.evaluate(() =>
          Object.values(window.assent.consent.categories).filter((choice) => choice === 'granted'),
        ),
      ).toHaveLength(1);
    },
    expect: { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] },
    kept: { 'category-1': true, 'category-2': false },
    timeout: 120_000,
  });

  fault({
    name: 'B37 no category that could be refused: nobody is asked, what needs none runs, the rest stays shut',
    page: {
      html: gated('functional', 'a') + gated('analytics', 'b'),
      config: { categories: ['functional'] } satisfies AssentConfig,
    },
    before: false,
    act: () => {},
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/b.js', 'shop.test/dist/assent-banner.js'] },
    kept: { functional: true, analytics: false },
  });
});

describe('B38 the page has polluted Object.prototype before us', () => {
  /** Everything that a config, a record or an option could be asked for. */
  const pollute = (enumerable: boolean): string => `
    const values = {
      mode: 'opt-out', required: true, analytics: true, advertising: 'granted', decided: true, granted: true,
      revision: 99, categories: ['analytics'], services: [], lifetime: { months: 999 }, attribute: 'data-x',
      cookie2: 1, domain: 'elsewhere.test', path: '/nowhere', sameSite: 'None', expires: -1, maxAge: 1e9,
      onWithdraw: 'keep', locale: 'xx', title: 'polluted', category: 'functional', scriptTimeout: 0,
      privacyPolicy: 'javascript:window.__xss=1', controller: { name: 'polluted' }, nonce: 'x', url: '//evil.test/',
    };
    for (const [key, value] of Object.entries(values)) {
      Object.defineProperty(Object.prototype, key, { value, enumerable: ${enumerable}, configurable: true, writable: true });
    }`;
  for (const enumerable of [true, false]) {
    fault({
      name: `B38 with what a config could say, ${enumerable ? 'enumerable' : 'not enumerable'}: the defaults hold`,
      page: { html: quietA() + gated('advertising', 'b'), config: {} },
      init: pollute(enumerable),
      act: async ({ ui, page }) => {
        expect(await page.evaluate(() => Object.keys(window.assent.consent.categories))).toHaveLength(4);
        await ui.grantOnly('analytics');
      },
      expect: { ...A_RAN, mustNotRequest: ['tracker.test/b.js', 'evil.test'], cookies: ['assent'] },
      check: async ({ visit }) => {
        expect(await recordsOf(visit)).toEqual([`1.${day()}.0.1.preferences.analytics.!advertising.!personalization~`]);
      },
      kept: { analytics: true, advertising: false },
    });
  }

  // What a renderer could be made to take for an attribute: a way from pollution to script.
  const gadgets: Record<string, string> = {
    innerHTML: `'<img src=x onerror="window.__xss=1">'`,
    srcdoc: `'<img src=x onerror="top.__xss=1">'`,
    onclick: `'window.__xss=1'`,
    onfocus: `'window.__xss=1'`,
    href: `'javascript:window.__xss=1'`,
    children: `['polluted']`,
    dangerouslySetInnerHTML: `{ __html: '<img src=x onerror="window.__xss=1">' }`,
    // What an element's `dataset` inherits, too.
    src: `'http://evil.test/evil.js'`,
    type: `'image'`,
  };
  for (const [name, value] of Object.entries(gadgets)) {
    // Renderers go through what is enumerable.
    test(`B38 with \`${name}\`: no script comes of it, banner and dialog work`, async () => {
      lab.route('evil.test', '/evil.js', { body: 'window.__xss = 1' });
      const { visit, page, ui } = await openScene({
        page: {
          html: `${quietA()}<script type="text/plain" data-consent="analytics">window.inlineRan = (window.inlineRan || 0) + 1</script>`,
          config: { services: [{ id: 'x', category: 'analytics', privacyPolicy: '/x' }] },
        },
        init: `Object.defineProperty(Object.prototype, '${name}', { value: ${value}, enumerable: true, configurable: true, writable: true })`,
      });
      await ui.bannerIsShown();
      await page.evaluate(() => window.assent.open());
      await visit.settled();
      expect(await page.evaluate(() => '__xss' in window), 'a script of the page’s polluter ran').toBe(false);
      await expect.poll(() => ui.preferences.getByRole('switch').count(), { message: 'switches' }).toBeGreaterThan(0);
      await ui.toggle('analytics');
      await ui.save();
      await expectVisit(visit, {
        mustRequestOnce: ['tracker.test/a.js'],
        mustNotRequest: ['shop.test/x', 'evil.test'],
      });
      expect(await page.evaluate(() => ['__xss' in window, (window as { inlineRan?: number }).inlineRan])).toEqual([
        false,
        1,
      ]);
      await expectPageWorks(page);
    });
  }
});

describe('B39 the config is another one on the next page', () => {
  const configs: Record<string, AssentConfig> = { '/old': { revision: 1 }, '/new': { revision: 2 } };
  const open = async (path: string, first?: Visit): Promise<Scene> => {
    for (const [at, config] of Object.entries(configs)) {
      const inline = `<script type="application/json" data-assent-config>${JSON.stringify(config)}</script><script src="/dist/assent.js"></script>`;
      lab.page(
        'shop.test',
        at,
        `<!doctype html><html lang="en"><title>Shop</title>${inline}<body>${gated('analytics', 'a')}${hostPart()}</html>`,
      );
    }
    const visit = await lab.visit({ url: `http://shop.test${path}`, ...(first && { sameVisitorAs: first }) });
    return { visit, page: visit.page, ui: assentUi(visit.page) };
  };

  test('B39 a cache mixes two revisions: the other one asks and runs nothing, and does not lose the choice', async () => {
    const { visit, page, ui } = await open('/new');
    await ui.acceptAll();
    await expectVisit(visit, A_RAN);
    await visit.goto('http://shop.test/old');
    await ui.bannerIsShown();
    await expectVisit(visit, NO_TRACKER);
    await visit.goto('http://shop.test/new');
    await expectVisit(visit, A_RAN);
    await ui.bannerIsHidden();
    await visit.goto('http://shop.test/old');
    await ui.rejectAll();
    await visit.goto('http://shop.test/new');
    await ui.bannerIsShown();
    await expectVisit(visit, NO_TRACKER);
    await expectPageWorks(page);
  });

  test('B39 two tabs of two revisions: a yes in one opens nothing in the other', async () => {
    const before = await open('/old');
    const after = await open('/new', before.visit);
    await after.ui.acceptAll();
    await expectVisit(after.visit, A_RAN);
    await before.ui.bannerIsShown();
    await expectVisit(before.visit, { mustRequestOnce: ['tracker.test/a.js'] });
    await expectChoice(before.visit, 'analytics', false);
    await expectPageWorks(before.page);
  });

  test('B39 a service moves to another category: its own choice goes with it, and no more', async () => {
    const page = (category: string): AssentConfig => ({ services: [{ id: 'mover', category }] });
    const html = gated('mover', 'a') + gated('advertising', 'b') + hostPart();
    const first = await lab.visit({ html, config: page('analytics') });
    await assentUi(first.page).grantOnly('analytics');
    await expectVisit(first, A_RAN);
    const second = await lab.visit({
      html,
      config: { ...page('advertising'), categories: ['advertising', 'analytics'] },
      sameVisitorAs: first,
    });
    await expectVisit(second, { mustNotRequest: ['tracker.test/b.js'] });
    await expectChoice(second, 'advertising', false);
    await expectPageWorks(second.page);
  });
});

test('B44 the page is closed right after the click: the choice is stored', async () => {
  const { visit, page, ui } = await openScene({});
  await ui.bannerIsShown();
  // Nothing of what Assent may have put off comes about.
  await ui.acceptAll();
  await page.close();
  const next = await lab.visit({ url: 'http://shop.test/', sameVisitorAs: visit });
  await assentUi(next.page).bannerIsHidden();
  await expectVisit(next, A_RAN);
  await expectPageWorks(next.page);
});

fault({
  name: 'B47 texts where other products take functions: they are texts, and told',
  page: {
    html: quietA(),
    config: {
      onAccept: 'window.__xss = 1',
      callback: '() => { window.__xss = 1 }',
      onWithdraw: 'window.__xss = 1',
      services: [{ id: 'x', category: 'analytics', onInit: 'window.__xss = 1', callback: 'alert(1)' }],
    },
  },
  check: async ({ visit, page }) => {
    expect(await page.evaluate(() => '__xss' in window)).toBe(false);
    await expectProblem(visit, 'config/unknown-key onAccept');
    await expectProblem(visit, 'config/bad-value onWithdraw');
  },
});

function quietA(): string {
  return gated('analytics', 'a', '?nostorage');
}
