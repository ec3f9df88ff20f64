/** A config that cannot be reached, is slow, or is not what it should be: `docs/reliability.md`, B30 to B34, B40, B42. */
import { describe, expect, test } from 'vitest';
import { assentUi, expectProblem, expectVisit, gated, problemsOf, type Reply, type Visit } from '../harness/index.ts';
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
import { recordsOf, yes } from './stored.ts';

/** Our files but for core and banner. */
const OTHER_PARTS = [
  'assent-preferences.js', 'assent-regions.js', 'assent-signals.js', 'assent-doctor.js', 'locales/', 'themes/',
]; // prettier-ignore
/**
 * Nobody is asked, because no informed question can be put. The banner's file is there all the same: with `data-config` it
 * is on its way together with the config. All else of ours needs a config.
 */
const SHUT = {
  mustNotRequest: ['tracker', ...OTHER_PARTS.map((file) => `shop.test/dist/${file}`)],
  cookies: [],
  storage: [],
};
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
        await ui.bannerIsHidden();
        await expect.poll(() => ui.banner.isVisible()).toBe(true);
        await page.keyboard.type(' Lovelace');
        expect(await page.locator('#name').inputValue()).toBe('Ada Lovelace');
        await visit.settled();
        expect(await page.evaluate(() => [(window as { shifts?: number }).shifts, document.activeElement?.id])).toEqual(
          [0, 'name'],
        );
        await expectVisit(visit, NO_TRACKER);
        await ui.acceptAll();
      },
      // After a reload, somebody who has decided waits for the config, too.
      again: A_RAN,
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
      await ui.bannerIsHidden();
      await page.evaluate(() => window.assent.acceptAll());
      await expectVisit(visit, SHUT);
      await ui.bannerIsHidden();
      await visit.goto('http://shop.test/next');
      await ui.acceptAll();
    },
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
