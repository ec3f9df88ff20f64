/** Visitors' tools may answer for them: `docs/autoconsent.json` with the library it is for, and no other page for robots. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AutoConsentCMPRule, BackgroundMessage, ContentScriptMessage } from '@duckduckgo/autoconsent';
import type { Frame } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assentUi, expectChoice, expectVisit, gated, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
let library: string;
let rule: AutoConsentCMPRule;
beforeAll(async () => {
  lab = await openLab();
  const require = createRequire(import.meta.url);
  const script = resolve(require.resolve('@duckduckgo/autoconsent'), '../autoconsent.playwright.js');
  library = await readFile(script, 'utf8');
  const file = resolve(import.meta.dirname, '../../docs/autoconsent.json');
  rule = JSON.parse(await readFile(file, 'utf8')) as AutoConsentCMPRule;
});
afterAll(() => lab.close());

/** The library in the page, and its other half: this plays the browser that it talks to. */
async function autoconsent({ page }: Visit, action: 'optOut' | 'optIn'): Promise<ContentScriptMessage[]> {
  const heard: ContentScriptMessage[] = [];
  const say = (frame: Frame, message: BackgroundMessage): Promise<void> =>
    frame.evaluate(`autoconsentReceiveMessage(${JSON.stringify(message)})`);
  await page.exposeBinding('autoconsentSendMessage', async ({ frame }, message: ContentScriptMessage) => {
    heard.push(message);
    if (message.type === 'init') {
      const config = { enabled: true, autoAction: null, enablePrehide: false, detectRetries: 20, heuristicMode: 'off' };
      await say(frame, { type: 'initResp', config, rules: { autoconsent: [rule] } } as never);
    }
    if (message.type === 'popupFound') await say(frame, { type: action });
    if (message.type === 'optOutResult' && message.scheduleSelfTest) await say(frame, { type: 'selfTest' });
  });
  await page.evaluate(library);
  return heard;
}

/** What the library said of a kind, once it has said it. */
async function said<Type extends ContentScriptMessage['type']>(
  heard: readonly ContentScriptMessage[],
  type: Type,
): Promise<Extract<ContentScriptMessage, { type: Type }>> {
  await expect.poll(() => heard.map((message) => message.type)).toContain(type);
  return heard.find((message) => message.type === type) as Extract<ContentScriptMessage, { type: Type }>;
}

describe.each([
  ['in the shadow root', true],
  ['in the light DOM', false],
])('@duckduckgo/autoconsent with docs/autoconsent.json, banner %s', (_where, shadow) => {
  const visit = (ui: object = {}): Promise<Visit> =>
    lab.visit({ html: `${gated('analytics', 'a')}${gated('advertising', 'b')}`, config: { ui: { shadow, ...ui } } });

  test('sees it and opts out: a refusal is stored, nothing runs, its self-test passes', async () => {
    const shop = await visit();
    const heard = await autoconsent(shop, 'optOut');
    expect(await said(heard, 'popupFound')).toMatchObject({ cmp: 'assent' });
    expect(await said(heard, 'optOutResult')).toMatchObject({ cmp: 'assent', result: true });
    expect(await said(heard, 'selfTestResult')).toMatchObject({ cmp: 'assent', result: true });
    expect(await said(heard, 'autoconsentDone')).toMatchObject({ isCosmetic: false });
    const record = (await shop.cookies()).find(({ name }) => name === 'assent')?.value;
    expect(record).toMatch(/\.banner\.!analytics\.!advertising\.!personal\w+~$/);
    await assentUi(shop.page).bannerIsHidden();
    await expectVisit(shop, { mustNotRequest: ['tracker.test/'], cookies: ['assent'], storage: [] });
    expect(heard.filter(({ type }) => type === 'autoconsentError')).toEqual([]);
  });

  test('opts in for who wants that', async () => {
    const shop = await visit({ layout: 'modal' });
    const heard = await autoconsent(shop, 'optIn');
    expect(await said(heard, 'optInResult')).toMatchObject({ cmp: 'assent', result: true });
    await expectChoice(shop, 'analytics', true);
    await expectVisit(shop, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'] });
  });

  test('finds Assent, and nothing to answer, where the visitor has decided', async () => {
    const before = await visit();
    await assentUi(before.page).acceptAll();
    const again = await lab.visit({ url: 'http://shop.test/', sameVisitorAs: before });
    const heard = await autoconsent(again, 'optOut');
    expect(await said(heard, 'cmpDetected')).toMatchObject({ cmp: 'assent' });
    await sleep(1200); // it looks twice a second
    expect(heard.map(({ type }) => type)).not.toContain('popupFound');
    await expectChoice(again, 'analytics', true);
  });
});

test('robots get the page that people get: same elements, same requests', async () => {
  const seen = async (webdriver: boolean, userAgent?: string): Promise<unknown> => {
    const visit = await lab.visit({
      html: gated('analytics', 'a'),
      config: { ui: { layout: 'box' } },
      initScript: `Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => ${webdriver} })`,
      contextOptions: userAgent === undefined ? {} : { userAgent },
    });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    // When the page is idle; the doctor, because sites are built on such hosts.
    const late = ['shop.test/dist/assent-preferences.js', 'shop.test/dist/assent-doctor.js'];
    await expectVisit(visit, { mustRequest: late, mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
    expect(await visit.page.evaluate(() => navigator.webdriver)).toBe(webdriver);
    const drawn = await visit.page.evaluate(() => document.documentElement.outerHTML);
    const ours = await visit.page.evaluate(() => document.querySelector('assent-ui')?.shadowRoot?.innerHTML);
    return {
      drawn,
      ours,
      requests: visit
        .requests()
        .map(({ host, path }) => host + path)
        .sort(),
    };
  };
  const person = await seen(false, 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0');
  for (const robot of [
    await seen(true),
    await seen(false, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'),
    await seen(true, 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36'),
    await seen(true, 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'),
  ]) {
    expect(robot).toEqual(person);
  }
});
