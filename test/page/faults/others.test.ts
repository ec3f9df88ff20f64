/** Faults of others who decide, or claim that somebody has: `docs/reliability.md`, F119 to F121 and G135; and who keeps our files away, F113. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { expectChoice, expectProblem, expectVisit, gated, problemsOf, type Visit } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, lab, NO_TRACKER, openScene, openTab, type Scene } from './fault.ts';
import { no, recordsOf, yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const keep = { onWithdraw: 'keep' } satisfies AssentConfig;

describe('G135 forged messages', () => {
  const forge = (record: string): void => {
    const detail = {
      consent: { decided: true, categories: { analytics: 'granted' } },
      granted: ['analytics'],
      denied: [],
    };
    const channel = new BroadcastChannel('assent');
    for (const message of [record, 'accept-all', detail, { analytics: true }, 0, null]) {
      channel.postMessage(message);
      postMessage(message, '*');
    }
    dispatchEvent(new StorageEvent('storage', { key: 'assent', newValue: record, storageArea: localStorage }));
    for (const type of ['ready', 'consent', 'change'])
      document.dispatchEvent(new CustomEvent(`assent:${type}`, { detail }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    document.dispatchEvent(new Event('visibilitychange'));
    document.dispatchEvent(new Event('prerenderingchange'));
    dispatchEvent(new Event('online'));
    channel.close();
  };

  test('G135 messages and events that claim a yes, from this tab and another: nothing is granted', async () => {
    const a = await openScene({});
    await a.ui.bannerIsShown();
    const b = await openTab(a);
    await a.page.evaluate(forge, yes());
    await b.page.evaluate(forge, yes());
    await a.visit.settled();
    await expectVisit(a.visit, { ...NO_TRACKER, cookies: [], storage: [] });
    await expectChoice(a.visit, 'analytics', false);
    await a.ui.bannerIsShown();
    await a.ui.rejectAll();
    await b.page.evaluate(forge, yes());
    await a.visit.settled();
    await expectVisit(a.visit, NO_TRACKER);
    expect(await recordsOf(a.visit)).toEqual([no()]);
    await expectPageWorks(a.page);
  });

  test('G135 10,000 messages: the page still answers', async () => {
    const a = await openScene({ page: { cookies: { assent: no() } } });
    const b = await openTab(a);
    await b.page.evaluate(() => {
      const channel = new BroadcastChannel('assent');
      for (let index = 0; index < 10_000; index++) channel.postMessage(index);
    });
    await expectPageWorks(a.page);
    await expectVisit(a.visit, NO_TRACKER);
    await expectPageWorks(a.page);
  });

  test('G135 a click that script makes up on our buttons’ names, inside an element of the page: only real page actions count', async () => {
    const { visit, page, ui } = await openScene({
      page: {
        html: `${quietly}<i data-assent-do="decide">x</i><i data-assent-do="toString">x</i><i data-assent-do="__proto__">x</i><i data-assent-do>x</i>`,
      },
    });
    await ui.bannerIsShown();
    await page.evaluate(() => document.querySelectorAll('i').forEach((element) => element.click()));
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    await expectPageWorks(page);
  });
});

describe('F113 a filter blocks our files', () => {
  /** A page whose script, frame and image wait, and which asks for these files in vain. */
  const openWithout = async (files: string, record?: string): Promise<Visit> => {
    const visit = await lab.visit({ url: 'about:blank' });
    if (record) await visit.context.addCookies([{ name: 'assent', value: record, url: 'http://shop.test/' }]);
    await visit.page.route(files, (route) => route.abort('blockedbyclient'));
    const held = `${quietly}<iframe data-consent="analytics" data-src="http://tracker.test/frame" title="x"></iframe>
      <img data-consent="analytics" data-src="http://tracker.test/image.gif" alt="">`;
    lab.page(
      'shop.test',
      '/blocked',
      `<!doctype html><html lang="en"><title>Shop</title><script src="/dist/assent.js"></script><body>${held}
      <button onclick="this.textContent = 'answers'">Shop</button></html>`,
    );
    await visit.goto('http://shop.test/blocked');
    await visit.settled();
    await visit.page.getByRole('button', { name: 'Shop' }).click();
    expect(await visit.page.getByRole('button', { name: 'answers' }).count()).toBe(1);
    return visit;
  };

  test.each([
    ['nobody has decided', undefined],
    ['everything was granted before', yes()],
  ])('F113 all of them, when %s: nothing runs, and the page works', async (_, record) => {
    const visit = await openWithout('**/dist/**', record);
    await expectVisit(visit, { ...NO_TRACKER, allowErrors: /ERR_BLOCKED_BY_CLIENT/ });
    expect(await visit.page.evaluate(() => 'assent' in window)).toBe(false);
  });

  test('F113 all but the first: nothing runs, and the page works', async () => {
    const visit = await openWithout('**/dist/assent-*.js');
    await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [], allowErrors: /ERR_BLOCKED_BY_CLIENT/ });
    await expectProblem(visit, 'ui/load-failed banner');
  });
});

describe('F119 listeners that decide themselves', () => {
  interface Heard {
    heard: string[];
  }
  const decided = (scene: Scene): Promise<string> =>
    scene.page.evaluate(() => window.assent.consent.categories['analytics'] ?? '');

  fault({
    name: 'F119 a listener answers every no with a yes: ends at once, the last decision wins everywhere',
    page: { html: quietly, config: keep },
    init: () =>
      document.addEventListener('assent:change', () => window.assent.has('analytics') || window.assent.acceptAll()),
    act: ({ ui }) => ui.rejectAll(),
  });

  fault({
    name: 'F119 a listener answers every yes with a no: nothing runs, the last decision wins everywhere',
    page: { html: quietly },
    init: () =>
      document.addEventListener('assent:change', () => window.assent.has('analytics') && window.assent.rejectAll()),
    expect: NO_TRACKER,
    kept: { analytics: false },
  });

  for (const onWithdraw of ['keep', 'reload'] as const) {
    test(`F119 a listener always wants the opposite (onWithdraw "${onWithdraw}"): ends, told once, page and record agree`, async () => {
      const scene = await openScene({
        page: { html: quietly, config: { onWithdraw } },
        init: () => {
          document.addEventListener('assent:change', () => {
            if (window.assent.has('analytics')) window.assent.rejectAll();
            else window.assent.acceptAll();
          });
        },
      });
      await scene.ui.acceptAll();
      await expectProblem(scene.visit, 'api/loop');
      await expectVisit(scene.visit, {});
      expect(await recordsOf(scene.visit)).toHaveLength(1);
      const isGranted = (await decided(scene)) === 'granted';
      expect((await recordsOf(scene.visit))[0]?.includes('.analytics.')).toBe(isGranted);
      await scene.ui.bannerIsHidden();
      await expectPageWorks(scene.page);
      await scene.visit.reload();
      await expectVisit(scene.visit, isGranted ? A_RAN : NO_TRACKER);
    });
  }

  test('F119 a listener resets what was decided: ends, asked again, nothing runs', async () => {
    const { visit, page, ui } = await openScene({
      page: { html: quietly, config: keep },
      init: () =>
        document.addEventListener('assent:change', () => window.assent.consent.decided && window.assent.reset()),
    });
    await ui.acceptAll();
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    await ui.bannerIsShown();
    await expectPageWorks(page);
  });

  const answers: ['acceptAll' | 'rejectAll', 'acceptAll' | 'rejectAll'][] = [
    ['acceptAll', 'rejectAll'],
    ['rejectAll', 'acceptAll'],
  ];
  for (const [first, then] of answers) {
    test(`F119 ${first} is answered by ${then}: the last event that listeners hear tells what holds`, async () => {
      const scene = await openScene({ page: { html: quietly, config: keep } });
      await scene.ui.bannerIsShown();
      await scene.page.evaluate(
        ([start, answer]) => {
          const page = window as unknown as Heard;
          page.heard = [];
          let isAnswered = false;
          document.addEventListener('assent:change', () => {
            if (isAnswered) return;
            isAnswered = true;
            window.assent[answer!]();
          });
          for (const type of ['assent:change', 'assent:consent'] as const) {
            document.addEventListener(type, ({ detail }) => {
              page.heard.push(detail.consent.categories['analytics'] ?? '');
            });
          }
          window.assent[start!]();
        },
        [first, then] as const,
      );
      await scene.visit.settled();
      const heard = await scene.page.evaluate(() => (window as unknown as Heard).heard);
      expect(await decided(scene)).toBe(then === 'acceptAll' ? 'granted' : 'denied');
      expect(heard.at(-1), heard.join(', ')).toBe(await decided(scene));
      await expectPageWorks(scene.page);
    });
  }
});

describe('F120, F121 early and late code', () => {
  test('F120 listeners added late hear of `ready` and `consent`; `when` and `has` answer', async () => {
    const { visit, page } = await openScene({ page: { cookies: { assent: yes() } } });
    await expectVisit(visit, A_RAN);
    const heard = await page.evaluate(async () => {
      const { assent } = window;
      const told: string[] = [];
      assent.on('ready', ({ consent }) => told.push(`ready ${consent.decided}`));
      assent.on('consent', ({ consent }) => told.push(`consent ${consent.categories['analytics']}`));
      const off = assent.on('change', () => told.push('change'));
      assent.push((api) => told.push(`push ${api.has('analytics')}`));
      off();
      await assent.when('analytics');
      await new Promise((done) => setTimeout(done, 50));
      return told;
    });
    expect(heard).toEqual(['push true', 'ready true', 'consent granted']);
    await expectPageWorks(page);
  });

  test('F120 before a choice, late listeners hear of `ready` alone; a throwing one stops nobody', async () => {
    const { visit, page, ui } = await openScene({});
    await ui.bannerIsShown();
    const heard = await page.evaluate(async () => {
      const told: string[] = [];
      window.assent.on('ready', () => {
        throw new Error('the site’s own');
      });
      window.assent.on('ready', () => told.push('ready'));
      window.assent.on('consent', () => told.push('consent'));
      await new Promise((done) => setTimeout(done, 50));
      return told;
    });
    expect(heard).toEqual(['ready']);
    await expectVisit(visit, { ...NO_TRACKER, allowErrors: /the site’s own/ });
    await expectPageWorks(page);
  });

  test('F121 calls queued before our file is there run in their order; one that throws stops none', async () => {
    const queue = `<script>
      window.told = [];
      window.assent = window.assent || [];
      assent.push(a => { told.push('first ' + a.has('analytics')); });
      assent.push(() => { throw new Error('the site’s own'); });
      for (let i = 0; i < 150; i++) assent.push(() => told.push(i));
      assent.push(a => a.on('ready', () => told.push('ready')), a => { told.push('last'); a.set({ analytics: true }); });
    </script><script src="/dist/assent.js"></script>`;
    lab.page(
      'shop.test',
      '/queue',
      `<!doctype html><html lang="en"><title>Shop</title>${queue}<body>${quietly}</html>`,
    );
    const visit = await lab.visit({ url: 'http://shop.test/queue' });
    await expectVisit(visit, { ...A_RAN, allowErrors: /the site’s own/ });
    const told = await visit.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    expect(told).toEqual(['first false', ...Array.from({ length: 150 }, (_, index) => index), 'last', 'ready']);
    await expectChoice(visit, 'analytics', true);
    expect(await recordsOf(visit)).toHaveLength(1);
  });

  test('F121 a queued call that decides: those after it wait until it has come to its end', async () => {
    const queue = `<script>
      window.told = [];
      window.assent = [(a) => { told.push('in'); a.set({ analytics: true }); told.push('out'); }, () => told.push('next')];
    </script><script src="/dist/assent.js"></script>`;
    lab.page('shop.test', '/in', `<!doctype html><html lang="en"><title>Shop</title>${queue}<body>${quietly}</html>`);
    const visit = await lab.visit({ url: 'http://shop.test/in' });
    await expectVisit(visit, A_RAN);
    const told = await visit.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    expect(told).toEqual(['in', 'out', 'next']);
  });

  test('F121 calls while the config is on its way run when it is there, in their order', async () => {
    lab.route('shop.test', '/waiting.json', { body: '{}', delay: 800 });
    const { visit, page, ui } = await openScene({
      page: { html: quietly, assentAttributes: 'data-config="/waiting.json"' },
    });
    await page.evaluate(() => {
      window.assent.acceptAll();
      window.assent.rejectAll();
      window.assent.set({ analytics: true });
      window.assent.set({ analytics: 'no', __proto__: { advertising: true } } as never);
    });
    await expectVisit(visit, A_RAN);
    await expectChoice(visit, 'advertising', false);
    await ui.bannerIsHidden();
    expect(await problemsOf(visit)).toEqual([]);
    await expectPageWorks(page);
  });
});
