/** Part D of the fault catalogue: a great many gated scripts, on a slow machine. */
import { describe, expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { expectPageWorks, openScene } from './fault.ts';
import { inline } from './marks.ts';

interface Measured {
  done?: number;
  frames?: { time: number; banner: boolean }[];
  firstRun?: number;
  tasks?: { start: number; duration: number; scripts: { url: string; duration: number }[] }[];
}

/** Notes every frame with whether the banner was in it, and every long frame with what our files took of it. */
const observe = `
  window.frames_ = []; window.tasks = [];
  const tick = () => {
    const root = document.querySelector('assent-ui')?.shadowRoot;
    const banner = root?.querySelector('[part~="banner"]');
    window.frames_.push({ time: performance.now(), banner: !!banner && banner.getClientRects().length > 0 });
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  new PerformanceObserver((list) => {
    for (const { startTime, duration, scripts } of list.getEntries())
      window.tasks.push({ start: startTime, duration, scripts: scripts.map(({ sourceURL, duration }) => ({ url: sourceURL, duration })) });
  }).observe({ type: 'long-animation-frame' });
`;

describe('D96 at a fourth of the speed', () => {
  test.each([500, 1000])(
    'D96 %i gated scripts: no task of ours over 50 ms, and the banner goes first',
    async (count) => {
      const scripts = Array.from({ length: count }, (_, index) =>
        inline(
          'analytics',
          `window.done = (window.done || 0) + 1; ${index ? '' : 'window.firstRun = performance.now();'}`,
        ),
      );
      const { visit, page, ui } = await openScene({ page: { html: scripts.join('\n') }, init: observe });
      await ui.bannerIsShown();
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      const from = await page.evaluate(() => performance.now());
      await ui.acceptAll();
      await page.waitForFunction((all) => (window as Measured).done === all, count, { timeout: 20_000 });
      await page.waitForTimeout(200);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      const {
        firstRun,
        frames_: frames,
        tasks,
      } = await page.evaluate(() => {
        const { firstRun: first = 0, tasks: all = [] } = window as Measured;
        return {
          firstRun: first,
          tasks: all,
          frames_: (window as unknown as { frames_: Measured['frames'] }).frames_ ?? [],
        };
      });
      const gone = frames.find(({ time, banner }) => time > from && !banner);
      expect(gone?.time, 'a frame without banner came before the first script').toBeLessThan(firstRun);
      const ours = tasks
        .filter(({ start }) => start > from)
        .flatMap(({ scripts: all }) => all.filter(({ url }) => url.includes('/dist/')));
      expect(ours.filter(({ duration }) => duration > 50)).toEqual([]);
      await expectVisit(visit, {});
      await expectPageWorks(page);
    },
  );
});
