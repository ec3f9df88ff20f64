import { expect } from 'vitest';
import type { Demo, Hit } from '../../../demo/serve.js';
import type { Lab } from './lab.ts';
import type { Visit } from './visit.ts';

/** A visit to the real demo, which plays its hosts itself. */
export interface DemoVisit extends Visit {
  /** What reached the trackers' server from this page view. */
  hits(): Hit[];
  /** Whether the page asked the demo's own host for this file. */
  hasRequested(file: string): boolean;
  /** Waits until each of these vendors has sent home. */
  beaconsArrive(vendors: readonly string[]): Promise<void>;
}

/** Everything on the demo's main page, by category: what is fetched once, and who sends home. */
export const DEMO_TRACKERS: Readonly<Record<string, { files: readonly string[]; beacons: readonly string[] }>> = {
  functional: {
    files: ['/i18next-browser-languagedetector/i18nextBrowserLanguageDetector.min.js', '/embed/map.html'],
    beacons: ['language', 'map'],
  },
  analytics: {
    files: ['/posthog-js/dist/array.full.no-external.js', '/@snowplow/browser-tracker/dist/index.umd.min.js'],
    beacons: ['posthog', 'snowplow'],
  },
  advertising: { files: ['/@adobe/alloy/dist/alloy.min.js'], beacons: ['alloy', 'pixel'] },
  personalization: { files: ['/@growthbook/growthbook/dist/bundles/auto.min.js'], beacons: ['growthbook'] },
};

/**
 * Opens the demo's main page as a new visitor. Its hosts are reached directly; whatever else the page asks for
 * goes to the lab and is in `requests()`.
 *
 * @param host a `*.test` name, or `localhost`, which is a secure context
 */
export async function visitDemo(lab: Lab, demo: Demo, host = 'shop.test'): Promise<DemoVisit> {
  const { port } = new URL(demo.siteUrl);
  const bypass = 'shop.test,trackers.test,localhost,127.0.0.1';
  let start = demo.hits().length;
  let requested: string[] = [];

  const visit = await lab.visit({ url: 'about:blank', contextOptions: { proxy: { ...lab.proxy, bypass } } });
  visit.page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  const restart = (): void => {
    start = demo.hits().length;
    requested = [];
  };
  const demoVisit: DemoVisit = {
    ...visit,
    hits: () => demo.hits().slice(start),
    hasRequested: (file) => requested.includes(file),
    async beaconsArrive(vendors) {
      const senders = (): string[] =>
        vendors.filter((vendor) => demoVisit.hits().some((hit) => hit.vendor === vendor && hit.kind === 'beacon'));
      await expect.poll(senders).toEqual(vendors);
    },
    async reload() {
      restart();
      await visit.reload();
    },
  };
  await visit.goto(`http://${host}:${port}/`);
  return demoVisit;
}
