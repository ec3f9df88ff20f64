/** Four real trackers, as npm ships them, on a page that does not mark them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectVisit, type Visit } from '../harness/index.ts';
import { acceptAll, lab, visitGuarded } from './guarded.ts';

const root = resolve(import.meta.dirname, '../../..');

describe('four real trackers, as npm ships them', () => {
  const vendors = {
    posthog: {
      file: 'posthog-js/dist/array.full.no-external.js',
      hosts: ['posthog.test'],
      start: `posthog.init('phc_lab', { api_host: 'http://posthog.test', advanced_disable_flags: true, autocapture: false,
        capture_pageleave: false, disable_session_recording: true, disable_surveys: true, opt_out_useragent_filter: true, request_batching: false })`,
    },
    snowplow: {
      file: '@snowplow/browser-tracker/dist/index.umd.min.js',
      hosts: ['snowplow.test'],
      start: `snowplowBrowserTracking.newTracker('lab', 'http://snowplow.test', { appId: 'lab', eventMethod: 'post', bufferSize: 1, cookieSecure: false });
        snowplowBrowserTracking.trackPageView()`,
    },
    alloy: {
      file: '@adobe/alloy/dist/alloy.min.js',
      hosts: ['alloy.test', 'edge.alloy.test'],
      start: `alloy('sendEvent', { xdm: { eventType: 'web.webpagedetails.pageViews' } })`,
    },
    growthbook: { file: '@growthbook/growthbook/dist/bundles/auto.min.js', hosts: ['growthbook.test'], start: '' },
  };
  type Vendor = keyof typeof vendors;
  const names = Object.keys(vendors) as Vendor[];
  const hosts = names.flatMap((name) => vendors[name].hosts);
  const services = names.map((id) => ({
    id,
    category: 'analytics',
    match: vendors[id].hosts.map((host) => `*://${host}/*`),
  }));

  beforeAll(() => {
    for (const name of names) {
      const { file, hosts: own } = vendors[name];
      for (const host of own) {
        lab.route(host, '/*', ({ method, headers }) => ({
          status: method === 'OPTIONS' ? 204 : 200,
          headers: {
            'Access-Control-Allow-Origin': headers.origin ?? '*',
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
          },
          ...(method !== 'OPTIONS' && {
            type: 'application/json',
            body: '{"status":1,"features":{},"experiments":[],"handle":[],"requestId":"1"}',
          }),
        }));
      }
      lab.route(own[0] as string, '/lib.js', { body: readFileSync(resolve(root, 'node_modules', file)) });
    }
  });

  /** What vendors tell sites to put before their file. */
  const before = `window.growthbook_config = { noStreaming: true };
    ['alloy'].forEach((o) => { (window.__alloyNS = window.__alloyNS || []).push(o);
      window[o] = (...u) => new Promise((i, l) => window[o].q.push([i, l, u])); window[o].q = [] });
    alloy('configure', { datastreamId: 'lab', orgId: '0@AdobeOrg', edgeDomain: 'edge.alloy.test', thirdPartyCookiesEnabled: false, clickCollectionEnabled: false });`;
  const starts = JSON.stringify(Object.fromEntries(names.map((name) => [name, vendors[name].start])));

  /** Requests that carry what the visitor did, one or more from each. */
  const sentHome = (visit: Visit): string[] =>
    names.filter((name) =>
      visit
        .requests()
        .some(
          ({ host, url, method }) =>
            vendors[name].hosts.includes(host) && url.pathname !== '/lib.js' && method !== 'OPTIONS',
        ),
    );

  test.each(['append', 'innerHTML'])(
    'injected unmarked by another script (%s): no request before a yes, and they run after',
    async (how) => {
      const insert = {
        append: `document.head.append(s)`,
        innerHTML: `const d = document.createElement('div'); d.innerHTML = '<p></p>'; d.firstChild.after(s); document.body.append(d)`,
      }[how];
      lab.route('shop.test', '/tags.js', {
        body: `${before} for (const [name, start] of Object.entries(${starts})) { const s = document.createElement('script');
        s.src = 'http://' + name + '.test/lib.js'; s.dataset.apiHost = 'http://growthbook.test'; s.dataset.clientKey = 'sdk-lab';
        s.onload = () => (0, eval)(start); ${insert} }`,
      });
      const visit = await visitGuarded({ config: { services }, body: '<script src="/tags.js"></script>' });
      await expectVisit(visit, {
        mustNotRequest: hosts.map((host) => `${host}/`),
        cookies: [],
        storage: [],
        quiet: 1500,
      });
      expect(visit.warnings).toEqual([]);
      await acceptAll(visit);
      await expect.poll(() => sentHome(visit)).toEqual(names);
      await expectVisit(visit, { mustRequestOnce: hosts.slice(0, 3).map((host) => `${host}/lib.js`) });
      expect(await visit.cookieNames()).toEqual(expect.arrayContaining(['gbuuid']));
    },
  );

  test('in the HTML: fetched, but no cookie, no storage and no beacon before a yes, and they run after', async () => {
    const tags = names.map(
      (name) =>
        `<script src="http://${name}.test/lib.js" data-api-host="http://growthbook.test" data-client-key="sdk-lab" onload="(0, eval)(starts.${name})"></script>`,
    );
    const visit = await visitGuarded({
      config: { services },
      body: `<script>${before} window.starts = ${starts}</script>${tags.join('')}`,
    });
    await expectVisit(visit, { cookies: [], storage: [], quiet: 1500 });
    expect(sentHome(visit)).toEqual([]);
    // Said as it is: all four files had been asked for before any script could step in.
    expect(visit.requests().filter(({ url }) => url.pathname === '/lib.js')).toHaveLength(4);
    await acceptAll(visit);
    await expect.poll(() => sentHome(visit)).toEqual(names);
  });
});
