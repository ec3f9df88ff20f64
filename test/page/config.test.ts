/** Whatever the config is, or is not: the gate stays shut, the page whole, the visitor able to answer. */
import manifest from '../../package.json' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import type { Problem } from '../../src/lib/problems.ts';
import type { DoctorPart } from '../../src/parts.ts';
import {
  assentUi,
  expectChoice,
  expectProblem,
  expectVisit,
  gated,
  openLab,
  problemsOf,
  type Lab,
  type Reply,
  type Visit,
} from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const analytics = gated('analytics', 'a');
const shut = { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] };

/** A page whose inline config is this text. */
function pageWith(config: string, body: string): string {
  const tags = `<script type="application/json" data-assent-config>${config}</script><script src="/dist/assent.js"></script>`;
  return `<!doctype html><html lang="en"><title>Shop</title>${tags}<body>${body}</html>`;
}

/** The whole way: asked, nothing ran, accepts, it runs. */
async function expectUsable(visit: Visit): Promise<void> {
  await assentUi(visit.page).bannerIsShown();
  await expectVisit(visit, shut);
  await assentUi(visit.page).acceptAll();
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  await assentUi(visit.page).bannerIsHidden();
}

describe('a config that says little', () => {
  test.each([
    ['none at all', {}],
    ['{}', { config: {} }],
    ['only a $schema', { config: { $schema: 'https://assent.test/schema.json' } }],
    ['after the tag', { html: `${analytics}<script type="application/json" data-assent-config>{}</script>` }],
  ])('(%s) is the defaults: four categories, all but the required one off', async (_, options) => {
    const visit = await lab.visit({ html: analytics, ...options });
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    expect(await ui.preferences.locator('h3').allInnerTexts()).toEqual([
      'Functional',
      'Analytics',
      'Advertising',
      'Personalization',
    ]);
    expect(await ui.preferences.getByRole('switch').count()).toBe(3);
    expect(await ui.preferences.getByRole('switch', { checked: true }).count()).toBe(0);
    await visit.page.keyboard.press('Escape');
    await expectUsable(visit);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test.each([
    ['before the tag', (tag: string, config: string) => config + tag],
    ['after the tag', (tag: string, config: string) => tag + config],
    ['at the end of the body', (tag: string, config: string) => `${tag}</head><body>${config}`],
  ])('an inline config %s counts', async (_, join) => {
    const config = '<script type="application/json" data-assent-config>{"categories":["analytics"]}</script>';
    const html = `<!doctype html><html lang="en"><title>Shop</title>${join('<script src="/dist/assent.js"></script>', config)}${analytics}</html>`;
    const visit = await lab.visit({ html });
    await assentUi(visit.page).bannerIsShown();
    expect(await visit.page.evaluate(() => Object.keys(window.assent.consent.categories))).toEqual(['analytics']);
    await expectUsable(visit);
  });

  test('a config by URL counts, and is fetched once', async () => {
    lab.route('shop.example', '/assent.json', { body: '{"categories":["analytics"]}' });
    const visit = await lab.visit({
      url: 'http://shop.example/',
      html: analytics,
      assentAttributes: 'data-config="/assent.json"',
    });
    await assentUi(visit.page).bannerIsShown();
    expect(await visit.page.evaluate(() => Object.keys(window.assent.consent.categories))).toEqual(['analytics']);
    await expectUsable(visit);
    await expectVisit(visit, { mustRequestOnce: ['shop.example/assent.json'] });
  });

  test('a config on another origin counts, if that one allows it', async () => {
    const headers = { 'Access-Control-Allow-Origin': '*' };
    lab.route('cdn.test', '/assent.json', { body: '{"categories":["analytics"]}', headers });
    const visit = await lab.visit({ html: analytics, assentAttributes: 'data-config="http://cdn.test/assent.json"' });
    await expectUsable(visit);
  });
});

test('an inline config that cannot be read puts no question on a guess, and opens nothing', async () => {
  const visit = await lab.visit({ html: '', config: {} });
  for (const config of [
    '{',
    '',
    'undefined',
    "{'revision': 1}",
    '{"a": 1,}',
    '<p>Not found</p>',
    'null',
    '7',
    '"x"',
    '[]',
  ]) {
    lab.page('shop.test', '/', pageWith(config, analytics));
    await visit.goto('http://shop.test/');
    await expectProblem(visit, 'config/unreadable');
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expectVisit(visit, { ...shut, mustNotRequest: ['tracker.test/', 'shop.test/dist/assent-banner.js'] });
    expect(await visit.page.locator('assent-ui').count(), config).toBe(0);
    expect(await problemsOf(visit), config).toHaveLength(1);
  }
});

describe('a config by URL that cannot be read', () => {
  const unreadable: Record<string, Reply> = {
    'malformed JSON': { body: '{"revision": 1' },
    'an HTML page with status 200': { body: '<!doctype html><title>Shop</title>', type: 'text/html' },
    'an empty body': { body: '' },
    'a 404': { status: 404, body: '{}' },
    'a 500': { status: 500, body: '{}' },
    'a redirect to nowhere': { status: 302, headers: { Location: '/nowhere' } },
    'another origin without CORS': { body: '{}' },
  };

  test.each(Object.entries(unreadable))(
    '(%s): shut, no banner, one problem, tried again, and well once it can be read',
    async (name, reply) => {
      const isForeign = name.startsWith('another origin');
      const host = isForeign ? 'cdn.test' : 'shop.example';
      const path = `/${name.replaceAll(' ', '-')}.json`;
      const url = isForeign ? `http://${host}${path}` : path;
      lab.route(host, path, reply);
      const visit = await lab.visit({
        url: 'http://shop.example/',
        html: analytics,
        assentAttributes: `data-config="${url}"`,
      });
      await expectProblem(visit, `config/unreadable ${url}`);
      await expectVisit(visit, {
        ...shut,
        // The banner's file may be on its way: it is not shown.
        mustNotRequest: ['tracker.test/', 'shop.example/dist/assent-preferences.js'],
        allowErrors: /Failed to load|CORS/,
      });
      await assentUi(visit.page).bannerIsHidden();

      await expect.poll(() => visit.requests().filter((request) => request.path === path).length).toBe(2);
      expect(await problemsOf(visit)).toEqual([`config/unreadable ${url}`]);
      lab.route(host, path, { body: '{}', headers: { 'Access-Control-Allow-Origin': '*' } });
      // The browser comes online: no need to wait for the third try.
      await visit.page.evaluate(() => dispatchEvent(new Event('online')));
      await assentUi(visit.page).bannerIsShown();
      await assentUi(visit.page).acceptAll();
      await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], allowErrors: /Failed to load|CORS/ });
    },
  );

  test('that gives no JSON object is no config either, and asks nobody', async () => {
    lab.route('shop.example', '/list.json', { body: '[]' });
    const visit = await lab.visit({
      url: 'http://shop.example/',
      html: analytics,
      assentAttributes: 'data-config="/list.json"',
    });
    await expectProblem(visit, 'config/unreadable');
    await expectVisit(visit, shut);
    await assentUi(visit.page).bannerIsHidden();
  });

  test('that never answers delays nothing, is given up, tried again, and well once it answers', async () => {
    lab.route('shop.example', '/hang.json', { hang: true });
    const initScript = (): void =>
      addEventListener('load', () => Object.assign(window, { atLoad: window.assent.problems.length }));
    const visit = await lab.visit({
      url: 'http://shop.example/',
      html: analytics,
      assentAttributes: 'data-config="/hang.json"',
      initScript,
    });
    expect(await visit.page.evaluate(() => document.readyState)).toBe('complete');
    const atLoad = await visit.page.evaluate(() => (window as { atLoad?: number }).atLoad);
    expect(atLoad, 'the page had loaded before it was given up').toBe(0);
    await expectProblem(visit, 'config/unreadable /hang.json');
    await assentUi(visit.page).bannerIsHidden();
    lab.route('shop.example', '/hang.json', { body: '{}' });
    await expectUsable(visit);
    await expectVisit(visit, { mustRequest: ['shop.example/hang.json'] });
    expect(visit.requests().filter(({ path }) => path === '/hang.json')).toHaveLength(2);
  });

  test('lets somebody who has decided before wait, too: nothing runs until it is there', async () => {
    lab.route('shop.example', '/later.json', { status: 503 });
    const day = new Date().toISOString().slice(0, 10);
    const visit = await lab.visit({
      url: 'http://shop.example/',
      html: analytics,
      assentAttributes: 'data-config="/later.json"',
      cookies: { assent: `1.${day}.0.1.banner.analytics.advertising.personalization~` },
    });
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], allowErrors: /Failed to load/ });
    lab.route('shop.example', '/later.json', { body: '{}' });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], allowErrors: /Failed to load/ });
    await assentUi(visit.page).bannerIsHidden();
  });
});

/** Every key of the config, with a right value. */
const full: Required<AssentConfig> = {
  $schema: 'https://assent.test/schema.json',
  revision: 3,
  controller: {
    name: 'Example Ltd',
    privacyPolicy: { en: '/privacy', fr: '/fr/privacy' },
    cookiePolicy: '/cookies',
    imprint: '/imprint',
  },
  categories: [
    'functional',
    { id: 'analytics', title: { en: 'Statistics' }, description: 'Counts', required: false },
    { id: 'surveys', title: 'Surveys', description: { en: 'Asks' }, required: false },
  ],
  services: [
    {
      id: 'counter',
      category: 'analytics',
      name: { en: 'Counter' },
      provider: 'Counter plc',
      privacyPolicy: 'https://counter.test/privacy',
      cookies: [{ name: 'ct_*', duration: '1 year', purpose: { en: 'Counts' } }, 'ct'],
      storage: ['ct_*'],
    },
  ],
  lifetime: { months: 12 },
  signals: {
    google: { mapping: { analytics_storage: 'counter' }, region: ['FR'], waitForUpdate: 500 },
    custom: [{ call: 'tool.set', when: 'analytics', arguments: ['update'] }],
  },
  regions: ['eu', { codes: ['AU'], model: 'notice', lifetime: { months: 6 }, texts: { en: { title: 'Notice' } } }],
  gpc: { deny: ['analytics'], dnt: false },
  cookie: { name: 'assent', domain: 'shop.test', path: '/', sameSite: 'Lax' },
  ui: {
    theme: 'dark',
    layout: 'box',
    position: 'top-left',
    launcher: { position: 'right', label: { en: 'Cookies' } },
    dialog: 'drawer',
    placeholders: true,
    shadow: true,
    closeButton: 'reject',
    texts: { en: { title: 'Cookies?' } },
  },
  import: { from: 'klaro', name: 'choice', map: { ct: 'counter' }, revision: 1 },
  locale: 'en',
  attribute: 'data-consent',
  scriptTimeout: 1000,
  onWithdraw: 'keep',
};

/** Wrong values for each place: `path` as problems write it, and the values that do not belong there. */
function wrongValues(value: unknown, path = ''): [path: string, wrong: unknown][] {
  const isText = isLocalized(path); // which may be one text, or one by language
  const wrong = [null, { a: { b: 1 } }, [[]], 'a b;', -7.5, true].filter((candidate) => {
    if (/^(ui\.launcher|signals\.\w+)$/.test(path) && candidate === true) return false;
    if (path.endsWith('.arguments') && Array.isArray(candidate)) return false;
    if (isText && typeof candidate === 'string') return false;
    if (candidate === null || Array.isArray(candidate) || Array.isArray(value)) return true;
    return typeof candidate !== typeof value || (isText && typeof candidate === 'object');
  });
  const isLeaf = typeof value !== 'object' || value === null || isText || /\.(texts|arguments)$/.test(path);
  return [
    ...(path === '' ? [] : wrong.map((each): [string, unknown] => [path, each])),
    ...(isLeaf ? [] : Object.entries(value)).flatMap(([key, item]) =>
      wrongValues(item, Array.isArray(value) ? `${path}[${key}]` : [path, key].filter(Boolean).join('.')),
    ),
  ];
}

function isLocalized(path: string): boolean {
  return /(title|description|label|duration|purpose|\bname|privacyPolicy|cookiePolicy|imprint)$/.test(path);
}

/** A copy of the full config with one place replaced. */
function withWrong(path: string, wrong: unknown): Record<string, unknown> {
  const copy = structuredClone(full) as unknown as Record<string, unknown>;
  const keys = path.split(/\.|\[|\]\.?/).filter((key) => key !== '');
  let at = copy;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1) ?? ''] = wrong;
  return copy;
}

const wrongs = wrongValues(full);
const paths = [...new Set(wrongs.map(([path]) => path))];

describe('a wrong type', () => {
  test('in any place is told with its path, and nothing else is', async () => {
    const visit = await lab.visit({ html: '', config: full });
    await assentUi(visit.page).bannerIsShown();
    const configs = wrongs.map(([path, wrong]) => ({ path, wrong, config: withWrong(path, wrong) }));
    expect(configs.length).toBeGreaterThan(200);
    await visit.page.addScriptTag({ url: '/dist/assent-doctor.js' });
    await visit.settled();
    expect(await problemsOf(visit), 'the right config').toEqual([]);
    const unexpected = await visit.page.evaluate(
      async ([cases, version]) => {
        const { doctor } = (globalThis as never as Record<symbol, { doctor: DoctorPart }>)[
          Symbol.for(`assent:${version}`)
        ] as { doctor: DoctorPart };
        const faults: string[] = [];
        for (const { path, wrong, config } of cases) {
          const told: string[] = [];
          const note = ({ detail }: CustomEvent<Problem>): void => void told.push(`${detail.code} ${detail.path}`);
          document.addEventListener('assent:problem', note);
          const { assent } = window;
          const stop = doctor.startDoctor({
            assent,
            config: undefined,
            raw: config,
            quiet: true,
            isOpen: () => false,
            base: '',
          });
          for (let turn = 0; turn < 1000 && !told.length; turn++) await new Promise((next) => setTimeout(next));
          stop();
          document.removeEventListener('assent:problem', note);
          // Or deeper: `[[]]` may be a list with a wrong item, and an object one with an unknown key.
          const isTold = told.some((problem) => problem.split(' ')[1]?.startsWith(path));
          if (!isTold) faults.push(`${path} = ${JSON.stringify(wrong)}: ${told.join(', ') || 'nothing'}`);
        }
        return faults;
      },
      [configs, manifest.version] as const,
    );
    expect(unexpected).toEqual([]);
  });

  /** The nastiest of each place, on a page of its own; the two nastiest with `ASSENT_FULL=1`. */
  const most = process.env['ASSENT_FULL'] ? 2 : 1;
  const nastiest = paths.flatMap((path) => wrongs.filter(([other]) => other === path).slice(0, most));

  // They mostly wait for the check, so they wait together.
  test.concurrent.each(Object.keys(full))(
    'in `%s` leaves the page whole, the gate shut and the banner usable',
    async (key) => {
      const cases = nastiest.filter(([path]) => path.split(/[.[]/)[0] === key);
      const visit = await lab.visit({ html: '', config: full });
      const faults: string[] = [];
      for (const [path, wrong] of cases) {
        const fault = await faultOf(visit, withWrong(path, wrong), path).catch(String);
        if (fault) faults.push(`${path} = ${JSON.stringify(wrong)}: ${fault}`);
      }
      expect(faults).toEqual([]);
      expect(visit.errors).toEqual([]);
      await visit.close();
    },
    120_000,
  );

  let count = 0;
  async function faultOf(visit: Visit, config: object, path: string): Promise<string | undefined> {
    const errorsBefore = visit.errors.length;
    // A name of its own: the page before may still be on its way.
    const name = `wrong-${(count += 1)}`;
    await visit.clearCookies();
    lab.page('shop.test', `/${name}`, pageWith(JSON.stringify(config), gated('analytics', name)));
    await visit.goto(`http://shop.test/${name}`);
    const errors = (): string =>
      visit.errors
        .slice(errorsBefore)
        .map(({ text }) => text.split('\n')[0])
        .join();
    const { banner } = assentUi(visit.page);
    const isShown = await banner.waitFor().then(
      () => true,
      () => false,
    );
    const problems = await problemsOf(visit);
    if (!isShown) return `no banner; ${problems.join(', ')}; ${errors()}`;
    if (visit.requests().some((request) => request.path === `/${name}.js`)) return 'the gate was open';
    const isTold = (): boolean => window.assent.problems.some(({ code }) => code.startsWith('config/'));
    await visit.page.waitForFunction(isTold).catch(() => {});
    const told = (await problemsOf(visit)).filter((problem) => !problem.startsWith('gate/unknown-id'));
    if (!told.some((problem) => problem.includes(` ${path}`))) return `not told: ${told.join(', ')}`;
    const others = told.filter((problem) => !problem.startsWith('config/'));
    if (others.length > 0) return others.join(', ');
    await banner.locator('[data-assent-do="accept-all"]').click();
    const isGranted = visit.page.waitForFunction(() => window.assent.has('analytics'));
    if (!(await isGranted.catch(() => false))) return 'accepting did nothing';
    return errors() || undefined;
  }
});

describe('keys and names that mean nothing', () => {
  test('unknown keys are told, at the top and inside, and change nothing', async () => {
    const config = {
      revison: 2,
      autoAccept: true,
      ui: { colour: 'red' },
      categories: [{ id: 'analytics', granted: true, default: 'granted' }],
      services: [{ id: 'counter', category: 'analytics', enabled: true, cookies: [{ name: 'c', expires: 1 }] }],
      lifetime: { days: 9999 },
    };
    const visit = await lab.visit({ html: analytics, config });
    await expectProblem(visit, 'config/unknown-key revison');
    expect((await problemsOf(visit)).sort()).toEqual([
      'config/unknown-key autoAccept',
      'config/unknown-key categories[0].default',
      'config/unknown-key categories[0].granted',
      'config/unknown-key lifetime.days',
      'config/unknown-key revison',
      'config/unknown-key services[0].cookies[0].expires',
      'config/unknown-key services[0].enabled',
      'config/unknown-key ui.colour',
    ]);
    await expectUsable(visit);
  });

  test('an unknown category is told and holds what names it for ever', async () => {
    const config = { categories: ['analytics', 'statistics'], services: [{ id: 'x', category: 'nowhere' }] };
    const html = analytics + gated('statistics', 's') + gated('nowhere', 'n') + gated('x', 'x') + gated('', 'empty');
    const visit = await lab.visit({ html, config });
    await expectProblem(visit, 'config/unknown-category categories[1]');
    await expectProblem(visit, 'config/unknown-category services[0].category');
    await expectUsable(visit);
    await expectVisit(visit, {
      mustNotRequest: ['s', 'n', 'x', 'empty'].map((name) => `tracker.test/${name}.js`),
    });
  });

  test('ids that occur twice are told, and the first one counts', async () => {
    const config = {
      categories: ['analytics', { id: 'analytics', required: true }],
      services: [
        { id: 'twice', category: 'analytics' },
        { id: 'twice', category: 'functional' },
        { id: 'analytics', category: 'functional' },
      ],
    };
    const visit = await lab.visit({ html: analytics + gated('twice', 't'), config });
    await expectProblem(visit, 'config/duplicate-id categories[1].id');
    await expectProblem(visit, 'config/duplicate-id services[1].id');
    await expectProblem(visit, 'config/duplicate-id services[2].id');
    await expectUsable(visit);
  });

  test.each([
    [
      '__proto__ at the top',
      '{"__proto__": {"required": true, "polluted": 1, "categories": [{"id": "analytics", "required": true}]}}',
    ],
    [
      '__proto__ in a category',
      '{"categories": [{"id": "analytics", "__proto__": {"required": true, "polluted": 1}}]}',
    ],
    ['constructor', '{"constructor": {"prototype": {"polluted": 1, "required": true}}, "categories": ["analytics"]}'],
    ['toString as a service', '{"services": [{"id": "toString", "category": "analytics"}]}'],
    ['__proto__ as a category', '{"categories": ["analytics", {"id": "__proto__", "title": "x", "required": true}]}'],
  ])('%s pollutes nothing and opens nothing', async (_, config) => {
    const html =
      analytics + ['__proto__', 'constructor', 'hasOwnProperty', 'polluted'].map((id) => gated(id, 'p')).join('');
    const visit = await lab.visit({ html, config });
    await expectUsable(visit);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/p.js'] });
    expect(await visit.page.evaluate(() => 'polluted' in {} || 'required' in {})).toBe(false);
  });

  test('a page that has put members on Object.prototype opens nothing', async () => {
    const visit = await lab.visit({
      html: analytics,
      config: { categories: ['analytics', { id: 'ads', title: 'Ads' }], services: [{ id: 's', category: 'ads' }] },
      initScript: () => Object.assign(Object.prototype, { required: true, analytics: true, ads: true, s: 'granted' }),
    });
    await expectUsable(visit);
  });
});

test('a thousand services: the page stays whole, and all can be read, granted and refused', async () => {
  const services = Array.from({ length: 1000 }, (_, index) => ({
    id: `service-${index}`,
    category: ['analytics', 'advertising', 'personalization'][index % 3] ?? '',
    name: `Service number ${index}`,
    cookies: [{ name: `cookie_${index}`, duration: '1 year' }],
  }));
  const html = gated('service-0', 'a') + gated('service-1', 'b');
  const visit = await lab.visit({ html, config: { services } });
  const ui = assentUi(visit.page);
  await ui.openPreferences();
  expect(await ui.preferences.locator('details li input').count()).toBe(1000);
  await ui.toggle('analytics');
  await ui.save();
  await expectChoice(visit, 'service-0', true);
  await expectChoice(visit, 'service-1', false);
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
});

test('a label for the launcher, or for anything else, is text and never markup', async () => {
  const evil = '<img src=x onerror="document.title=\'hacked\'"><b>bold</b>';
  const config: AssentConfig = {
    controller: { name: evil, privacyPolicy: 'javascript:document.title="hacked"', imprint: 'data:text/html,x' },
    categories: [{ id: 'analytics', title: evil, description: evil }],
    services: [
      { id: 'x', category: 'analytics', name: evil, provider: evil, privacyPolicy: 'javascript:1', cookies: [evil] },
    ],
    ui: { launcher: { label: evil }, texts: { en: { 'accept-all': evil } } },
  };
  const visit = await lab.visit({ html: analytics, config });
  const ui = assentUi(visit.page);
  await ui.openPreferences();
  const root = visit.page.locator('assent-ui');
  expect(await root.locator('img, b').count()).toBe(0);
  expect(await root.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([]);
  expect(await visit.page.title()).toBe('Shop');
  await ui.save();
  expect(visit.errors).toEqual([]);
});
