/** Part D of the fault catalogue: a great many gated scripts, on a slow machine. */
import { describe, expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { expectPageWorks, openScene } from './fault.ts';
import { inline } from './marks.ts';

/** What the page under test leaves in its globals. */
interface Measured {
  done?: number;
  firstRun?: number;
  frameTimes: { time: number; banner: boolean }[];
}

/** Notes every frame, and whether the banner was in it. */
const noteFrames = `
  window.frameTimes = [];
  const tick = () => {
    const root = document.querySelector('assent-ui')?.shadowRoot;
    const banner = root?.querySelector('[part~="banner"]');
    window.frameTimes.push({ time: performance.now(), banner: !!banner && banner.getClientRects().length > 0 });
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
`;

/** Accepts on a page with so many gated scripts, at a fourth of the speed. */
async function acceptSlowly(count: number): Promise<void> {
  const first = 'window.firstRun ||= performance.now();';
  const scripts = Array.from({ length: count }, () =>
    inline('analytics', `${first} window.done = (window.done || 0) + 1;`),
  );
  const { visit, page, ui } = await openScene({ page: { html: scripts.join('\n') }, init: noteFrames });
  await ui.bannerIsShown();
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const from = await page.evaluate(() => performance.now());
  await ui.acceptAll();
  await page.waitForFunction((all) => (window as unknown as Measured).done === all, count, { timeout: 20_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });

  const { done, firstRun, frameTimes } = await page.evaluate(() => {
    const { done, firstRun, frameTimes } = window as unknown as Measured;
    return { done, firstRun, frameTimes };
  });
  expect(done).toBe(count);
  const gone = frameTimes.find(({ time, banner }) => time > from && !banner);
  expect(gone?.time, 'a frame without banner came before the first script').toBeLessThan(firstRun ?? 0);
  await expectVisit(visit, { cookies: ['assent'] });
  await expectPageWorks(page);
  await visit.close();
}

describe('D96 at a fourth of the speed', () => {
  test.each([500, 1000])(
    'D96 %i gated scripts: all run, each once, and the banner goes first',
    { timeout: 60_000 },
    async (count) => {
      await acceptSlowly(count);
    },
  );
});
