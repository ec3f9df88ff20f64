/** Odd places for our tag, and odd documents: `docs/reliability.md`, C58 to C64. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectVisit, gated, problemsOf } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, hostPart, lab, NO_TRACKER, type Scene } from './fault.ts';

// ------------------------------------------------------------------------------------ more than one of us

describe('two copies', () => {
  const banners = async ({ page }: Scene): Promise<void> => {
    expect(await page.locator('assent-ui').count()).toBe(1);
  };

  fault({
    name: 'C58 two tags of the same file',
    page: { head: '<script src="/dist/assent.js"></script>' },
    async check(scene) {
      await banners(scene);
      expect(await problemsOf(scene.visit)).not.toContain('internal/step-failed ');
    },
  });
  fault({
    name: 'C58 two tags, one of them after the choice',
    async act({ page, ui }) {
      await ui.acceptAll();
      await page.addScriptTag({ url: '/dist/assent.js' });
    },
    check: banners,
  });
  const other = (): void => {
    const body = readFileSync(join(import.meta.dirname, '../../../dist/assent.js'), 'utf8');
    const old = body.replace(/assent:\d+\.\d+\.\d+[\w.-]*/g, 'assent:0.0.1');
    expect(old).not.toBe(body);
    lab.route('shop.test', '/old/assent.js', { body: old });
    lab.route('shop.test', '/old.json', { body: '{"categories": ["functional"]}' });
  };
  fault({
    name: 'C59 a copy of another version after us',
    page: () => (other(), { head: '<script src="/old/assent.js" data-config="/old.json"></script>' }),
    async check(scene) {
      await banners(scene);
      expect(await problemsOf(scene.visit)).toEqual(['script/twice page']);
      // The config of the other one does not count.
      expect(await scene.page.evaluate(() => Object.keys(window.assent.consent.categories).length)).toBe(4);
      await expectVisit(scene.visit, { mustNotRequest: ['shop.test/old/assent-'] });
    },
  });
  test('C59 a copy of another version before us, with parts of this one: it owns the page, nothing runs, a problem says why', async () => {
    other();
    const banner = readFileSync(join(import.meta.dirname, '../../../dist/assent-banner.js'), 'utf8');
    lab.route('shop.test', '/old/assent-banner.js', { type: 'text/javascript', body: banner });
    const visit = await lab.visit({
      assent: '/old/assent.js',
      head: '<script src="/dist/assent.js"></script>',
      html: gated('analytics', 'a') + hostPart(),
    });
    await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [], allowErrors: /404/ });
    expect((await problemsOf(visit)).sort()).toEqual(['script/twice page', 'ui/load-failed banner']);
    expect(visit.warnings.join()).toContain('assent-banner.js is of another version');
    expect(await visit.page.locator('assent-ui [part~="banner"]').count()).toBe(0);
    await expectPageWorks(visit.page);
  });
  fault({
    name: 'C59 the npm package beside the tag',
    page: {
      head: `<script type="module">import { createAssent } from '/dist/index.js';
        window.same = createAssent({ categories: ['functional'] }) === window.assent;</script>`,
    },
    async check(scene) {
      await banners(scene);
      expect(await scene.page.evaluate(() => (window as { same?: boolean }).same)).toBe(true);
    },
  });
});

// ------------------------------------------------------------------------------------ where our tag stands

describe('C60 placement', () => {
  const insert = (more = ''): string =>
    `const tag = document.createElement('script'); tag.src = '/dist/assent.js'; ${more}`;
  const places: Readonly<Record<string, { head?: string; end?: string }>> = {
    'in <head>': { head: '<script src="/dist/assent.js"></script>' },
    'in <head>, defer': { head: '<script src="/dist/assent.js" defer></script>' },
    'in <head>, async': { head: '<script src="/dist/assent.js" async></script>' },
    'at the end of <body>': { end: '<script src="/dist/assent.js"></script>' },
    'inserted after load': { head: `<script>onload = () => { ${insert('document.head.append(tag);')} };</script>` },
    'inserted as a tag manager does': {
      head: `<script>(function (d, t) { var f = d.getElementsByTagName(t)[0]; ${insert('tag.async = true; f.parentNode.insertBefore(tag, f);')} })(document, 'script');</script>`,
    },
    'written by document.write': {
      head: '<script>document.write("<script src=/dist/assent.js><\\/script>")</script>',
    },
    'on another origin': { head: '<script src="http://cdn.test/dist/assent.js"></script>' },
    'under <base href>': {
      head: '<base href="http://shop.test/a/b/" target="_blank"><script src="../../dist/assent.js"></script>',
    },
  };
  for (const [place, { head = '', end = '' }] of Object.entries(places)) {
    fault({
      name: `C60 ${place}`,
      page: {
        html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head>
          <body>${gated('analytics', 'a')}${end}</body></html>`,
      },
    });
  }

  // A module does not know its own tag, so it cannot find its parts: documented, and nothing is released.
  test('C60 type=module: nothing is asked, nothing runs, and a problem says so', async () => {
    const visit = await lab.visit({ assentAttributes: 'type="module"', html: gated('analytics', 'a') + hostPart() });
    await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [] });
    expect(await problemsOf(visit)).toEqual(['ui/load-failed banner']);
    expect(await visit.page.locator('assent-ui [part~="banner"]').count()).toBe(0);
    // Parts have no address, so none is asked for.
    expect(visit.requests().map(({ host, path }) => host + path)).toEqual(['shop.test/', 'shop.test/dist/assent.js']);
    await expectPageWorks(visit.page);
  });
});

// ------------------------------------------------------------------------------------ odd documents

fault({
  name: 'C61 XHTML',
  page: {
    headers: { 'Content-Type': 'application/xhtml+xml; charset=utf-8' },
    html: `<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>Shop</title>
      <script src="/dist/assent.js"></script></head><body>${gated('analytics', 'a')}
      <img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt=""/>
      <template data-consent="analytics"><script src="http://tracker.test/t.js"></script></template></body></html>`,
  },
  expect: {
    mustRequestOnce: ['tracker.test/a.js', 'tracker.test/pixel.gif', 'tracker.test/t.js'],
  },
});
test('C61 an SVG document: we step aside', async () => {
  const url = 'http://shop.test/picture.svg';
  lab.route('shop.test', '/picture.svg', {
    type: 'image/svg+xml',
    body: '<svg xmlns="http://www.w3.org/2000/svg"><script href="/dist/assent.js"/><circle r="9" onclick="this.id=\'x\'"/></svg>',
  });
  const visit = await lab.visit({ url });
  await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [] });
});
test('C61 a frameset: we step aside, the frames load', async () => {
  lab.page('shop.test', '/inner', '<!doctype html><title>Inner</title><p>Inner</p>');
  const visit = await lab.visit({
    html: `<html lang="en"><head><title>Frames</title><script src="/dist/assent.js"></script>${gated('analytics', 'a')}</head>
      <frameset cols="*"><frame src="/inner"></frameset></html>`,
  });
  await expectVisit(visit, { mustRequestOnce: ['shop.test/inner'], ...NO_TRACKER, cookies: [], storage: [] });
  expect(await visit.page.frames()[1]?.locator('p').textContent()).toBe('Inner');
});
fault({
  name: 'C61 the tag comes before <head> and <body>, which are never written',
  page: { html: `<html><script src="/dist/assent.js"></script>${gated('analytics', 'a')}` },
});
fault({
  name: 'C62 quirks mode',
  page: {
    html: `<html><head><title>Shop</title><script src="/dist/assent.js"></script></head><body>${gated('analytics', 'a')}</body></html>`,
  },
  check: async ({ page }) => expect(await page.evaluate(() => document.compatMode)).toBe('BackCompat'),
});
fault({
  name: 'C62 <base href> to another origin: parts and gated scripts of relative URLs, the former ours, the latter the base’s',
  page: {
    html: `<!doctype html><html lang="en"><head><title>Shop</title><script src="/dist/assent.js"></script>
      <base href="http://tracker.test/" target="_blank"></head><body>
      <script type="text/plain" data-consent="analytics" src="a.js"></script></body></html>`,
  },
  expect: { ...A_RAN, mustNotRequest: ['tracker.test/dist', 'tracker.test/assent'] },
});
test('C64 in a sandboxed frame: asked, obeyed, remembered for this page, nothing thrown', async () => {
  lab.page(
    'shop.test',
    '/inner',
    `<!doctype html><html lang="en"><title>Inner</title><script src="/dist/assent.js"></script>${gated('analytics', 'a', '?nostorage')}`,
  );
  const visit = await lab.visit({
    assent: false,
    html: `<iframe src="/inner" sandbox="allow-scripts" width="800" height="500"></iframe>${hostPart()}`,
  });
  const frame = visit.page.frameLocator('iframe');
  await frame.locator('[part~="banner"]').waitFor();
  await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
  await frame.locator('[data-assent-do="accept-all"]').click();
  await expectVisit(visit, { ...A_RAN, cookies: [] });
  await frame.locator('[part~="banner"]').waitFor({ state: 'hidden' });
  await expectPageWorks(visit.page);
});
