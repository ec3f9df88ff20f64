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
 */
export { assentUi, type AssentUi } from './assent-ui.ts';
export { DEMO_TRACKERS, visitDemo, type DemoVisit } from './demo.ts';
export { expectVisit, type VisitClaims } from './expect-visit.ts';
export { openLab, type Lab } from './lab.ts';
export { expectChoice, expectProblem, gated, problemsOf } from './page.ts';
export type { Handler, LabRequest, Reply } from './server.ts';
export type { VisitError } from './tabs.ts';
export type { Visit, VisitOptions } from './visit.ts';
