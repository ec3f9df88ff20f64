/** The five example sites: each asks in its own language, or has nothing to ask; nothing leaves before; the list is there. */
import axe from 'axe-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDemo, type Demo } from '../../demo/serve.js';
import { assentUi, openLab, type Lab } from './harness/index.ts';

let lab: Lab;
let demo: Demo;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());
// One each: what a page sends when it is left belongs to no other.
beforeEach(async () => {
  demo = await startDemo({ port: 0 });
  return () => demo.stop();
});

const sites: [path: string, cookie: string, accept: string | undefined, vendors: string[]][] = [
  ['payments/', 'assent-payments', 'Accept all', ['snowplow', 'alloy', 'piiri', 'growthbook']],
  ['payments/fr.html', 'assent-payments', 'Tout accepter', ['snowplow', 'alloy', 'piiri', 'growthbook']],
  ['security/', 'assent-security', 'Alle akzeptieren', ['posthog', 'anzeigenwerk', 'klickallee', 'growthbook']],
  ['careers/', 'assent-careers', 'Hyväksy kaikki', ['posthog', 'vakanssi', 'kehys', 'growthbook']],
  ['startup/', 'assent-startup', 'Accept all', ['snowplow']],
  ['fax/', 'assent-fax', undefined, []],
];

test.each(sites)('%s', { timeout: 120_000 }, async (path, cookie, accept, vendors) => {
  const proxy = { ...lab.proxy, bypass: 'localhost,127.0.0.1' };
  const visit = await lab.visit({ url: 'about:blank', contextOptions: { proxy, reducedMotion: 'reduce' } });
  const { page } = visit;
  const heard = (): string[] => demo.hits().map(({ vendor }) => vendor);
  await visit.goto(new URL(`sites/${path}`, demo.siteUrl).href);

  const ui = assentUi(page);
  const list = page.locator('[data-assent-list]');
  if (accept) {
    await ui.banner.waitFor();
    expect(await ui.banner.locator('[data-assent-do="accept-all"]').textContent()).toBe(accept);
  } else await ui.launcher.waitFor();
  await list.locator('code', { hasText: new RegExp(`^${cookie}$`) }).waitFor();
  // Every service of the config has a row, under a heading of its category.
  const { services } = await page.evaluate(
    async (folder) => (await (await fetch(`${folder}assent.json`)).json()) as { services: { category: string }[] },
    `/sites/${path.split('/')[0]}/`,
  );
  expect(await list.locator('tbody tr').count()).toBeGreaterThan(services.length);
  expect(await list.locator('h3').count()).toBe(new Set(['functional', ...services.map((each) => each.category)]).size);

  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document));
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  // A placeholder is measured anew a moment later.
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
    .toBeLessThanOrEqual(0);

  expect(heard()).toEqual([]);
  expect(await visit.cookieNames()).toEqual([]);
  if (accept) {
    await ui.acceptAll();
    await expect.poll(() => vendors.filter((vendor) => !heard().includes(vendor))).toEqual([]);
    expect(heard()).not.toContain('unknown');
    expect(await visit.cookieNames()).toContain(cookie);
  }
  expect(visit.errors).toEqual([]);
  expect(visit.requests()).toEqual([]);
});
