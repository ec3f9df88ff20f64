/** Works under the strictest policies, and is no hole in them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assentUi,
  expectProblem,
  expectVisit,
  gated,
  openLab,
  problemsOf,
  type Lab,
  type Visit,
} from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const strict =
  "default-src 'none'; script-src 'nonce-R4nd0m' 'strict-dynamic'; style-src 'self'; connect-src 'self'; base-uri 'none'";
const nonce = 'nonce="R4nd0m"';
/** The beacon of a lab tracker is an image, which this policy forbids: that is the page's own choice. */
const quiet = '?nobeacon';
const ranInline = (): boolean => 'inlineRan' in window;

/** Our files that came from there, sorted; but for the doctor, which hosts that end in `.test` have when there is time. */
const filesOf = (visit: Visit, from: string): string[] =>
  visit
    .requests()
    .flatMap(({ host, path }) => (host === from && path !== '/dist/assent-doctor.js' ? path.replace('/dist/', '') : []))
    .sort();

const external = (attributes: string, name: string): string =>
  `<script type="text/plain" data-consent="analytics" ${attributes} src="http://tracker.test/${name}.js${quiet}"></script>`;
const inline = (attributes: string, code = 'window.inlineRan = true'): string =>
  `<script type="text/plain" data-consent="analytics" ${attributes}>${code}</script>`;

describe('the script on another origin', () => {
  test.each([
    ['as a plain script', ''],
    ['in CORS mode', 'crossorigin'],
    ['deferred', 'defer'],
    ['async', 'async'],
  ])('(%s) shows banner and dialog, in the page’s language, and opens the gate', async (_, assentAttributes) => {
    const visit = await lab.visit({
      html: gated('analytics', 'a') + '<img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt="">',
      lang: 'de',
      assent: 'http://cdn.test/dist/assent.js',
      assentAttributes,
    });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await expectVisit(visit, {
      mustNotRequest: ['tracker.test/', 'shop.test/dist/'],
      mustRequestOnce: ['cdn.test/dist/assent.js', 'cdn.test/dist/assent-banner.js', 'cdn.test/dist/locales/de.js'],
      cookies: [],
    });
    await ui.openPreferences();
    await ui.acceptAll();
    await expectVisit(visit, {
      mustNotRequest: ['shop.test/dist/'],
      mustRequestOnce: ['tracker.test/a.js', 'tracker.test/pixel.gif', 'cdn.test/dist/assent-preferences.js'],
    });
    expect(filesOf(visit, 'cdn.test')).toEqual([
      'assent-banner.js',
      'assent-preferences.js',
      'assent.js',
      'locales/de.js',
    ]);
    expect((await visit.cookies()).find(({ name }) => name === 'assent')?.domain).toBe('shop.test');
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('needs no CORS headers there: its parts are classic scripts', async () => {
    lab.route('plain.example', '/dist/*', ({ url }) => ({
      type: 'text/javascript',
      body: readFileSync(resolve(import.meta.dirname, '../..', url.pathname.slice(1))),
    }));
    const visit = await lab.visit({
      html: gated('analytics', 'a'),
      lang: 'de',
      config: { signals: { google: true }, regions: ['us-ca'] },
      assent: 'http://plain.example/dist/assent.js',
    });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await ui.openPreferences();
    await ui.acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['shop.test/dist/'] });
    expect(filesOf(visit, 'plain.example')).toEqual([
      'assent-banner.js',
      'assent-preferences.js',
      'assent-regions.js',
      'assent-signals.js',
      'assent.js',
      'locales/de.js',
    ]);
    expect(await problemsOf(visit)).toEqual([]);
  });
});

describe("under `default-src 'none'` with nonces", () => {
  async function visitStrictly(html: string, csp = strict, more = ''): Promise<Visit> {
    return lab.visit({ html, csp, assentAttributes: `${nonce} ${more}` });
  }

  test('banner, dialog, languages, accept and withdraw violate nothing; scripts with the nonce run in order', async () => {
    lab.route('shop.test', '/assent.json', { body: '{"onWithdraw": "keep"}' });
    const html = [
      external(nonce, 'first'),
      inline(nonce, "window.inlineRan = true; (window.ran ||= []).push('inline')"),
      external(nonce, 'second'),
      `<template data-consent="analytics"><script ${nonce} src="http://tracker.test/third.js${quiet}"></script></template>`,
    ].join('\n');
    const visit = await lab.visit({
      html,
      csp: strict,
      lang: 'fr',
      assentAttributes: `${nonce} data-config="/assent.json"`,
    });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
    await ui.openPreferences();
    await ui.toggle('analytics');
    await visit.page.keyboard.press('Escape');
    await ui.preferencesAreHidden();
    await ui.acceptAll();
    await expectVisit(visit, {
      mustRequestOnce: ['first', 'second', 'third'].map((name) => `tracker.test/${name}.js`),
    });
    expect(await visit.ran()).toEqual(['first', 'inline', 'second', 'third']);
    await ui.launcher.click();
    await ui.rejectAll();
    await ui.preferencesAreHidden();
    await expectVisit(visit, {});
    expect(visit.errors).toEqual([]);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('the UI looks as it should: its styles are not blocked', async () => {
    const visit = await visitStrictly('');
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    expect(await banner.evaluate((element) => getComputedStyle(element).position)).toBe('fixed');
    expect(visit.errors).toEqual([]);
  });

  test.each([
    ['without one', ''],
    ['with a wrong one', 'nonce="guessed"'],
    ['with an empty one', 'nonce=""'],
    ['with one in data-nonce', 'data-nonce="R4nd0m"'],
  ])('a gated script %s stays shut, whatever is granted, and a problem says so', async (_, attributes) => {
    const html = external(attributes, 'evil') + inline(attributes) + external(nonce, 'good');
    const visit = await visitStrictly(html);
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/good.js'], mustNotRequest: ['tracker.test/evil.js'] });
    expect(await visit.page.evaluate(ranInline)).toBe(false);
    expect((await problemsOf(visit)).map((problem) => problem.split(' ')[0])).toEqual(['gate/nonce', 'gate/nonce']);
  });

  test('a script that is injected later without the nonce stays shut, too', async () => {
    const visit = await visitStrictly('');
    await assentUi(visit.page).acceptAll();
    await visit.page.evaluate(
      (html) => document.body.insertAdjacentHTML('beforeend', html),
      external('', 'evil') + inline(''),
    );
    await expectProblem(visit, 'gate/nonce script text/plain analytics http://tracker.test/evil.js');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    expect(await visit.page.evaluate(ranInline)).toBe(false);
  });

  test('a script without a nonce inside a template stays shut, too', async () => {
    const template = `<template data-consent="analytics"><script src="http://tracker.test/evil.js"></script></template>`;
    const visit = await visitStrictly(template);
    await assentUi(visit.page).acceptAll();
    await expectProblem(visit, 'gate/nonce');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('event handlers of what a template inserts are the policy’s to refuse, not ours to run', async () => {
    const template = `<template data-consent="analytics"><img src="x:" alt="" onerror="window.inlineRan = true"></template>`;
    const visit = await visitStrictly(template);
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { allowErrors: true });
    expect(await visit.page.evaluate(ranInline)).toBe(false);
  });

  test('hosts without strict-dynamic work, too', async () => {
    const csp = "default-src 'none'; script-src 'self' http://tracker.test; connect-src 'self'; style-src 'self'";
    const visit = await lab.visit({ html: external('', 'a'), csp });
    await assentUi(visit.page).openPreferences();
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  });
});

describe('with Trusted Types', () => {
  const enforced = "require-trusted-types-for 'script'";
  const html = external('', 'a') + inline('');

  test('that allow the policy `assent`, banner, dialog and gate work', async () => {
    const visit = await lab.visit({ html, csp: `${enforced}; trusted-types assent` });
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    await ui.acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
    expect(await visit.page.evaluate(ranInline)).toBe(true);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('that allow no policy, nothing runs, the choice is kept, and a problem says why', async () => {
    const visit = await lab.visit({ html, csp: `${enforced}; trusted-types 'none'` });
    await assentUi(visit.page).acceptAll();
    await expectProblem(visit, 'gate/trusted-types');
    await expectVisit(visit, {
      mustNotRequest: ['tracker.test/'],
      cookies: ['assent'],
      allowErrors: /trusted-types|Trusted/i,
    });
    expect(await visit.page.evaluate(ranInline)).toBe(false);
  });
});

describe('addresses that are none', () => {
  const payload = 'parent.inlineRan=window.inlineRan=1';
  test.each([
    ['javascript:', `javascript:${payload}`],
    ['javascript: with a line break inside', `java\nscript:${payload}`],
    ['javascript: with a tab before', `\t javascript:${payload}`],
    ['JaVaScRiPt:', `JaVaScRiPt:${payload}`],
    ['data:', `data:text/html,<script>${payload}</script>`],
    ['data: script', `data:text/javascript,${payload}`],
    ['blob:', 'blob:http://shop.test/0'],
    ['vbscript:', 'vbscript:x'],
    ['file:', 'file:///etc/passwd'],
    ['nonsense', 'http://['],
  ])('%s is refused in every element', async (_, url) => {
    const value = url.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
    const html = ['iframe', 'img', 'embed', 'video']
      .map((tag) => `<${tag} data-consent="analytics" data-src="${value}"></${tag}>`)
      .concat(
        `<object data-consent="analytics" data-data="${value}"></object>`,
        `<link data-consent="analytics" rel="stylesheet" data-href="${value}">`,
        `<script type="text/plain" data-consent="analytics" data-src="${value}"></script>`,
        `<script type="text/plain" data-consent="analytics" src="${value}"></script>`,
        '<img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt="">',
      )
      .join('');
    const visit = await lab.visit({ html });
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/pixel.gif'] });
    expect(await visit.page.evaluate(ranInline)).toBe(false);
    const opened = await visit.page
      .locator('[data-consent]:is([href], [data]), [data-consent][src]:not(script)')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('src')));
    expect(opened).toEqual(['http://tracker.test/pixel.gif']);
    expect(await visit.page.locator('script[data-consent]:not([type="text/plain"])').count()).toBe(0);
    await expectProblem(visit, 'gate/bad-url');
    expect(
      visit.page
        .frames()
        .map((frame) => frame.url())
        .filter((address) => !/^(http:\/\/shop\.test\/|about:blank|)$/.test(address)),
    ).toEqual([]);
  });

  test('only sources come out of data attributes: no handler, no srcdoc, no style', async () => {
    const attributes =
      'data-onerror="inlineRan=1" data-onload="inlineRan=1" data-srcdoc="<script>parent.inlineRan=1</script>" data-style="color:red"';
    const html = `<iframe data-consent="analytics" data-src="http://tracker.test/frame.html" ${attributes}></iframe>
      <img data-consent="analytics" data-src="http://tracker.test/none.gif?status=404" ${attributes} alt="">`;
    const visit = await lab.visit({ html });
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/frame.html', 'tracker.test/none.gif'],
      allowErrors: /404/,
    });
    expect(await visit.page.evaluate(ranInline)).toBe(false);
    expect(await visit.page.locator(':is([onerror], [onload], [srcdoc], [style]):not(assent-ui)').count()).toBe(0);
  });
});

test('a page that clobbers names of document still gets banner and gate', async () => {
  const html = `${gated('analytics', 'a', '?nostorage')}
    <img name="cookie" alt=""><form name="body"></form><img name="currentScript" alt=""><form id="assent"></form>
    <img name="createElement" alt=""><img name="addEventListener" alt=""><img name="querySelectorAll" alt="">
    <img name="readyState" alt=""><img name="documentElement" alt=""><img name="head" alt=""><img name="dispatchEvent" alt="">`;
  const visit = await lab.visit({ html });
  await assentUi(visit.page).bannerIsShown();
  await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [] });
  await assentUi(visit.page).acceptAll();
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], cookies: ['assent'] });
});
