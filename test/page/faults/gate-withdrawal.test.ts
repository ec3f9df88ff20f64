/** The gate: consent is withdrawn: `docs/reliability.md`, D90 to D92. */
import { describe, expect } from 'vitest';
import { gated } from '../harness/index.ts';
import { eventually, fault, type Scene } from './fault.ts';
import { inline, marked } from './marks.ts';

describe('withdrawal', () => {
  const services = [{ id: 'vendor', category: 'analytics', cookies: ['a'], storage: ['a'] }];
  const withdraw = async ({ ui }: Scene): Promise<void> => {
    await ui.openPreferences();
    await ui.rejectAll();
  };
  const left = { mustNotRequest: ['tracker'], cookies: ['assent'], storage: [] };

  for (const onWithdraw of ['reload', 'keep'] as const) {
    fault({
      name: `D90 withdrawn after the scripts ran (${onWithdraw}): stored, swept, nothing more runs`,
      page: { config: { services, onWithdraw, categories: ['functional', 'analytics'] } },
      async act(scene) {
        await scene.ui.acceptAll();
        await scene.page.waitForFunction(() => (window as { ran?: string[] }).ran?.length === 1);
        const reloaded = scene.page.waitForEvent('load').catch(() => undefined);
        await withdraw(scene);
        if (onWithdraw === 'reload') expect(await reloaded).toBeDefined();
        scene.visit.forget();
        await scene.page.evaluate(() => {
          const late = document.createElement('script');
          late.type = 'text/plain';
          late.dataset['consent'] = 'analytics';
          late.dataset['src'] = 'http://tracker.test/late.js';
          document.body.append(late);
        });
      },
      expect: left,
      kept: { analytics: false },
    });
    fault({
      name: `D91 withdrawn while an external script is in flight (${onWithdraw}): those after it do not start`,
      page: {
        config: { services, onWithdraw, categories: ['functional', 'analytics'] },
        html:
          gated('analytics', 'slow', '?slow=1500&nostorage') +
          marked('analytics', 'b') +
          gated('analytics', 'c', '?nobeacon&nostorage'),
        waitUntil: 'domcontentloaded',
      },
      async act(scene) {
        await scene.ui.acceptAll();
        await eventually(() => scene.visit.requests().some(({ path }) => path.startsWith('/slow.js'))).toBe(true);
        await withdraw(scene);
        await scene.visit.settled('late answers too');
      },
      expect: { cookies: ['assent'], ...(onWithdraw === 'reload' ? { mustNotRequest: ['tracker.test/beacon'] } : {}) },
      check: async ({ visit }) => expect((await visit.ran()).filter((name) => name !== 'slow')).toEqual([]),
      again: left,
      kept: { analytics: false },
    });
  }
  fault({
    name: 'D92 the sweep deletes what is listed, on every path and parent domain, and nothing else',
    page: {
      url: 'http://www.shop.test/p/q',
      config: {
        onWithdraw: 'keep',
        services: [{ id: 'vendor', category: 'analytics', cookies: ['_v', '_v_*'], storage: ['v*'] }],
      },
      html: inline(
        'analytics',
        `document.cookie = '_v=1; path=/'; document.cookie = '_v=2; path=/p'; document.cookie = '_v=3; path=/p/q';
         document.cookie = '_v_x=1; domain=shop.test; path=/'; document.cookie = '_value=1; path=/';
         document.cookie = 'x_v=1; path=/'; localStorage.v1 = localStorage.own = '1';`,
      ),
    },
    async act(scene) {
      await scene.ui.acceptAll();
      await scene.page.waitForFunction(() => 'own' in localStorage);
      await withdraw(scene);
      await eventually(() => scene.visit.cookieNames()).toEqual(['_value', 'assent', 'x_v']);
    },
    expect: { cookies: ['_value', 'assent', 'x_v'], storage: ['own'] },
    kept: { analytics: false },
  });
});
