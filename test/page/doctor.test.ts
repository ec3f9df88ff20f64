/** The doctor as whoever builds a site meets it; and that nobody else ever loads it. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import axe from 'axe-core';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/serve.js';
import type { AssentConfig } from '../../src/config/types.ts';
import { assentUi, expectVisit, gated, openLab, problemsOf, visitDemo, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
let demo: Demo;
beforeAll(async () => {
  lab = await openLab();
  demo = await startDemo({ port: 0 });
});
afterAll(async () => {
  await demo.stop();
  await lab.close();
});

const packages = resolve(import.meta.dirname, '../../node_modules');
const POSTHOG = '/posthog-js/dist/array.full.no-external.js';
const SNOWPLOW = '/@snowplow/browser-tracker/dist/index.umd.min.js';
const plain: AssentConfig = {
  controller: { name: 'Shop', privacyPolicy: '/privacy' },
  services: [{ id: 'a', category: 'analytics', name: 'A', provider: 'A Ltd', cookies: [], storage: [] }],
};

/** What of the copied JSON the tests ask for. */
interface Copied {
  state: string;
  config: { code: string; path: string; line?: number }[];
  consent?: { decided: boolean; record: string };
  decisionTime: string;
  elements: { element: string; state: string }[];
  early: { url: string; services: string[] }[];
  stored: { name: string; kind: string; state: string; setBy?: string; likelyOneOf?: string[] }[];
  duplicates: { what: string }[];
  speed: { whose: string }[];
  contrast: { ratio: number; least: number }[];
}

const panelOf = (page: Page): Locator => page.locator('assent-doctor dialog');
const sectionOf = (page: Page, id: string): Locator => page.locator(`assent-doctor #${id}`);

async function debug({ page }: Visit): Promise<void> {
  await page.evaluate(() => window.assent.debug());
  await isReady(page);
}

/** Until the panel shows a diagnosis. */
async function isReady(page: Page): Promise<void> {
  await sectionOf(page, 'contrast').waitFor();
}

/** The diagnosis, copied as a visitor without a clipboard copies it. */
async function copied(page: Page): Promise<Copied> {
  await panelOf(page).getByRole('button', { name: 'Copy as JSON' }).click();
  return JSON.parse(await panelOf(page).getByRole('textbox').inputValue()) as Copied;
}

/** Head, tools and every section with its words. */
async function panelShowsAll(page: Page): Promise<void> {
  expect(await panelOf(page).getByRole('heading', { level: 2 }).textContent()).toBe('Assent doctor');
  const sections = await panelOf(page).locator('details h3').allTextContents();
  expect(sections.length).toBe(9);
  expect(sections.every((words) => words.length > 3)).toBe(true);
  const marks = await panelOf(page)
    .locator('.mark')
    .evaluateAll((all) => all.map((mark) => (mark as HTMLElement).dataset['tone']));
  expect(marks).toEqual(marks.map(() => expect.stringMatching(/^(good|note|look|wrong)$/)));
}

async function unfoldAll(page: Page): Promise<void> {
  await page.locator('assent-doctor details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
}

describe('an ordinary visit never asks for it', () => {
  test.each(['reject-all', 'accept-all'])('undecided, %s, and on the next page', async (answer) => {
    const config = { ...plain, revison: 1 };
    const visit = await lab.visit({ url: 'http://shop.example/', html: gated('a', 'a'), config });
    const none = { mustNotRequest: ['shop.example/dist/assent-doctor.js'] };
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, none);
    await visit.page.locator(`assent-ui [data-assent-do="${answer}"]`).first().click();
    await assentUi(visit.page).openPreferences();
    await expectVisit(visit, none);
    await visit.reload();
    await expectVisit(visit, { ...none, quiet: 1000 });
    // Nor is anything said that is meant for developers.
    expect(visit.warnings).toEqual([]);
    expect(await visit.page.locator('assent-doctor').count()).toBe(0);
  });

  test.each(['localhost.shop.example', '127.shop.example', 'test.shop.example', 'shoptest.example'])(
    'nor where the host only begins like a local one: %s',
    async (host) => {
      const visit = await lab.visit({ url: `http://${host}/`, html: '', config: {} });
      await expectVisit(visit, {
        mustRequest: [`${host}/dist/assent-banner.js`],
        mustNotRequest: [`${host}/dist/assent-doctor.js`],
        quiet: 1000,
      });
    },
  );
});

describe('real trackers', () => {
  /** Their own files, as npm ships them, on a page whose author has forgotten to declare what they store. */
  async function visitForgetful(assentAttributes = ''): Promise<Visit> {
    lab.route('trackers.test', '/*', ({ headers: { origin = '*', ...asked } }) => ({
      body: '{"status":1}',
      type: 'application/json',
      headers: {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': String(asked['access-control-request-headers'] ?? '*'),
      },
    }));
    for (const file of [POSTHOG, SNOWPLOW]) {
      lab.route('trackers.test', file, { body: readFileSync(join(packages, file)) });
    }
    const held = (id: string, src: string, code: string): string =>
      `<script type="text/plain" data-consent="${id}" src="http://trackers.test${src}"></script>
      <script type="text/plain" data-consent="${id}">${code}</script>`;
    const posthog = `posthog.init('phc_demo', { api_host: 'http://trackers.test', advanced_disable_flags: true,
      opt_out_useragent_filter: true, disable_surveys: true, disable_session_recording: true, request_batching: false });`;
    const snowplow = `snowplowBrowserTracking.newTracker('sp', 'http://trackers.test', { appId: 'x', cookieSecure: false });
      snowplowBrowserTracking.trackPageView();`;
    const service = (id: string): object => ({ id, category: 'analytics', cookies: [] });
    return lab.visit({
      html: held('posthog', POSTHOG, posthog) + held('snowplow', SNOWPLOW, snowplow) + gated('known', 'known'),
      config: {
        services: [
          service('posthog'),
          service('snowplow'),
          { ...service('known'), cookies: ['kno*'], storage: ['known'] },
        ],
      },
      assentAttributes,
    });
  }

  test('with data-debug: what nobody declared is named, with the script that wrote it', async () => {
    const visit = await visitForgetful('data-debug');
    await isReady(visit.page);
    await assentUi(visit.page).acceptAll();
    await expect
      .poll(() => sectionOf(visit.page, 'stored').locator('code').allTextContents())
      .toEqual(expect.arrayContaining([expect.stringMatching(/^_sp_id\./), 'ph_phc_demo_posthog']));

    const { stored, elements, decisionTime, early } = await copied(visit.page);
    const undeclared = stored.filter(({ state }) => state === 'undeclared');
    const writerOf = (kind: string, name: RegExp): string | undefined =>
      undeclared.find((each) => each.kind === kind && name.test(each.name))?.setBy;
    expect(writerOf('cookie', /^ph_/)).toBe(`http://trackers.test${POSTHOG}`);
    expect(writerOf('localStorage', /^ph_/)).toContain(POSTHOG);
    expect(writerOf('cookie', /^_sp_id\./)).toBe(`http://trackers.test${SNOWPLOW}`);
    expect(undeclared.every(({ name }) => /^(ph_|__ph|_sp_|snowplow)/.test(name))).toBe(true);
    expect(stored.filter(({ name }) => name === 'known')).toMatchObject([{ state: 'declared' }, { state: 'declared' }]);
    expect(stored.find(({ name }) => name === 'assent')).toMatchObject({ state: 'record' });
    expect(elements.map(({ state }) => state)).toEqual(elements.map(() => 'released'));
    expect({ decisionTime, early }).toEqual({ decisionTime: 'here', early: [] });
    expect(visit.errors).toEqual([]);
  });

  test('when it comes late: the same names, and hosts that likely set them', async () => {
    const visit = await visitForgetful();
    await assentUi(visit.page).acceptAll();
    await expect.poll(() => visit.cookieNames()).toEqual(expect.arrayContaining(['ph_phc_demo_posthog']));
    await debug(visit);
    const found = (await copied(visit.page)).stored.find(({ name }) => name === 'ph_phc_demo_posthog');
    expect(found).toMatchObject({
      state: 'undeclared',
      likelyOneOf: expect.arrayContaining(['trackers.test']) as string[],
    });
    expect(found).not.toHaveProperty('setBy');
  });

  test('the demo itself: everything is declared, and nothing came before consent', async () => {
    const visit = await visitDemo(lab, demo);
    await debug(visit);
    const before = await copied(visit.page);
    expect(before.elements.map(({ state }) => state)).toEqual(before.elements.map(() => 'held'));
    expect(before.elements.length).toBeGreaterThan(8);
    expect({ early: before.early, stored: before.stored, duplicates: before.duplicates }).toEqual({
      early: [],
      stored: [],
      duplicates: [],
    });
    await assentUi(visit.page).rejectAll();
    await expect.poll(() => sectionOf(visit.page, 'consent').textContent()).toContain('the visitor, on the banner');
    expect((await copied(visit.page)).consent).toMatchObject({ decided: true, record: 'cookie' });
  });
});

test('it blames nobody on a page where all is well: granted, and on the next page', async () => {
  const visit = await visitDemo(lab, demo);
  await debug(visit);
  await assentUi(visit.page).acceptAll();
  await visit.beaconsArrive(['posthog', 'snowplow', 'alloy', 'growthbook']);
  const blamed = async (): Promise<object> => {
    const { early, duplicates, stored, elements } = await copied(visit.page);
    return {
      early,
      duplicates,
      states: [...new Set(elements.map(({ state }) => state))],
      stored: [...new Set(stored.map(({ state }) => state))].sort(),
    };
  };
  const nobody = { early: [], duplicates: [], states: ['released'], stored: ['declared', 'record'] };
  await expect.poll(blamed).toEqual(nobody);

  await visit.reload();
  await visit.beaconsArrive(['posthog', 'snowplow', 'alloy', 'growthbook']);
  await debug(visit);
  expect((await copied(visit.page)).decisionTime).toBe('earlier');
  await expect.poll(blamed).toEqual(nobody);
  expect(visit.errors).toEqual([]);
});

describe('what it says of a page', () => {
  test('not held, unknown, twice, before consent, left over, and slow', async () => {
    const html = `
      <script data-consent="a" src="http://tracker.test/early.js"></script>
      <script src="http://nobody-tracker.test/other.js"></script>
      ${gated('a', 'twice')}${gated('a', 'twice')}${gated('b', 'unknown')}
      <iframe title="x" data-consent="a" data-src="http://tracker.test/frame.html"></iframe>`;
    const config = {
      ...plain,
      services: [{ ...plain.services?.[0], id: 'a', category: 'analytics', cookies: ['early'] }],
    };
    const visit = await lab.visit({ html, config });
    await visit.settled();
    // What stood there before has been deleted meanwhile.
    await visit.page.evaluate(() => (document.cookie = 'early=1'));
    await debug(visit);
    const { elements, early, duplicates, stored, speed } = await copied(visit.page);
    expect(elements.map(({ state }) => state)).toEqual(['not-held', 'held', 'held', 'held', 'held']);
    expect(early.map(({ url, services }) => `${url} ${services.join()}`)).toEqual(
      expect.arrayContaining(['http://tracker.test/early.js a', 'http://nobody-tracker.test/other.js ']),
    );
    expect(duplicates.map(({ what }) => what)).toEqual(['http://tracker.test/twice.js']);
    expect(stored.map(({ kind, name, state }) => `${kind} ${name} ${state}`).sort()).toEqual([
      'cookie early left-over',
      'cookie other undeclared',
      'localStorage early undeclared',
      'localStorage other undeclared',
    ]);
    expect(speed.map(({ whose }) => whose)).toEqual(expect.arrayContaining(['a', 'nobody-tracker.test']));
    await expect.poll(() => sectionOf(visit.page, 'elements').textContent()).toContain('The config knows no b');
    expect(await panelOf(visit.page).getByRole('status').first().textContent()).toMatch(/^To fix: /);
  });

  test('the config: every problem with its line, in the console and in the panel', async () => {
    const lines: string[] = [];
    const visit = await lab.visit({ html: '', config: '{\n  "revison": 2,\n  "lifetime": { "months": 24 }\n}' });
    visit.page.on('console', (message) => lines.push(message.text()));
    await debug(visit);
    expect(lines.filter((line) => line.startsWith('[assent] config/'))).toEqual([
      '[assent] config/unknown-key at revison (inline config, 2:3): unknown key `revison`, did you mean `revision`?\n' +
        'See docs/problems.md#configunknown-key',
      '[assent] config/out-of-range at lifetime.months (inline config, 3:27): expected at most 13\n' +
        'See docs/problems.md#configout-of-range',
    ]);
    const problems = await sectionOf(visit.page, 'problems').textContent();
    expect(problems).toContain('did you mean `revision`?');
    expect(problems).toContain('3:27 of the inline config');
    expect(await sectionOf(visit.page, 'problems').getAttribute('open')).not.toBe(null);
  });

  test('contrast: a theme that is too faint is told, with its ratio', async () => {
    const head = '<style>assent-ui { --assent-surface: #fff; --assent-text: #bbb; }</style>';
    const visit = await lab.visit({ html: '', head, config: plain });
    await assentUi(visit.page).bannerIsShown();
    await debug(visit);
    const low = (await copied(visit.page)).contrast.filter(({ ratio, least }) => ratio < least);
    expect(low.length).toBeGreaterThan(0);
    expect(low.every(({ ratio }) => ratio > 1 && ratio < 2.5)).toBe(true);

    const fine = await lab.visit({ html: '', config: plain });
    await assentUi(fine.page).bannerIsShown();
    await debug(fine);
    const { contrast } = await copied(fine.page);
    expect(contrast.length).toBeGreaterThan(4);
    expect(contrast.filter(({ ratio, least }) => ratio < least)).toEqual([]);
  });

  test('it follows the page: what is added, decided and written', async () => {
    const visit = await lab.visit({ html: '', config: plain });
    await debug(visit);
    await visit.page.evaluate(() => {
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.dataset['consent'] = 'a';
      script.src = 'http://tracker.test/late.js';
      document.body.append(script);
    });
    const elements = sectionOf(visit.page, 'elements');
    await expect.poll(() => elements.textContent()).toContain('blocked');
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expect.poll(() => elements.textContent()).toContain('“a” is granted.');
    await expect
      .poll(async () => (await copied(visit.page)).stored)
      .toContainEqual(expect.objectContaining({ name: 'late', kind: 'cookie', setBy: 'http://tracker.test/late.js' }));
  });
});

describe('data-debug', () => {
  test('before the config is there, the doctor says so; then it knows', async () => {
    let answer = (): void => {};
    const isAsked = new Promise<void>((resolve) => (answer = resolve));
    lab.route('shop.test', '/slow.json', async () => {
      await isAsked;
      return { body: JSON.stringify(plain) };
    });
    const visit = await lab.visit({ html: '', assentAttributes: 'data-debug data-config="/slow.json"' });
    await isReady(visit.page);
    expect(await panelOf(visit.page).textContent()).toContain('Waiting for the config');
    answer();
    await expect.poll(() => panelOf(visit.page).textContent()).toContain('Undecided');
    expect(await visit.page.locator('assent-doctor').count()).toBe(1);
    expect(visit.errors).toEqual([]);
  });

  test('a config that cannot be read is told as that', async () => {
    const visit = await lab.visit({ html: '', config: '{ "revision": 1, }', assentAttributes: 'data-debug' });
    await isReady(visit.page);
    await expect.poll(() => sectionOf(visit.page, 'consent').textContent()).toContain('cannot be read');
    const [problem] = (await copied(visit.page)).config;
    expect(problem).toMatchObject({ code: 'config/unreadable', line: 1 });
  });
});

test('on localhost it stays in the console, and says how to open the panel', async () => {
  const visit = await visitDemo(lab, demo, 'localhost');
  const lines: string[] = [];
  visit.page.on('console', (message) => lines.push(message.text()));
  await visit.reload();
  await expect.poll(() => lines.join('\n')).toContain('assent.debug()');
  expect(lines.join('\n')).toContain('check/long-lived at services[6].cookies[0].duration (/assent.json, ');
  expect(await visit.page.locator('assent-doctor').count()).toBe(0);

  await debug(visit);
  expect(await visit.page.locator('assent-doctor').count()).toBe(1);
  expect(visit.errors).toEqual([]);
});

describe('a strict page', () => {
  const csp = [
    "default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; style-src 'none'; connect-src 'self'",
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types assent",
  ].join('; ');

  test('has nothing to complain about', async () => {
    const visit = await lab.visit({
      html: '<script nonce="n1" type="text/plain" data-consent="a">window.ran = ["own"];</script>',
      csp,
      config: plain,
      assentAttributes: 'nonce="n1" data-debug',
    });
    await isReady(visit.page);
    await unfoldAll(visit.page);
    await copied(visit.page);
    const { width = 0 } = (await panelOf(visit.page).boundingBox()) ?? {};
    expect(width).toBeGreaterThan(300);
    expect(visit.errors).toEqual([]);
  });
});

test('a page that shadows what every page has, is diagnosed all the same', async () => {
  const html =
    '<img name="querySelector"><img name="body"><form name="documentElement"></form><img name="cookie">' +
    '<img name="createElementNS"><form name="createTextNode"></form><embed name="createElement">';
  const visit = await lab.visit({ html, config: plain });
  await debug(visit);
  expect((await copied(visit.page)).state).toBe('running');
  await panelShowsAll(visit.page);
  expect(visit.errors).toEqual([]);
});

test.each([true, false])(
  'a polluted Object.prototype changes nothing in the panel (enumerable: %s)',
  async (enumerable) => {
    const members = {
      dangerouslySetInnerHTML: { __html: '<b>evil</b>' },
      children: 'evil',
      is: 'evil-one',
      title: 'evil',
    };
    const initScript = `for (const [name, value] of Object.entries(${JSON.stringify(members)}))
    Object.defineProperty(Object.prototype, name, { value, enumerable: ${enumerable}, configurable: true, writable: true });`;
    const visit = await lab.visit({ html: gated('a', 'a'), config: plain, initScript });
    await debug(visit);
    await panelShowsAll(visit.page);
    expect(await panelOf(visit.page).textContent()).not.toContain('evil');
    expect(await panelOf(visit.page).locator('b, [is], [title]').count()).toBe(0);
    expect(visit.errors).toEqual([]);
  },
);

test('where nothing can be stored or read, it says what is left to say', async () => {
  const visit = await lab.visit({ html: gated('a', 'a'), config: plain, csp: 'sandbox allow-scripts' });
  await debug(visit);
  const { stored, elements } = await copied(visit.page);
  expect({ stored, states: elements.map(({ state }) => state) }).toEqual({ stored: [], states: ['held'] });
  expect(visit.errors).toEqual([]);
});

test('a banner without a shadow root is measured, and stays in reach', async () => {
  const visit = await lab.visit({ html: '', config: { ...plain, ui: { shadow: false } } });
  await assentUi(visit.page).bannerIsShown();
  await debug(visit);
  expect((await copied(visit.page)).contrast.length).toBeGreaterThan(4);
  await assentUi(visit.page).rejectAll();
  await assentUi(visit.page).bannerIsHidden();
});

test('where its file does not come, that is a problem, and no more', async () => {
  const visit = await lab.visit({ html: '', config: plain });
  await visit.page.route('**/assent-doctor.js', (route) => route.abort());
  await visit.page.evaluate(() => window.assent.debug());
  await expect.poll(() => problemsOf(visit)).toEqual(['doctor/load-failed doctor']);
  await assentUi(visit.page).acceptAll();
  await assentUi(visit.page).bannerIsHidden();
});

describe('the panel', () => {
  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('axe finds nothing (%s, %dpx)', async (colorScheme, width) => {
    const contextOptions = { colorScheme, reducedMotion: 'reduce', viewport: { width, height: 800 } } as const;
    const html = `<main><h1>Shop</h1></main>${gated('a', 'a')}${gated('b', 'b')}<script src="http://tracker.test/x.js"></script>`;
    const visit = await lab.visit({ html, config: { ...plain, revison: 1 }, contextOptions });
    const { page } = visit;
    await debug(visit);
    await copied(page);
    await unfoldAll(page);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${String(node.target)}`))).toEqual([]);

    // Nothing sticks out to the side, and the banner can be used below it.
    const sizes = await panelOf(page).evaluate((panel) => [panel.scrollWidth <= panel.clientWidth, innerWidth]);
    expect(sizes).toEqual([true, width]);
    await assentUi(page).rejectAll();
    await assentUi(page).bannerIsHidden();
  });

  test('the keyboard is enough: into it, through it, out of it, and back to where it was', async () => {
    const html = '<button id="open" onclick="assent.debug()">Debug</button>';
    const visit = await lab.visit({ html, config: plain, cookies: { assent: '' } });
    const { page } = visit;
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const inner = document.activeElement?.shadowRoot?.activeElement;
        return inner?.getAttribute('aria-label') ?? inner?.textContent ?? document.activeElement?.id ?? '';
      });
    await page.locator('#open').focus();
    await page.keyboard.press('Enter');
    await isReady(page);
    expect(await focused()).toBe('Assent doctor');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Hide details');
    await page.keyboard.press('Space');
    expect(await sectionOf(page, 'consent').isVisible()).toBe(false);
    expect(await focused()).toBe('Show details');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Close');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Copy as JSON');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await focused()).toContain('Consent');
    await page.keyboard.press('Enter');
    expect(await sectionOf(page, 'consent').getAttribute('open')).not.toBe(null);
    // A change redraws what it is about, and takes neither the focus nor what is unfolded.
    await page.evaluate(() => window.assent.acceptAll());
    await expect.poll(() => sectionOf(page, 'consent').textContent()).toContain("the site's own code");
    expect(await focused()).toContain('Consent');
    expect(await sectionOf(page, 'consent').getAttribute('open')).not.toBe(null);
    await page.keyboard.press('Escape');
    expect(await page.locator('assent-doctor').count()).toBe(0);
    expect(await focused()).toBe('open');
  });

  test('the page goes on beside it: it is not modal, and takes away what it brought', async () => {
    const visit = await lab.visit({
      html: '<button id="own" onclick="document.title = 1">Own</button>',
      config: plain,
      initScript: () => {
        const setter = (): unknown => Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')?.set;
        const before = [setter(), Storage.prototype.setItem];
        Object.assign(window, { isAsBefore: () => setter() === before[0] && Storage.prototype.setItem === before[1] });
      },
    });
    const { page } = visit;
    const isAsBefore = (): Promise<boolean> =>
      page.evaluate(() => (window as unknown as { isAsBefore(): boolean }).isAsBefore());
    expect(await isAsBefore()).toBe(true);
    await debug(visit);
    expect(await isAsBefore()).toBe(false);
    await page.locator('#own').click();
    expect(await page.title()).toBe('1');
    await debug(visit);
    expect(await page.locator('assent-doctor').count()).toBe(1);
    await panelOf(page).getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('assent-doctor').count()).toBe(0);
    expect(await isAsBefore()).toBe(true);
    expect(visit.errors).toEqual([]);
  });

  test('the clipboard takes the JSON, where there is one', async () => {
    const contextOptions = { permissions: ['clipboard-read', 'clipboard-write'] };
    const visit = await lab.visit({ url: 'https://shop.test/', html: '', config: plain, contextOptions });
    await debug(visit);
    await visit.page.bringToFront();
    await panelOf(visit.page).getByRole('button', { name: 'Copy as JSON' }).click();
    await expect.poll(() => panelOf(visit.page).textContent()).toContain('Copied.');
    const text = await visit.page.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(text)).toMatchObject({ page: 'https://shop.test/', state: 'running' });
    expect(await panelOf(visit.page).getByRole('textbox').count()).toBe(0);
  });
});
