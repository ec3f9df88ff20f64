/** Vendors are told: each one's calls, on a whole page with the files that ship. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assentUi, expectProblem, expectVisit, openLab, problemsOf, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

/** Functions of vendors that only write down how they were called. */
const recorders = `<script>
  window.calls = [];
  const record = (name) => (...details) => void calls.push([name, ...details]);
  for (const name of ['clarity', 'fbq', 'pintrk', 'rdt', 'alloy', 'wp_set_consent']) window[name] = record(name);
  window.ttq = { holdConsent: record('hold'), grantConsent: record('grant'), revokeConsent: record('revoke') };
  window.myTool = { update: record('myTool.update') };
  window.Shopify = {
    loadFeatures(features, callback) {
      calls.push(['loadFeatures', features[0].name]);
      Shopify.customerPrivacy = { setTrackingConsent: record('setTrackingConsent') };
      callback(false);
    },
  };
  document.addEventListener('wp_consent_type_defined', () => calls.push(['wp type', wp_consent_type]));
</script>`;

const everyVendor = Object.fromEntries(
  'google microsoft meta tiktok pinterest reddit matomo adobe shopify wordpress'.split(' ').map((name) => [name, true]),
);

interface Heard {
  /** How vendors' functions were called: a name, and what it was handed. */
  readonly calls: readonly [string, ...unknown[]][];
  /** New entries of the queues. */
  readonly dataLayer: unknown[];
  readonly uetq: unknown[];
  readonly _paq: unknown[];
}

/** What vendors have heard since the last time. */
async function heard(visit: Visit): Promise<Heard> {
  return visit.page.evaluate(() => {
    const page = window as unknown as Record<string, unknown[]>;
    const take = (name: string): unknown[] => {
      const from = page[`${name} seen`] as unknown as number | undefined;
      const list = page[name] ?? [];
      page[`${name} seen`] = list.length as never;
      return list.slice(from ?? 0);
    };
    const isCommand = (entry: unknown): boolean => Object.prototype.toString.call(entry) === '[object Arguments]';
    return {
      calls: take('calls') as [string, ...unknown[]][],
      dataLayer: take('dataLayer').map((entry) => (isCommand(entry) ? Array.from(entry as unknown[]) : { entry })),
      uetq: take('uetq'),
      _paq: take('_paq'),
    };
  });
}

/** The calls of one vendor, without its name. */
const callsOf = ({ calls }: Heard, name: string): unknown[][] =>
  calls.filter(([called]) => called === name).map(([, ...details]) => details);

const google = (advertising: string, analytics: string, personalization: string): object => ({
  ad_storage: advertising,
  ad_user_data: advertising,
  ad_personalization: advertising,
  analytics_storage: analytics,
  functionality_storage: 'granted',
  personalization_storage: personalization,
  security_storage: 'granted',
});
const yes = 'granted';
const no = 'denied';

describe('all vendors on one page', () => {
  const config = {
    onWithdraw: 'keep',
    signals: {
      ...everyVendor,
      custom: [
        { call: 'myTool.update', arguments: ['consent', { ads: { when: 'advertising', yes: 1, no: null } }] },
        { call: 'myTool.update', when: '!analytics', arguments: ['refused'] },
      ],
    },
  };
  // A Google tag as a site would hold it, in basic mode.
  const tag = `<script type="text/plain" data-consent="analytics">
    dataLayer.push({ event: 'gtm.js' });
  </script>`;
  let visit: Visit;
  /** What left the page: our own files, each once, and nothing else. On such a host the doctor comes, if there is time. */
  const expectRequests = async (...files: string[]): Promise<void> => {
    await visit.settled();
    const addresses = visit.requests().map(({ host, path }) => host + path);
    const own = files.map((file) => `shop.test/dist/${file}.js`);
    expect(addresses.filter((address) => !address.endsWith('-doctor.js')).sort()).toEqual(
      ['shop.test/', ...own].sort(),
    );
  };

  test('before a choice: the defaults, and nothing to those who would store or send it', async () => {
    visit = await lab.visit({ config, html: tag, head: recorders, keep: true });
    await assentUi(visit.page).bannerIsShown();
    const told = await heard(visit);
    expect(told.dataLayer).toEqual([
      ['consent', 'default', google(no, no, no)],
      ['set', 'ads_data_redaction', true],
    ]);
    expect(told.uetq).toEqual(['consent', 'default', { ad_storage: no }]);
    expect(told._paq).toEqual([['requireConsent']]);
    expect(callsOf(told, 'clarity')).toEqual([['consentv2', { ad_Storage: no, analytics_Storage: no }]]);
    expect(callsOf(told, 'fbq')).toEqual([['consent', 'revoke']]);
    expect(callsOf(told, 'pintrk')).toEqual([['setconsent', false]]);
    expect(callsOf(told, 'rdt')).toEqual([['disableFirstPartyCookies']]);
    expect(callsOf(told, 'hold')).toEqual([[]]);
    expect(callsOf(told, 'wp type')).toEqual([['optin']]);
    expect(callsOf(told, 'myTool.update')).toEqual([['consent', { ads: null }]]);
    expect([...new Set(told.calls.map(([name]) => name))].sort()).toEqual(
      ['clarity', 'fbq', 'hold', 'myTool.update', 'pintrk', 'rdt', 'wp type'].sort(),
    );
  });

  test('after “Accept all”: all granted, and Google’s tag comes after its update', async () => {
    await assentUi(visit.page).acceptAll();
    await visit.page.waitForFunction(() =>
      (window as unknown as { dataLayer: { event?: string }[] }).dataLayer.some(({ event }) => event === 'gtm.js'),
    );
    const told = await heard(visit);
    const choices = { functional: yes, analytics: yes, advertising: yes, personalization: yes };
    expect(told.dataLayer).toEqual([
      ['consent', 'update', google(yes, yes, yes)],
      { entry: { event: 'assent_update', assent: choices } },
      { entry: { event: 'gtm.js' } },
    ]);
    expect(told.uetq).toEqual(['consent', 'update', { ad_storage: yes }]);
    expect(told._paq).toEqual([['setConsentGiven']]);
    expectGranted(told);
    await expectRequests('assent', 'assent-signals', 'assent-banner', 'assent-preferences');
  });

  /** What all but the queues hear when everything is granted. */
  function expectGranted(told: Heard): void {
    expect(callsOf(told, 'clarity')).toEqual([['consentv2', { ad_Storage: yes, analytics_Storage: yes }]]);
    expect(callsOf(told, 'fbq')).toEqual([['consent', 'grant']]);
    expect(callsOf(told, 'pintrk')).toEqual([['setconsent', true]]);
    expect(callsOf(told, 'rdt')).toEqual([['enableFirstPartyCookies']]);
    expect(callsOf(told, 'grant')).toEqual([[]]);
    expect(callsOf(told, 'alloy')).toEqual([
      ['setConsent', { consent: [{ standard: 'Adobe', version: '1.0', value: { general: 'in' } }] }],
    ]);
    expect(callsOf(told, 'setTrackingConsent').map(([details]) => details)).toEqual([
      { analytics: true, marketing: true, preferences: true, sale_of_data: true },
    ]);
    expect(callsOf(told, 'wp_set_consent')).toEqual([
      ['functional', 'allow'],
      ['preferences', 'allow'],
      ['statistics-anonymous', 'allow'],
      ['statistics', 'allow'],
      ['marketing', 'allow'],
    ]);
    expect(callsOf(told, 'myTool.update')).toEqual([['consent', { ads: 1 }]]);
    expect(callsOf(told, 'revoke')).toEqual([]);
  }

  test('after a reload: told again at once, before anything is released', async () => {
    await visit.reload();
    await visit.page.waitForFunction(() =>
      (window as unknown as { dataLayer?: { event?: string }[] }).dataLayer?.some(({ event }) => event === 'gtm.js'),
    );
    const told = await heard(visit);
    expect(told.dataLayer.map((entry) => (Array.isArray(entry) ? entry.slice(0, 2) : entry))).toEqual([
      ['consent', 'default'],
      ['set', 'ads_data_redaction'],
      ['consent', 'update'],
      { entry: { event: 'assent_update', assent: expect.any(Object) } },
      { entry: { event: 'gtm.js' } },
    ]);
    expect(told.uetq).toEqual(['consent', 'default', { ad_storage: no }, 'consent', 'update', { ad_storage: yes }]);
    expect(told._paq).toEqual([['requireConsent'], ['setConsentGiven']]);
    expectGranted(told);
    // A visitor who has decided loads nothing that asks or decides.
    await expectRequests('assent', 'assent-signals');
  });

  test('after a change: what was withdrawn is told as denied, before the event', async () => {
    await visit.page.evaluate(() => {
      document.addEventListener('assent:change', () => {
        (window as unknown as { calls: unknown[] }).calls.push(['assent:change']);
      });
      window.assent.set({ advertising: false });
    });
    await visit.page.waitForFunction(() =>
      (window as unknown as { calls: string[][] }).calls.some(([name]) => name === 'assent:change'),
    );
    const last = await visit.page.evaluate(() =>
      (window as unknown as { calls: string[][] }).calls.findIndex(([name]) => name === 'assent:change'),
    );
    const told = await heard(visit);
    expect(last).toBe((await visit.page.evaluate(() => (window as unknown as { calls: [] }).calls.length)) - 1);
    expect(told.dataLayer).toEqual([
      ['consent', 'update', google(no, yes, yes)],
      { entry: { event: 'assent_update', assent: expect.objectContaining({ advertising: no }) } },
    ]);
    expect(told.uetq).toEqual(['consent', 'update', { ad_storage: no }]);
    expect(callsOf(told, 'clarity')).toEqual([['consentv2', { ad_Storage: no, analytics_Storage: yes }]]);
    expect(callsOf(told, 'fbq')).toEqual([['consent', 'revoke']]);
    expect(callsOf(told, 'revoke')).toEqual([[]]);
    expect(callsOf(told, 'pintrk')).toEqual([['setconsent', false]]);
    expect(callsOf(told, 'rdt')).toEqual([['disableFirstPartyCookies']]);
    expect(callsOf(told, 'alloy')).toEqual([
      ['setConsent', { consent: [{ standard: 'Adobe', version: '1.0', value: { general: 'out' } }] }],
    ]);
    expect(told._paq).toEqual([['setConsentGiven']]);
    expect(callsOf(told, 'wp_set_consent').at(-1)).toEqual(['marketing', 'deny']);
  });

  test('after all is withdrawn, and another reload: denied everywhere, and Matomo forgets only what it was given', async () => {
    await visit.page.evaluate(() => window.assent.rejectAll());
    const told = await heard(visit);
    expect(told.dataLayer[0]).toEqual(['consent', 'update', google(no, no, no)]);
    expect(told._paq).toEqual([['forgetConsentGiven']]);
    expect(callsOf(told, 'myTool.update')).toEqual([['consent', { ads: null }], ['refused']]);

    await visit.reload();
    await visit.page.waitForFunction(() => 'dataLayer' in window);
    const again = await heard(visit);
    expect(again.dataLayer).toEqual([
      ['consent', 'default', google(no, no, no)],
      ['set', 'ads_data_redaction', true],
      ['consent', 'update', google(no, no, no)],
      { entry: { event: 'assent_update', assent: expect.any(Object) } },
    ]);
    expect(again._paq).toEqual([['requireConsent']]);
    expect(callsOf(again, 'revoke')).toEqual([[]]);
    await expectRequests('assent', 'assent-signals');
    expect(await problemsOf(visit)).toEqual([]);
    expect(visit.errors).toEqual([]);
  });
});

describe('when something is wrong', () => {
  test('a vendor that throws or rejects is alone with it; one that comes late is told when it comes', async () => {
    const visit = await lab.visit({
      config: {
        signals: {
          meta: true,
          adobe: { mapping: { consent: 'analytics' } },
          pinterest: true,
          reddit: true,
          custom: [{ call: 'location.reload' }, { call: 'eval', arguments: ['calls'] }],
        },
      },
      head: `<script>
        window.calls = [];
        window.fbq = () => { throw new Error('no pixel'); };
        window.alloy = () => Promise.reject(new Error('not configured'));
        window.pintrk = 'nothing';
      </script>`,
      html: `<script type="text/plain" data-consent="advertising">
        window.rdt = (...details) => calls.push(details);
      </script>`,
    });
    await assentUi(visit.page).acceptAll();
    await visit.page.waitForFunction(() => (window as unknown as { calls: unknown[] }).calls.length > 0);
    expect(await visit.page.evaluate('calls')).toEqual([['enableFirstPartyCookies']]);
    await expectProblem(visit, 'signals/vendor-failed signals.adobe');
    expect((await problemsOf(visit)).sort()).toEqual([
      'signals/not-a-function signals.custom[0]',
      'signals/not-a-function signals.custom[1]',
      'signals/not-a-function signals.pinterest',
      'signals/vendor-failed signals.adobe',
      'signals/vendor-failed signals.meta',
    ]);
    expect(visit.errors).toEqual([]);
  });

  test('without its file, what is granted is released all the same', async () => {
    lab.route('other.test', '/dist/assent-signals.js', { status: 404 });
    const visit = await lab.visit({
      url: 'http://other.test/',
      config: { signals: { google: true } },
      html: '<script type="text/plain" data-consent="analytics" src="http://tracker.test/a.js"></script>',
    });
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], allowErrors: /404/ });
    expect(await problemsOf(visit)).toEqual(['signals/load-failed signals']);
  });
});

describe('in time', () => {
  test('what has been granted waits until vendors have been told', async () => {
    const body = readFileSync(resolve(import.meta.dirname, '../../dist/assent-signals.js'));
    lab.route('slow.test', '/dist/assent-signals.js', { type: 'text/javascript', body, delay: 700 });
    const visit = await lab.visit({
      url: 'http://slow.test/',
      config: { signals: { google: true } },
      cookies: {
        assent: `1.${new Date().toISOString().slice(0, 10)}.0.1.banner.analytics.advertising.personalization~`,
      },
      html: `<script type="text/plain" data-consent="analytics">
        (window.dataLayer = window.dataLayer || []).push({ event: 'gtm.js' });
      </script>`,
    });
    await visit.page.waitForFunction(() =>
      (window as unknown as { dataLayer?: { event?: string }[] }).dataLayer?.some(({ event }) => event === 'gtm.js'),
    );
    const { dataLayer } = await heard(visit);
    expect(dataLayer[0]).toEqual(['consent', 'default', google(no, no, no)]);
    expect(dataLayer.at(-1)).toEqual({ entry: { event: 'gtm.js' } });
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('a decision in another tab is told in this one', async () => {
    const one = await lab.visit({ config: { signals: { microsoft: true } } });
    await one.page.waitForFunction(() => 'uetq' in window);
    const other = await lab.visit({ url: 'http://shop.test/', sameVisitorAs: one });
    await assentUi(other.page).acceptAll();
    await expect
      .poll(() => one.page.evaluate(() => (window as unknown as { uetq: unknown[] }).uetq.slice(3)))
      .toEqual(['consent', 'update', { ad_storage: yes }]);
  });
});

describe('Google tags that nothing holds', () => {
  const config = { signals: { google: true } };
  const ungated = `<script>
    window.dataLayer = window.dataLayer || [];
    function gtag() { dataLayer.push(arguments); }
    gtag('js', new Date());
    gtag('config', 'G-1');
  </script>`;
  const commands = async (visit: Visit): Promise<unknown[]> =>
    (await heard(visit)).dataLayer.map((entry) => (Array.isArray(entry) ? entry.slice(0, 2) : entry));

  /** A page whose tags stand in this order; the config, if there is one, before them. */
  const inOrder = (tags: string, json: object | undefined = config): string =>
    `<!doctype html><html lang="en"><head><title>Shop</title>
      ${json ? `<script type="application/json" data-assent-config>${JSON.stringify(json)}</script>` : ''}
      ${tags}</head><body></body></html>`;
  const own = '<script src="/dist/assent.js"></script>';
  const ofPage = `<script>
    window.dataLayer = window.dataLayer || [];
    (function () { dataLayer.push(arguments); })('consent', 'default', { ad_storage: 'denied', analytics_storage: 'denied' });
  </script>`;
  /** Until the vendors have been notified: the state that follows is there, if there is one. */
  const notified = async (visit: Visit): Promise<void> => {
    await expectVisit(visit, { mustRequestOnce: ['shop.test/dist/assent-signals.js'] });
    await assentUi(visit.page).bannerIsShown();
  };

  test('the config in the page alone is enough: the core says the default before them, in time', async () => {
    // What is there while the page is being parsed: no file of ours but the core can have come.
    const visit = await lab.visit({
      html: inOrder(
        `${own}${ungated}<script>window.early = dataLayer.map((entry) => [...entry].slice(0, 2));</script>`,
      ),
    });
    expect(await visit.page.evaluate('early')).toEqual([
      ['consent', 'default'],
      ['set', 'ads_data_redaction'],
      ['js', expect.anything()],
      ['config', 'G-1'],
    ]);
    await notified(visit);
    const { dataLayer } = await heard(visit);
    expect(dataLayer[0]).toEqual(['consent', 'default', google(no, no, no)]);
    expect(dataLayer).toHaveLength(4);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('with data-config the attribute data-google says it; the state follows', async () => {
    lab.route('shop.test', '/google.json', { body: JSON.stringify(config), delay: 300 });
    const tag = '<script src="/dist/assent.js" data-config="/google.json" data-google="FR US-CA"></script>';
    const visit = await lab.visit({ html: inOrder(tag + ungated, undefined) });
    await notified(visit);
    const { dataLayer } = await heard(visit);
    expect(dataLayer[0]).toEqual([
      'consent',
      'default',
      { ...google(no, no, no), functionality_storage: no, wait_for_update: 500, region: ['FR', 'US-CA'] },
    ]);
    expect(dataLayer.slice(1).map((entry) => (entry as string[]).slice(0, 2))).toEqual([
      ['set', 'ads_data_redaction'],
      ['js', expect.anything()],
      ['config', 'G-1'],
      ['consent', 'update'],
    ]);
    expect(dataLayer.at(-1)).toEqual(['consent', 'update', google(no, no, no)]);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test.each([
    ['the config in the page', own, config],
    ['data-google', '<script src="/dist/assent.js" data-config="/google.json" data-google></script>', undefined],
    ['assent-google.js', `<script src="/dist/assent-google.js"></script>${own}`, config],
  ])('a default that the page itself has said before is not repeated: %s', async (_, tag, json) => {
    lab.route('shop.test', '/google.json', { body: JSON.stringify(config) });
    const visit = await lab.visit({ html: inOrder(ofPage + tag + ungated, json) });
    await notified(visit);
    const said = await commands(visit);
    expect(said[0]).toEqual(['consent', 'default']);
    expect(said.filter((entry) => String(entry) === 'consent,default')).toHaveLength(1);
    // What the page has left out is said by the state.
    expect(said.at(-1)).toEqual(['consent', 'update']);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('assent-google.js, from an earlier version, says it before Assent’s tag; the state follows', async () => {
    const alias = '<script src="/dist/assent-google.js" data-region="FR US-CA"></script>';
    const visit = await lab.visit({ html: inOrder(alias + own + ungated) });
    await notified(visit);
    const { dataLayer } = await heard(visit);
    expect(dataLayer[0]).toEqual([
      'consent',
      'default',
      { ...google(no, no, no), functionality_storage: no, wait_for_update: 500, region: ['FR', 'US-CA'] },
    ]);
    expect(dataLayer.slice(1).map((entry) => (entry as string[]).slice(0, 2))).toEqual([
      ['set', 'ads_data_redaction'],
      ['js', expect.anything()],
      ['config', 'G-1'],
      ['consent', 'update'],
    ]);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('assent-google.js behind Assent’s tag repeats nothing', async () => {
    const visit = await lab.visit({ html: inOrder(`${own}<script src="/dist/assent-google.js"></script>${ungated}`) });
    await notified(visit);
    expect(await commands(visit)).toEqual([
      ['consent', 'default'],
      ['set', 'ads_data_redaction'],
      ['js', expect.anything()],
      ['config', 'G-1'],
    ]);
    expect(await problemsOf(visit)).toEqual([]);
  });

  test('that they ran before Assent’s tag, and so before the default, is a problem', async () => {
    const visit = await lab.visit({ html: inOrder(ungated + own) });
    await expectProblem(visit, 'signals/google-late signals.google');
    expect(await commands(visit)).toEqual([
      ['js', expect.anything()],
      ['config', 'G-1'],
      ['consent', 'default'],
      ['set', 'ads_data_redaction'],
    ]);
  });
});

describe('a real Adobe Web SDK, as npm ships it', () => {
  const library = readFileSync(resolve(import.meta.dirname, '../../node_modules/@adobe/alloy/dist/alloy.min.js'));

  test('it sends its consent once for each decision, nothing before one, and nothing again on the next page', async () => {
    lab.route('alloy.test', '/lib.js', { type: 'text/javascript', body: library });
    // Adobe's edge answers with the cookies by which the library knows later what it has said.
    const remember = (body: string): object[] => [
      { key: 'kndctr_LAB_AdobeOrg_identity', value: 'lab', maxAge: 3600 },
      { key: 'kndctr_LAB_AdobeOrg_consent', value: `general=${body.includes('"y"') ? 'in' : 'out'}`, maxAge: 3600 },
    ];
    lab.route('edge.alloy.test', '/*', ({ headers, body }) => ({
      headers: {
        'Access-Control-Allow-Origin': headers.origin ?? '*',
        'Access-Control-Allow-Credentials': 'true',
        'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
      },
      type: 'application/json',
      body: JSON.stringify({ requestId: '1', handle: [{ type: 'state:store', payload: remember(body) }] }),
    }));
    const visit = await lab.visit({
      url: 'https://shop.test/',
      config: { onWithdraw: 'keep', signals: { adobe: { version: '2.0', mapping: { consent: 'analytics' } } } },
      head: `<script>
        window.__alloyNS = ['alloy'];
        window.alloy = (...details) => new Promise((resolve, reject) => alloy.q.push([resolve, reject, details]));
        alloy.q = [];
        alloy('configure', { datastreamId: 'lab', orgId: 'LAB@AdobeOrg', edgeDomain: 'edge.alloy.test', defaultConsent: 'pending',
          thirdPartyCookiesEnabled: false, clickCollectionEnabled: false });
      </script><script src="https://alloy.test/lib.js" async></script>`,
      html: '',
    });
    const sent = (): string[] =>
      visit
        .requests()
        .filter(({ host, method, path }) => host === 'edge.alloy.test' && method === 'POST' && path.includes('consent'))
        .map(({ body }) => /"val":"(.)"/.exec(String(body))?.[1] ?? String(body));
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['edge.alloy.test/'] });
    await ui.acceptAll();
    await expect.poll(sent).toEqual(['y']);
    await visit.reload();
    await expectVisit(visit, {
      mustRequest: ['shop.test/dist/assent-signals.js'],
      mustNotRequest: ['edge.alloy.test/'],
    });
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expect.poll(sent).toEqual(['n']);
    expect(await problemsOf(visit)).toEqual([]);
  });
});

describe('a real PostHog, as npm ships it', () => {
  test('two calls named in the config are enough: it captures after a yes alone, and stops after a no', async () => {
    lab.route('posthog.test', '/*', {
      type: 'application/json',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: '{}',
    });
    lab.route('posthog.test', '/lib.js', {
      type: 'text/javascript',
      body: readFileSync(resolve(import.meta.dirname, '../../node_modules/posthog-js/dist/array.full.no-external.js')),
    });
    const visit = await lab.visit({
      config: {
        onWithdraw: 'keep',
        signals: {
          custom: [
            { call: 'posthog.opt_in_capturing', when: 'analytics' },
            { call: 'posthog.opt_out_capturing', when: '!analytics' },
          ],
        },
      },
      head: '<script src="http://posthog.test/lib.js"></script>',
      html: `<script>
        posthog.init('phc_lab', { api_host: 'http://posthog.test', advanced_disable_flags: true, autocapture: false,
          capture_pageleave: false, disable_session_recording: true, disable_surveys: true, opt_out_useragent_filter: true,
          request_batching: false, opt_out_capturing_by_default: true });
      </script>`,
    });
    const captured = (): number =>
      visit.requests().filter(({ host, method }) => host === 'posthog.test' && method === 'POST').length;
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    expect(captured()).toBe(0);
    await ui.acceptAll();
    await expect.poll(captured).toBeGreaterThan(0);
    await visit.page.evaluate(() => window.assent.rejectAll());
    visit.forget();
    await visit.page.evaluate('posthog.capture("after a no")');
    await expectVisit(visit, { mustNotRequest: ['posthog.test/'] });
    expect(await problemsOf(visit)).toEqual([]);
  });
});

test('no name in the config reaches our own functions: no config may decide', async () => {
  const visit = await lab.visit({
    html: '<script type="text/plain" data-consent="analytics" src="http://tracker.test/a.js"></script>',
    config: {
      signals: {
        custom: ['assent.acceptAll', 'window.assent.acceptAll', 'self.assent.open'].map((call) => ({ call })),
      },
    },
  });
  await assentUi(visit.page).bannerIsShown();
  await expectProblem(visit, 'signals/not-a-function signals.custom[1]');
  await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
});

test.each([
  ['FR US-CA', ['FR', 'US-CA']],
  ['France', undefined],
  ['FR, eu', undefined],
])('data-region="%s" of assent-google.js: what cannot be read whole is none', async (written, region) => {
  const head = `<script src="/dist/assent-google.js" data-region="${written}"></script>`;
  const visit = await lab.visit({ html: '', config: {}, head });
  expect(await visit.page.evaluate('dataLayer[0][2].region')).toEqual(region);
});
