/** Pages whose elements take the names of what scripts read: `docs/reliability.md`, C54 to C56. */
import { describe, expect, test } from 'vitest';
import { assentUi, expectVisit, gated } from '../harness/index.ts';
import { PATIENCE } from '../harness/patience.ts';
import { A_RAN, eventually, expectPageWorks, fault, hostPart, lab, NO_TRACKER, type Scene } from './fault.ts';

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
  test.each(Object.keys(CLOBBERS))(`C54 all ${MEMBERS.length} names at once, as <%s>`, async (kind) => {
    const visit = await lab.visit({ html: clobbered(kind, MEMBERS) });
    await expect.poll(() => bannerBox(visit.page)).toBeGreaterThan(0);
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    await visit.page.evaluate(() => window.assent.acceptAll());
    // The tracker itself finds no `document.cookie` to write to.
    await expectVisit(visit, { ...A_RAN, cookies: ['assent'] });
    expect(await visit.ran()).toEqual(['a', 'inline']);
    await eventually(() => bannerBox(visit.page)).toBe(0);
    await visit.reload();
    await expectVisit(visit, { ...A_RAN, cookies: ['assent'] });
    expect(await bannerBox(visit.page)).toBe(0);
  });

  test('C54 each name alone, in turn as <img> and as <form>', { timeout: 120_000 }, async () => {
    const visit = await lab.visit({ html: '' });
    const failed: string[] = [];
    for (const [index, name] of MEMBERS.entries()) {
      const kind = index % 2 ? 'form' : 'img';
      lab.page('shop.test', '/one', clobbered(kind, [name]));
      await visit.clearCookies();
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

/** Whether it turns true, sooner or later. */
async function becomes(condition: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + PATIENCE;
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
