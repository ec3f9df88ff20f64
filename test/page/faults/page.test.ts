/** Part C of the fault catalogue: hostile and odd pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assentUi, expectVisit, gated, problemsOf } from '../harness/index.ts';
import { A_RAN, eventually, expectPageWorks, fault, hostPart, lab, NO_TRACKER, type Scene } from './fault.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../fixtures/pages', name), 'utf8');

/** The record that "Accept all" leaves, on any page whatsoever. */
async function expectPlainRecord({ visit }: Scene): Promise<void> {
  const record = (await visit.context.cookies()).find(({ name }) => name === 'assent');
  expect(record).toMatchObject({ domain: 'shop.test', path: '/', sameSite: 'Lax' });
  expect(record?.value).toMatch(/^1\.\d{4}-\d\d-\d\d\.0\.1\.banner\.analytics\.advertising\.personalization~$/);
}

// ------------------------------------------------------------------------------------ patched built-ins

fault({
  name: 'C48 enumerable function on Object.prototype',
  init: 'Object.prototype.each = function () {};',
  check: expectPlainRecord,
});
fault({
  name: 'C48 enumerable text on Object.prototype, named as a cookie attribute: ours has none of it',
  init: 'Object.prototype.domain = "evil.test"; Object.prototype.partitioned = "x";',
  check: expectPlainRecord,
});
fault({
  name: 'C48 a text on Object.prototype that js-cookie cannot read: the choice is kept all the same',
  init: 'Object.prototype.expires = "yesterday";',
});
fault({
  name: 'C48 enumerable member of Object.prototype that cannot be hidden: the choice is kept all the same',
  init: 'Object.defineProperty(Object.prototype, "each", { enumerable: true, value() {} });',
});
fault({
  name: 'C48 setter on Object.prototype for names that we assign',
  init: `for (const name of ['id', 'decided', 'gated', 'place', 'required'])
    Object.defineProperty(Object.prototype, name, { configurable: true, get: () => undefined, set() {} });`,
});
for (const library of ['prototype-style', 'mootools-style'] as const) {
  const number = library === 'prototype-style' ? 'C49' : 'C50';
  fault({
    name: `${number} ${library} built-ins before us`,
    init: fixture(`${library}.js`),
    check: expectPlainRecord,
  });
  fault({
    name: `${number} ${library} built-ins after us`,
    page: () => {
      lab.route('shop.test', `/${library}.js`, { body: fixture(`${library}.js`) });
      return { head: `<script src="/${library}.js"></script>` };
    },
    check: expectPlainRecord,
  });
}
fault({
  name: 'C51 define of AMD, module and exports of CommonJS',
  init: `window.define = function () { throw new Error('define was called'); };
    window.define.amd = {};
    window.require = window.requirejs = function () {};
    window.module = { exports: {} };
    window.exports = window.module.exports;`,
  async check({ page }) {
    expect(await page.evaluate(() => typeof window.assent.has)).toBe('function');
    expect(await page.evaluate(() => Object.keys((window as unknown as { exports: object }).exports))).toEqual([]);
  },
});
fault({
  name: 'C52 listeners, timers and fetch wrapped as Zone.js does, before us',
  init: `const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
      const wrapped = typeof listener === 'function' ? function (...args) { return listener.apply(this, args); } : listener;
      return addEventListener.call(this, type, wrapped, ...rest);
    };
    for (const name of ['setTimeout', 'requestAnimationFrame', 'queueMicrotask', 'fetch']) {
      const native = window[name];
      window[name] = function (first, ...rest) {
        return native.call(window, typeof first === 'function' ? (...args) => first(...args) : first, ...rest);
      };
    }
    const NativePromise = window.Promise;
    window.Promise = class ZoneAwarePromise extends NativePromise {};
    const Native = window.MutationObserver;
    window.MutationObserver = class extends Native { constructor(callback) { super((...args) => callback(...args)); } };`,
});
describe('C52 after us, the page replaces', () => {
  const breaking =
    (code: string) =>
    async ({ page, ui }: Scene): Promise<void> => {
      await page.evaluate(code);
      await ui.acceptAll();
    };
  const throws = `() => { throw new Error('patched'); }`;
  fault({
    // BUG: the queue stops for good, and the rejection is uncaught: `listen` in `new Promise` of script-queue's `insert`.
    name: 'C52 addEventListener by one that throws',
    page: { html: gated('analytics', 'a') + gated('analytics', 'b') },
    act: breaking(`EventTarget.prototype.addEventListener = window.addEventListener = ${throws}`),
    expect: { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'] },
  });
  fault({
    // BUG: `setTimeout` is taken from the page at each call, so nothing is released: gate's `afterPaint`.
    name: 'C52 setTimeout by one that throws',
    act: breaking(`window.setTimeout = ${throws}`),
  });
  fault({
    // BUG: the same.
    name: 'C52 setTimeout by one that never calls, as fake timers do',
    act: breaking('window.setTimeout = () => 0'),
  });
  fault({
    name: 'C52 requestAnimationFrame by one that never calls',
    act: breaking('window.requestAnimationFrame = () => 0'),
  });
  fault({
    name: 'C52 members of document and fetch by ones that throw',
    act: breaking(`window.fetch = window.dispatchEvent = ${throws};
      for (const name of ['dispatchEvent', 'querySelectorAll', 'querySelector', 'createElement', 'getElementById'])
        document[name] = ${throws};`),
  });
});

// ------------------------------------------------------------------------------------ clobbered documents

/** Members of `document` that a banner might touch. `nodeType` and the like are beyond any page's survival. */
const MEMBERS = [
  'activeElement',
  'addEventListener',
  'adoptedStyleSheets',
  'append',
  'baseURI',
  'body',
  'characterSet',
  'cloneNode',
  'contains',
  'cookie',
  'createDocumentFragment',
  'createElement',
  'createElementNS',
  'createTextNode',
  'currentScript',
  'defaultView',
  'dir',
  'dispatchEvent',
  'doctype',
  'documentElement',
  'domain',
  'documentURI',
  'firstChild',
  'forms',
  'fullscreenElement',
  'getElementById',
  'getElementsByTagName',
  'getRootNode',
  'head',
  'hidden',
  'images',
  'implementation',
  'importNode',
  'isConnected',
  'lastChild',
  'links',
  'location2',
  'nodeName',
  'open',
  'ownerDocument',
  'parentNode',
  'prerendering',
  'querySelector',
  'querySelectorAll',
  'readyState',
  'referrer',
  'removeEventListener',
  'scripts',
  'styleSheets',
  'title',
  'URL',
  'visibilityState',
  'write',
  'writeln',
  'assent',
];

const CLOBBERS: Readonly<Record<string, (name: string) => string>> = {
  img: (name) => `<img name="${name}" id="${name}" alt="">`,
  form: (name) => `<form name="${name}"><input name="src"><input name="value"><input name="href"></form>`,
  embed: (name) => `<embed name="${name}" hidden>`,
};

/** The clobbering stands before Assent's tag, where it is already in force when Assent boots. */
function clobbered(kind: string, names: readonly string[]): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title></head><body>
<div hidden>${names.map((name) => CLOBBERS[kind]!(name)).join('')}</div>
<script src="/dist/assent.js"></script>${gated('analytics', 'a')}
<script type="text/plain" data-consent="analytics">(window.ran ||= []).push('inline');</script>
</body></html>`;
}

/** Playwright itself reads `document` as it is; so the API is asked, and the host page from its own side. */
describe('C54 elements named as members of document', () => {
  // BUG: `document.adoptedStyleSheets` is read from the clobbered document: ui/adopt-styles, called by make-room.
  test.each(Object.keys(CLOBBERS))(`C54 all ${MEMBERS.length} names at once, as <%s>`, async (kind) => {
    const visit = await lab.visit({ html: clobbered(kind, MEMBERS) });
    await expect.poll(() => bannerBox(visit.page), { timeout: 5000 }).toBeGreaterThan(0);
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expectVisit(visit, { ...A_RAN, cookies: ['a', 'assent'] });
    expect(await visit.ran()).toEqual(['a', 'inline']);
    await eventually(() => bannerBox(visit.page)).toBe(0);
    await visit.reload();
    await expectVisit(visit, { ...A_RAN, cookies: ['a', 'assent'] });
    expect(await bannerBox(visit.page)).toBe(0);
  });

  test('C54 each name alone, in turn as <img> and as <form>', { timeout: 60_000 }, async () => {
    const visit = await lab.visit({ html: '' });
    const failed: string[] = [];
    for (const [index, name] of MEMBERS.entries()) {
      const kind = index % 2 ? 'form' : 'img';
      lab.page('shop.test', '/one', clobbered(kind, [name]));
      await visit.context.clearCookies();
      await visit.goto('http://shop.test/one');
      const before = await visit.ran();
      const isAsked = await becomes(() => bannerBox(visit.page).then((height) => height > 0));
      await visit.page.evaluate(() => window.assent.acceptAll());
      const hasRun = await becomes(() => visit.ran().then((names) => names.join() === 'a,inline'));
      const isStored = (await visit.cookieNames()).includes('assent');
      const holds = before.length === 0 && isAsked && hasRun && isStored;
      if (!holds) failed.push(JSON.stringify({ kind, name, isAsked, hasRun, isStored }));
    }
    expect(failed).toEqual([]);
    await expectVisit(visit, {});
  });
});

/** Whether it turns true within two seconds. */
async function becomes(condition: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + 2000;
  while (Date.now() < end) if (await condition()) return true;
  return false;
}

/** The banner's height, from the prototypes. */
function bannerBox(page: Scene['page']): Promise<number> {
  return page.evaluate(() => {
    const host = Document.prototype.querySelector.call(document, 'assent-ui');
    return host?.shadowRoot?.querySelector('[part~="banner"]')?.getBoundingClientRect().height ?? 0;
  });
}

describe('C55 an element is called assent, before us', () => {
  test.each([
    '<form id="assent"><input name="push"><input name="length"></form>',
    '<a id="assent" href="http://evil.test/">x</a><a id="assent" name="push" href="http://evil.test/">x</a>',
    '<img name="assent" alt="">',
    '<iframe name="assent" srcdoc="x"></iframe>',
    '<object id="assent"></object>',
  ])('C55 %s', async (element) => {
    const html = `<html lang="en"><body>${element}<script src="/dist/assent.js"></script>${gated('analytics', 'a')}
      ${hostPart()}</body></html>`;
    const visit = await lab.visit({ html: `<!doctype html>${html}` });
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker', 'evil.test'] });
    expect(await visit.page.evaluate(() => typeof window.assent.has)).toBe('function');
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, A_RAN);
    await expectPageWorks(visit.page);
  });
});
fault({
  name: 'C55 elements that look like our config are not',
  page: {
    html: `<form data-assent-config><input name="textContent" value='{"categories":["functional"]}'></form>
      <div data-assent-config>{"categories":["functional"]}</div>
      <img name="data-assent-config" alt="">${gated('analytics', 'a')}`,
  },
});
fault({
  name: 'C55 the name window.assent cannot be had: the banner and the gate work without it',
  init: 'Object.defineProperty(window, "assent", { value: "taken" });',
  kept: false,
});
fault({
  name: 'C56 gated forms whose fields shadow attributes and getAttribute, and gated elements in them',
  page: {
    html: `<form data-consent="analytics" data-src="http://tracker.test/form.gif">
        <input name="attributes"><input name="getAttribute"><input name="matches"><input name="replaceWith">
        <input name="dataset"><input name="localName"><input name="id"><input name="querySelectorAll">
        <img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt="">
        ${gated('analytics', 'a')}
      </form>`,
  },
  expect: {
    mustRequestOnce: [...(A_RAN.mustRequestOnce ?? []), 'tracker.test/pixel.gif'],
    mustNotRequest: ['tracker.test/form.gif'],
  },
});

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
    lab.route('shop.test', '/old/assent.js', { body: body.replace(/^\/\*![^]*?\*\//, '/*! another version */') });
  };
  fault({
    name: 'C59 a copy of another version after us',
    page: () => (other(), { head: '<script src="/old/assent.js" data-config="/none.json"></script>' }),
    check: banners,
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

  // A module does not know its own tag, so it cannot find its parts: documented, and shut.
  test('C60 type=module: nothing is asked, nothing runs, and a problem says so', async () => {
    const visit = await lab.visit({ assentAttributes: 'type="module"', html: gated('analytics', 'a') + hostPart() });
    await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [] });
    expect((await problemsOf(visit)).join()).toMatch(/ui\/load-failed/);
    await expectPageWorks(visit.page);
  });
});

// ------------------------------------------------------------------------------------ odd documents

fault({
  // BUG: in XHTML `tagName` is in lower case, so gate/media's TAGS matches nothing and reports nothing.
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
// BUG: `host.dataset` is undefined there, an uncaught TypeError: effects/ui-host, createUiHost.
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
  // BUG: `own.src` is resolved when a part is loaded, against the <base> of then: script.ts, `load`.
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

// ------------------------------------------------------------------------------------ engines

fault({
  name: 'C69 attachShadow throws: the same banner in the light DOM',
  init: 'Element.prototype.attachShadow = () => { throw new Error("extension"); };',
  check: async ({ page }) =>
    expect(await page.evaluate(() => !!document.querySelector('assent-ui')?.shadowRoot)).toBe(false),
});
fault({
  name: 'C69 customElements is broken',
  init: 'customElements.define = customElements.get = () => { throw new Error("extension"); };',
});
fault({
  // BUG: `new CSSStyleSheet()` and `adoptedStyleSheets.push` throw, so there is no UI: ui/adopt-styles.
  name: 'C70 an engine without constructed style sheets, popover, BroadcastChannel and structuredClone',
  init: `delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    window.CSSStyleSheet = undefined;
    delete HTMLElement.prototype.popover;
    delete HTMLElement.prototype.showPopover;
    delete HTMLElement.prototype.hidePopover;
    delete window.BroadcastChannel;
    delete window.structuredClone;
    delete window.requestIdleCallback;
    delete window.scheduler;
    delete window.trustedTypes;
    delete window.navigation;`,
});
