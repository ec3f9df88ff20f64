/** Issue 3, done when 6 (E107, G12): a thousand client-side routes, each with a new body, leave nothing behind. */
import { afterEach, describe, expect, test } from 'vitest';
import type { CDPSession } from 'playwright';
import { expectVisit } from '../harness/index.ts';
import { expectPageWorks, hostPart, openScene, type Scene } from './fault.ts';

interface Counts {
  readonly nodes: number;
  readonly listeners: number;
  readonly heapKb: number;
  readonly observers: number;
}

/** Counts the observers that are observing. */
const countObservers = `
  window.observing = new Set();
  for (const name of ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver']) {
    const { observe, disconnect } = window[name].prototype;
    window[name].prototype.observe = function (...args) { window.observing.add(this); return observe.apply(this, args); };
    window[name].prototype.disconnect = function () { window.observing.delete(this); return disconnect.call(this); };
  }
`;

async function count(session: CDPSession, { page }: Scene): Promise<Counts> {
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const observers = await page.evaluate(() => (window as unknown as { observing: Set<unknown> }).observing.size);
  return { nodes, listeners: jsEventListeners, heapKb: Math.round(usedSize / 1024), observers };
}

/** So many routes, each with a fresh body that has gated elements of each kind in it. */
async function visitRoutes({ page }: Scene, routes: number): Promise<void> {
  await page.evaluate(
    async ([host, total]) => {
      for (let route = 0; route < total; route++) {
        history.replaceState({}, '', `/?route=${route % 7}`);
        const body = document.createElement('body');
        body.innerHTML = `${host}<h1>Route</h1><img data-consent="advertising" data-src="/p.gif" alt="">
          <template data-consent="analytics"><p>x</p><script>window.count = (window.count || 0) + 1</script></template>`;
        for (const id of ['analytics', 'advertising']) {
          const script = document.createElement('script');
          script.type = 'text/plain';
          script.dataset['consent'] = id;
          script.text = 'window.count = (window.count || 0) + 1';
          body.append(script);
        }
        document.body.replaceWith(body);
        // Let observers, and what they have put off, come to their turn.
        await new Promise((resolve) => setTimeout(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
    },
    [hostPart().replace(/<script[^]*/, ''), routes] as const,
  );
}

describe('E107 a thousand route changes', () => {
  let session: CDPSession | undefined;
  afterEach(() => session?.detach());

  const states: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
    'while the banner asks': async () => {},
    'after everything was accepted, scripts running on each': ({ ui }) => ui.acceptAll(),
    'after everything was refused': ({ ui }) => ui.rejectAll(),
  };
  test.each(Object.keys(states))(
    'E107 %s: heap, nodes, listeners and observers are flat',
    { timeout: 120_000 },
    async (state) => {
      const scene = await openScene({ init: countObservers, page: { html: '' } });
      await scene.ui.bannerIsShown();
      await states[state]?.(scene);
      session = await scene.page.context().newCDPSession(scene.page);
      await visitRoutes(scene, 100); // whatever is made once is made now
      const before = await count(session, scene);
      await visitRoutes(scene, 1000);
      const after = await count(session, scene);

      expect(after.observers).toBe(before.observers);
      expect(after.listeners - before.listeners).toBeLessThanOrEqual(0);
      expect(after.nodes - before.nodes).toBeLessThanOrEqual(5);
      expect(after.heapKb - before.heapKb).toBeLessThanOrEqual(100);
      await expectVisit(scene.visit, { allowErrors: /p\.gif|404/ });
      await expectPageWorks(scene.page);
    },
  );
});
