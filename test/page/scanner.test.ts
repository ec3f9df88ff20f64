/** What an outside scanner says of the banner. It looks into no shadow root, so the banner is in the light DOM. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { browserArgs, quickBrowserPath } from '../browser-path.js';
import { gated, openLab, type Lab } from './harness/index.ts';
import { ownPackages } from './harness/own-packages.ts';

/** What this file reads of what the scanner says. */
interface Scanned {
  readonly compliance: { readonly grade: string; readonly total: number; readonly issues: readonly unknown[] };
  readonly modal: { readonly buttons: readonly { readonly type: string; readonly text: string }[] };
  readonly errors: readonly unknown[];
  readonly cookiesBeforeInteraction: readonly unknown[];
}

const packages = ownPackages(join(import.meta.dirname, 'scanner'));
const scan = async (url: string): Promise<Scanned> => {
  const file = join(packages ?? '', '@slashgear/gdpr-cookie-scanner/dist/index.js');
  const scanner = (await import(pathToFileURL(file).href)) as { scan(url: string): Promise<Scanned> };
  return scanner.scan(url);
};

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  // The scanner starts a browser of its own: ours, in the lab.
  const launch = chromium.launch.bind(chromium);
  vi.spyOn(chromium, 'launch').mockImplementation((options) =>
    launch({ ...options, executablePath: quickBrowserPath(), args: browserArgs(), proxy: lab.proxy }),
  );
});
afterAll(async () => {
  vi.restoreAllMocks();
  await lab.close();
});

test.skipIf(!packages)('@slashgear/gdpr-cookie-scanner has nothing to complain about, and gives an A', async () => {
  await lab.visit({
    html: `${gated('analytics', 'a')}<footer><a href="/privacy">Privacy policy</a></footer>`,
    config: {
      controller: { name: 'Shop Ltd', privacyPolicy: '/privacy' },
      services: [{ id: 'ga', category: 'analytics', name: 'Google Analytics', provider: 'Google', cookies: ['_ga*'] }],
      // It wants the word; whether a service is another company's, only the site knows.
      ui: { shadow: false, texts: { en: { services: 'Third-party services: {count}' } } },
    },
  });
  const { compliance, modal, errors, ...seen } = await scan('http://shop.test/');
  expect({ errors, issues: compliance.issues }).toEqual({ errors: [], issues: [] });
  expect(compliance).toMatchObject({ grade: 'A', total: 100 });
  expect(modal.buttons.map(({ type, text }) => `${type}: ${text}`)).toEqual([
    'accept: Accept all',
    'reject: Reject all',
    'preferences: Customise',
  ]);
  expect(seen.cookiesBeforeInteraction).toEqual([]);
});
