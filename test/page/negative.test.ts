/** Nothing before a yes, on the real demo with real trackers. Counted at the trackers' own server. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo } from '../../demo/serve.js';
import type { Demo } from '../../demo/serve.js';
import { assentUi, DEMO_TRACKERS, openLab, visitDemo, type DemoVisit, type Lab } from './harness/index.ts';

let lab: Lab;
let demo: Demo;
beforeAll(async () => {
  lab = await openLab();
  demo = await startDemo({ port: 0 });
});
afterAll(async () => {
  await lab.close();
  await demo.stop();
});

const files = Object.values(DEMO_TRACKERS).flatMap((category) => category.files);
const vendors = Object.values(DEMO_TRACKERS).flatMap((category) => category.beacons);

/** Long enough for anything that waits for `load`, an idle callback or a second. */
const IDLE = 2500;

/** Nothing was sent, nobody else was asked, and nothing is stored but these cookies. */
async function expectNothingBut(visit: DemoVisit, cookies: readonly string[]): Promise<void> {
  await sleep(IDLE);
  expect(visit.hits()).toEqual([]);
  expect(visit.requests()).toEqual([]);
  expect(await visit.cookieNames()).toEqual(cookies);
  expect(await visit.storageKeys()).toEqual([]);
  expect(visit.context.serviceWorkers()).toEqual([]);
  expect(await visit.page.evaluate(() => navigator.serviceWorker?.getRegistrations() ?? [])).toEqual([]);
  expect(visit.errors).toEqual([]);
}

/** Each vendor's file came once, and each vendor sent home. */
async function expectEverythingOnce(visit: DemoVisit): Promise<void> {
  await visit.beaconsArrive(vendors);
  await sleep(500);
  const fetched = visit.hits().filter(({ kind }) => kind === 'file');
  expect(fetched.map(({ path }) => path).sort()).toEqual([...files].sort());
  expect(visit.hits().filter(({ path }) => path === '/pixel.gif')).toHaveLength(1);
  expect(visit.hits().filter(({ vendor }) => vendor === 'unknown')).toEqual([]);
  expect(visit.requests()).toEqual([]);
}

describe.each([
  ['shop.test', 'plain http'],
  ['localhost', 'a secure context, where caches and service workers exist'],
])('on %s (%s)', (host) => {
  test('nothing is requested and nothing is stored before a choice', async () => {
    const visit = await visitDemo(lab, demo, host);
    await assentUi(visit.page).bannerIsShown();
    await expectNothingBut(visit, []);
  });

  test('after "Reject all" nothing is requested, and one cookie is stored', async () => {
    const visit = await visitDemo(lab, demo, host);
    await assentUi(visit.page).rejectAll();
    await assentUi(visit.page).bannerIsHidden();
    await expectNothingBut(visit, ['assent']);
    await visit.reload();
    await expectNothingBut(visit, ['assent']);
    await assentUi(visit.page).bannerIsHidden();
    expect(visit.hasRequested('/assent-banner.js')).toBe(false);
  });
});

test('after "Accept all" every tracker is fetched once and sends home; so after a reload, without banner or UI', async () => {
  const visit = await visitDemo(lab, demo);
  await assentUi(visit.page).acceptAll();
  await expectEverythingOnce(visit);
  expect(visit.hasRequested('/assent-banner.js')).toBe(true);

  await visit.reload();
  await expectEverythingOnce(visit);
  await assentUi(visit.page).bannerIsHidden();
  expect(visit.hasRequested('/assent.js')).toBe(true);
  expect(visit.hasRequested('/assent-banner.js')).toBe(false);
  expect(visit.errors).toEqual([]);
});

test('closing the tab without an answer leaves nothing behind', async () => {
  const visit = await visitDemo(lab, demo);
  const ui = assentUi(visit.page);
  await ui.openPreferences();
  await visit.page.keyboard.press('Escape');
  await visit.page.close();
  await sleep(500);
  expect(visit.hits()).toEqual([]);
  expect(await visit.cookieNames()).toEqual([]);
});
