/** Each category alone, on the real demo: exactly its own trackers run. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** These files, each once, these vendors, and nothing of anybody else's. */
async function expectOnly(visit: DemoVisit, category: string): Promise<void> {
  const { files = [], beacons = [] } = DEMO_TRACKERS[category] ?? {};
  await visit.beaconsArrive(beacons);
  await sleep(1500);
  const fetched = visit.hits().filter(({ kind }) => kind === 'file');
  expect(fetched.map(({ path }) => path).sort()).toEqual([...files].sort());
  expect([...new Set(visit.hits().map((hit) => hit.category))]).toEqual([category]);
  expect(visit.requests()).toEqual([]);
}

test.each(Object.keys(DEMO_TRACKERS))('%s alone runs its own trackers and no others', async (category) => {
  const visit = await visitDemo(lab, demo);
  const ui = assentUi(visit.page);
  await ui.openPreferences();
  await ui.toggle(category);
  await visit.settled();
  expect(visit.hits(), 'an unsaved switch releases nothing').toEqual([]);
  await ui.save();
  await expectOnly(visit, category);

  await visit.reload();
  await ui.bannerIsHidden();
  await expectOnly(visit, category);
});
