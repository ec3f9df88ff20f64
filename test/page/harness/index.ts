/**
 * What a page test needs: a small internet of `*.test` hosts, a real Chromium, and claims about what left
 * the page.
 *
 * @example
 * ```ts
 * import { afterAll, beforeAll, test } from 'vitest';
 * import { assentUi, expectVisit, openLab, type Lab } from './harness/index.ts';
 *
 * let lab: Lab;
 * beforeAll(async () => { lab = await openLab(); });
 * afterAll(() => lab.close());
 *
 * test('analytics waits for a yes', async () => {
 *   const visit = await lab.visit({
 *     html: '<script type="text/plain" data-consent="analytics" src="http://tracker.test/a.js"></script>',
 *   });
 *   await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
 *   await assentUi(visit.page).acceptAll();
 *   await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] });
 * });
 * ```
 *
 * No test is about how fast the machine is. What must happen is waited for, for as long as `PATIENCE`; what must not, is
 * looked for when `visit.settled()` says that it could have come, which `expectVisit` does by itself.
 *
 * What a test opens is closed when it ends, and its tab may serve the next one; a visit that several tests share is opened
 * in `beforeAll`, or with `keep`. Workers run one file after the other without loading modules anew: so hooks stand in test
 * files, not in what they import (see `file-lab.ts`).
 */
export { assentUi, type AssentUi } from './assent-ui.ts';
export { DEMO_TRACKERS, visitDemo, type DemoVisit } from './demo.ts';
export { expectVisit, type VisitClaims } from './expect-visit.ts';
export { openLab, type Lab } from './lab.ts';
export { expectChoice, expectProblem, gated, problemsOf } from './page.ts';
export type { Handler, LabRequest, Reply } from './server.ts';
export type { VisitError } from './tabs.ts';
export type { Visit, VisitOptions } from './visit.ts';
