/** Faults of config and network: `docs/reliability.md`, B. What `../config.test.ts` asks is not asked again. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import {
  assentUi,
  expectChoice,
  expectProblem,
  expectVisit,
  gated,
  problemsOf,
  type Reply,
  type Visit,
} from '../harness/index.ts';
import {
  A_RAN,
  expectPageWorks,
  fault,
  hostPart,
  lab,
  NO_TRACKER,
  openScene,
  type Fault,
  type Scene,
} from './fault.ts';
import { day, recordsOf, yes } from './stored.ts';

/** Nobody is asked, because no informed question can be put. */
const SHUT = { mustNotRequest: ['tracker', 'shop.test/dist/assent-ui.js'], cookies: [], storage: [] };
const UNREADABLE = /Failed to load|CORS|net::ERR|Fetch API cannot load/;

async function expectShut({ visit, ui, page }: Scene): Promise<void> {
  await expectProblem(visit, 'config/unreadable');
  await expectVisit(visit, { ...SHUT, allowErrors: UNREADABLE });
  await ui.bannerIsHidden();
  await expectPageWorks(page);
}

/** The config can be read at last, and the browser says that it is online. */
async function mend({ page, ui }: Scene, path: string): Promise<void> {
  lab.route('shop.test', path, { body: '{}' });
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await ui.bannerIsShown();
  await ui.acceptAll();
}

/** Shut while the config cannot be read, and well once it can. */
function unreadable(name: string, path: string, reply: Reply, more: Partial<Fault> = {}): void {
  fault({
    name: `${name}: shut, nobody is asked, one problem, and well once it can be read`,
    page: () => {
      lab.route('shop.test', path, reply);
      return { html: gated('analytics', 'a'), assentAttributes: `data-config="${path}"` };
    },
    before: false,
    act: async (scene) => {
      await expectShut(scene);
      expect(await problemsOf(scene.visit)).toEqual([`config/unreadable ${path}`]);
      await mend(scene, path);
    },
    errors: UNREADABLE,
    ...more,
  });
}

/** A page with a config by URL, for a test that must do something before it opens. */
async function openLater(path: string, config: string): Promise<Scene & { goto(): Promise<void> }> {
  const tags = `<script src="/dist/assent.js" data-config="${config}"></script>`;
  lab.page(
    'shop.test',
    path,
    `<!doctype html><html lang="en"><title>Shop</title>${tags}<body>${gated('analytics', 'a')}${hostPart()}</html>`,
  );
  const visit: Visit = await lab.visit({ url: 'about:blank' });
  const { page } = visit;
  return { visit, page, ui: assentUi(page), goto: () => visit.goto(`http://shop.test${path}`) };
}

describe('B30 the config is out of reach', () => {
  for (const [what, reason] of [
    ['its host has no address', 'namenotresolved'],
    ['the connection is refused', 'connectionrefused'],
    ['a filter blocks it', 'blockedbyclient'],
  ] as const) {
    test(`B30 ${what}: shut, nobody is asked, and well once it is there`, async () => {
      const scene = await openLater(`/${reason}`, `/${reason}.json`);
      await scene.page.route(`**/${reason}.json`, (route) => route.abort(reason));
      await scene.goto();
      await expectShut(scene);
      await scene.page.unroute(`**/${reason}.json`);
      await mend(scene, `/${reason}.json`);
      await expectVisit(scene.visit, { ...A_RAN, allowErrors: UNREADABLE });
      await scene.visit.reload();
      await expectVisit(scene.visit, { ...A_RAN, allowErrors: UNREADABLE });
      await scene.ui.bannerIsHidden();
      await expectPageWorks(scene.page);
    });
  }

  test.each(['', 'http://[', 'javascript:alert(1)', '//'])(
    'B30 the address of the config is %j, which is none: shut, nobody is asked',
    async (url) => {
      const visit = await lab.visit({
        html: gated('analytics', 'a') + hostPart(),
        assentAttributes: `data-config="${url}"`,
      });
      await expectShut({ visit, page: visit.page, ui: assentUi(visit.page) });
    },
  );
});

describe('B33 the config is there, and wrong', () => {
  unreadable('B33 cut off in the middle', '/cut.json', { body: '{"categories": ["functional", "analy' });
  unreadable('B33 no gzip, though the header says so', '/gzip.json', {
    body: '{}',
    headers: { 'Content-Encoding': 'gzip' },
  });
  unreadable('B33 UTF-16', '/utf16.json', { body: Buffer.from('\uFEFF{"categories":["analytics"]}', 'utf16le') });
  unreadable('B33 a script, not JSON', '/script.json', { body: 'window.config = {}', type: 'text/javascript' });
  unreadable('B33 status 204, no content', '/none.json', { status: 204 });
  unreadable('B33 a circle of redirects', '/circle.json', { status: 302, headers: { Location: '/circle.json' } });
  unreadable('B40 redirected to another origin, without CORS', '/away.json', {
    status: 302,
    headers: { Location: 'http://cdn.test/dist/LICENSES.none' },
  });

  for (const [what, body] of [
    ['begins with a byte order mark', '\uFEFF{"categories": ["functional", "analytics"]}'],
    ['is all white space and line ends', '\r\n\t {\r\n"categories":\r\n["functional", "analytics"]\t}\r\n\r\n'],
    ['has the wrong content type', '{"categories": ["functional", "analytics"]}'],
  ] as const) {
    fault({
      name: `B33 the config ${what}: it is read all the same`,
      page: () => {
        lab.route('shop.test', '/odd.json', { body, type: 'text/html; charset=iso-8859-1' });
        return { html: gated('analytics', 'a'), assentAttributes: 'data-config="/odd.json"' };
      },
      check: async ({ page, visit }) => {
        expect(await page.evaluate(() => Object.keys(window.assent.consent.categories))).toEqual([
          'functional',
          'analytics',
        ]);
        expect(await problemsOf(visit)).toEqual([]);
      },
    });
  }
});

describe('B34 a config that is far too big', () => {
  const filled = (size: number): string => {
    const frame = '{"$schema":"","categories":["functional","analytics"]}';
    return frame.replace('""', `"${'x'.repeat(size - frame.length)}"`);
  };
  unreadable('B34 one character over 256 KB', '/over.json', { body: filled(262_145) });
  unreadable('B34 50 MB', '/huge.json', { body: filled(50 * 1024 * 1024) });

  fault({
    name: 'B34 exactly 256 KB: it is read',
    page: () => {
      lab.route('shop.test', '/full.json', { body: filled(262_144) });
      return { html: gated('analytics', 'a'), assentAttributes: 'data-config="/full.json"' };
    },
  });

  test('B34 50 MB: the browser stops reading early, and does not fetch it all again at each try', async () => {
    lab.route('shop.test', '/stream.json', { body: filled(50 * 1024 * 1024) });
    const scene = await openLater('/stream', '/stream.json');
    const cdp = await scene.visit.context.newCDPSession(scene.page);
    await cdp.send('Network.enable');
    let received = 0;
    cdp.on('Network.dataReceived', ({ dataLength }) => (received += dataLength));
    await scene.goto();
    await expectProblem(scene.visit, 'config/unreadable');
    await expectPageWorks(scene.page);
    expect(received).toBeLessThan(10 * 1024 * 1024);
  });
});

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
      expect(await problemsOf(visit)).not.toEqual([]);
      await expectVisit(visit, NO_TRACKER);
    });

    test(`B35 in the page, ${name}: nothing runs, nothing overflows into the page`, async () => {
      const visit = await lab.visit({ html: gated('analytics', 'a') + hostPart(), config: json });
      await expectVisit(visit, NO_TRACKER);
      await expectPageWorks(visit.page);
      expect(await problemsOf(visit)).not.toEqual([]);
    });
  }
});

describe('B31, B32 a slow config', () => {
  /** What moved, and who has the focus. */
  const watchShifts = (): void => {
    const page = window as { shifts?: number };
    page.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        page.shifts = (page.shifts ?? 0) + (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  };

  for (const [name, delays] of [
    ['2 s', [2000]],
    ['10 s at the first try', [10_000, 0]],
  ] as const) {
    fault({
      name: `B32 the config takes ${name}: the banner comes late, moves nothing, and takes no focus`,
      page: () => {
        const path = `/slow${delays[0]}.json`;
        let tries = 0;
        lab.route('shop.test', path, () => ({ body: '{}', delay: delays[Math.min(tries++, delays.length - 1)] ?? 0 }));
        return {
          html: `<p><input id="name" aria-label="Name"></p>${gated('analytics', 'a')}`,
          assentAttributes: `data-config="${path}"`,
        };
      },
      init: watchShifts,
      before: false,
      act: async ({ visit, page, ui }) => {
        await page.locator('#name').focus();
        await page.keyboard.type('Ada');
        await expectVisit(visit, SHUT);
        await expect.poll(() => ui.banner.isVisible(), { timeout: 9000 }).toBe(true);
        await page.keyboard.type(' Lovelace');
        expect(await page.locator('#name').inputValue()).toBe('Ada Lovelace');
        await page.waitForTimeout(300);
        expect(await page.evaluate(() => [(window as { shifts?: number }).shifts, document.activeElement?.id])).toEqual(
          [0, 'name'],
        );
        await expectVisit(visit, NO_TRACKER);
        await ui.acceptAll();
      },
      // After a reload, somebody who has decided waits for the config, too.
      again: { ...A_RAN, patience: 9000 },
    });
  }

  fault({
    name: 'B31 the config never comes, and the visitor goes on to a page where it does: asked there',
    page: () => {
      lab.route('shop.test', '/never.json', { hang: true });
      lab.page(
        'shop.test',
        '/next',
        `<!doctype html><html lang="en"><title>Next</title><script src="/dist/assent.js"></script><body>${gated('analytics', 'a')}${hostPart()}</html>`,
      );
      return { html: gated('analytics', 'a'), assentAttributes: 'data-config="/never.json"' };
    },
    before: false,
    act: async ({ visit, page, ui }) => {
      await expectVisit(visit, SHUT);
      await page.evaluate(() => window.assent.acceptAll());
      await expectVisit(visit, SHUT);
      await visit.goto('http://shop.test/next');
      await ui.acceptAll();
    },
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
    timeout: 60_000,
  });

  fault({
    name: 'B37 no category that could be refused: nobody is asked, what needs none runs, the rest stays shut',
    page: {
      html: gated('functional', 'a') + gated('analytics', 'b'),
      config: { categories: ['functional'] } satisfies AssentConfig,
    },
    before: false,
    act: () => {},
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/b.js', 'shop.test/dist/assent-ui.js'] },
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
    dangerouslySetInnerHTML: `{ __html: '<img src=x onerror="window.__xss=1">' }`,
    innerHTML: `'<img src=x onerror="window.__xss=1">'`,
    srcdoc: `'<img src=x onerror="top.__xss=1">'`,
    onclick: `'window.__xss=1'`,
    onfocus: `'window.__xss=1'`,
    href: `'javascript:window.__xss=1'`,
    children: `['polluted']`,
    // The gate reads these of an element's `dataset`, which inherits, too.
    src: `'http://evil.test/evil.js'`,
    type: `'image'`,
  };
  for (const [name, value] of Object.entries(gadgets)) {
    // Renderers go through what is enumerable; a plain read inherits either.
    for (const enumerable of /^on|children|href|HTML$|srcdoc/.test(name) ? [true] : [true, false]) {
      test(`B38 with \`${name}\`, ${enumerable ? 'enumerable' : 'not enumerable'}: no script comes of it, banner and dialog work`, async () => {
        lab.route('evil.test', '/evil.js', { body: 'window.__xss = 1' });
        const { visit, page, ui } = await openScene({
          page: {
            html: `${quietA()}<script type="text/plain" data-consent="analytics">window.inlineRan = (window.inlineRan || 0) + 1</script>`,
            config: { services: [{ id: 'x', category: 'analytics', privacyPolicy: '/x' }] },
          },
          init: `Object.defineProperty(Object.prototype, '${name}', { value: ${value}, enumerable: ${enumerable}, configurable: true, writable: true })`,
        });
        await ui.bannerIsShown();
        await page.evaluate(() => window.assent.open());
        await page.waitForTimeout(300);
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

describe('B42 offline', () => {
  test('B42 the browser comes online: the config is tried again at once', async () => {
    lab.route('shop.test', '/offline.json', { status: 503 });
    const { visit, page, ui } = await openScene({ page: { assentAttributes: 'data-config="/offline.json"' } });
    await expectProblem(visit, 'config/unreadable');
    await visit.context.setOffline(true);
    // The next tries fail, too; the one after is far away.
    await page.waitForTimeout(1500);
    lab.route('shop.test', '/offline.json', { body: '{}' });
    await ui.bannerIsHidden();
    await visit.context.setOffline(false);
    await ui.bannerIsShown();
    await ui.acceptAll();
    await expectVisit(visit, { ...A_RAN, allowErrors: UNREADABLE });
    await expectPageWorks(page);
  });

  test('B42 a choice made offline is stored at once, holds nothing up, and counts when online again', async () => {
    const { visit, page, ui } = await openScene({});
    await ui.bannerIsShown();
    await visit.context.setOffline(true);
    await ui.acceptAll();
    await ui.bannerIsHidden();
    expect(await recordsOf(visit)).toEqual([yes()]);
    await expectPageWorks(page);
    await visit.context.setOffline(false);
    await visit.reload();
    await expectVisit(visit, { ...A_RAN, allowErrors: UNREADABLE });
    await ui.bannerIsHidden();
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
