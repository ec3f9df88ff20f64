/** Faults of several tabs, and of others who decide at the same time: `docs/reliability.md`, F119 to F121 and G. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { assentUi, expectChoice, expectProblem, expectVisit, gated, problemsOf } from '../harness/index.ts';
import { A_RAN, expectPageWorks, fault, lab, NO_TRACKER, openScene, type Scene } from './fault.ts';
import { no, recordsOf, yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const keep = { onWithdraw: 'keep' } satisfies AssentConfig;

/** Another tab of the same visitor, on the same page. */
async function openTab({ visit }: Scene): Promise<Scene> {
  const tab = await lab.visit({ url: visit.page.url(), sameVisitorAs: visit });
  return { visit: tab, page: tab.page, ui: assentUi(tab.page) };
}

/** Notes in the page when it heard of the last change. */
const noteChanges = (): void => {
  document.addEventListener('assent:change', () => ((window as { changedAt?: number }).changedAt = Date.now()));
};
const changedAt = ({ page }: Scene): Promise<number> =>
  page.evaluate(() => (window as { changedAt?: number }).changedAt ?? 0);

async function insertLate({ page }: Scene, name: string): Promise<void> {
  await page.evaluate(
    (html) => {
      document.body.append(document.createRange().createContextualFragment(html));
    },
    gated('analytics', name, '?nostorage'),
  );
}

/** Every tab says the same, and so does what is stored. */
async function expectAgreement(scenes: readonly Scene[]): Promise<string> {
  const categories = ({ page }: Scene): Promise<string> =>
    page.evaluate(() => JSON.stringify(window.assent.consent.categories)).catch(() => 'reloading');
  await expect.poll(async () => new Set(await Promise.all(scenes.map(categories))).size, { timeout: 3000 }).toBe(1);
  await scenes[0]!.page.waitForTimeout(150);
  const states = await Promise.all(scenes.map(categories));
  expect(new Set(states).size, states.join(' ≠ ')).toBe(1);
  const granted = states[0]!.includes('"analytics":"granted"');
  const [record = ''] = await recordsOf(scenes[0]!.visit);
  expect(record.includes('.analytics.'), record).toBe(granted);
  return states[0]!;
}

describe('G124 a choice in another tab', () => {
  test('G124 accepted in tab B: within a second the banner goes in A, and the gate opens', async () => {
    const a = await openScene({ init: noteChanges });
    await a.ui.bannerIsShown();
    const b = await openTab(a);
    await b.page.evaluate(noteChanges);
    a.visit.forget();
    await b.ui.acceptAll();
    await a.ui.bannerIsHidden();
    await expectVisit(a.visit, { mustRequest: ['tracker.test/a.js'] });
    expect(await a.visit.ran()).toEqual(['a']);
    expect(await b.visit.ran()).toEqual(['a']);
    expect((await changedAt(a)) - (await changedAt(b))).toBeLessThan(1000);
    await expectPageWorks(a.page);
  });

  test('G124 five tabs: all follow the sixth, each runs what is gated once', async () => {
    const first = await openScene({ page: { html: quietly } });
    const others = [];
    for (let index = 0; index < 4; index++) others.push(await openTab(first));
    await others[2]!.ui.acceptAll();
    await expectAgreement([first, ...others]);
    for (const { visit, ui } of [first, ...others]) {
      await ui.bannerIsHidden();
      await expect.poll(() => visit.ran()).toEqual(['a']);
    }
    await expectPageWorks(first.page);
  });

  test('G124 a draft is open in tab A when B decides: it is not lost half-way, and the last one to save wins', async () => {
    const a = await openScene({ page: { html: quietly, config: keep } });
    await a.ui.openPreferences();
    await a.ui.toggle('advertising');
    const b = await openTab(a);
    await b.ui.acceptAll();
    await expectChoice(a.visit, 'analytics', true);
    await a.ui.preferencesAreShown();
    await a.ui.rejectAll();
    await a.ui.preferencesAreHidden();
    await expectChoice(b.visit, 'analytics', false);
    await expectAgreement([a, b]);
    await expectPageWorks(a.page);
  });

  for (const [what, init] of [
    ['is not there', () => delete (window as { BroadcastChannel?: unknown }).BroadcastChannel],
    [
      'throws',
      () => {
        (window as { BroadcastChannel: unknown }).BroadcastChannel = class {
          constructor() {
            throw new DOMException('no', 'SecurityError');
          }
        };
      },
    ],
  ] as const) {
    test(`G124 BroadcastChannel ${what}: tab A follows when the visitor comes back to it`, async () => {
      const a = await openScene({ init: init as () => void });
      await a.ui.bannerIsShown();
      const b = await openTab(a);
      await b.ui.rejectAll();
      await a.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await a.ui.bannerIsHidden();
      await expectChoice(a.visit, 'analytics', false);
      await expectVisit(a.visit, NO_TRACKER);
      await expectPageWorks(a.page);
    });
  }
});

describe('G125 two tabs decide at once', () => {
  test('G125 yes in one, no in the other, 12 times over: both end alike, and as stored', async () => {
    const a = await openScene({ page: { html: quietly, config: keep } });
    const b = await openTab(a);
    const seen = new Set<string>();
    for (let round = 0; round < 12; round++) {
      const [yesTab, noTab] = round % 2 ? [a, b] : [b, a];
      await Promise.all([
        yesTab.page.evaluate(() => window.assent.acceptAll()),
        noTab.page.evaluate(() => window.assent.rejectAll()),
      ]);
      seen.add(await expectAgreement([a, b]));
    }
    expect(seen.size).toBeGreaterThan(0);
    await a.page.evaluate(() => window.assent.rejectAll());
    await expectAgreement([a, b]);
    a.visit.forget();
    await insertLate(a, 'late');
    await insertLate(b, 'late');
    await expectVisit(a.visit, { mustNotRequest: ['tracker.test/late.js'] });
    await expectPageWorks(a.page);
    await expectPageWorks(b.page);
  });

  test('G125 different categories at once: both end alike, and as stored', async () => {
    const a = await openScene({ page: { html: quietly, config: keep } });
    const b = await openTab(a);
    for (let round = 0; round < 6; round++) {
      await Promise.all([
        a.page.evaluate((on) => window.assent.set({ analytics: on }), round % 2 === 0),
        b.page.evaluate((on) => window.assent.set({ advertising: on }), round % 3 === 0),
      ]);
      await expectAgreement([a, b]);
    }
    await expectPageWorks(a.page);
  });
});

describe('G127 a withdrawal in another tab', () => {
  const mark = ({ page }: Scene): Promise<unknown> => page.evaluate(() => ((window as { old?: boolean }).old = true));
  const isOld = ({ page }: Scene): Promise<boolean> => page.evaluate(() => 'old' in window);

  test('G127 something of it had run in A: A is reloaded, and nothing of it leaves again', async () => {
    const a = await openScene({ page: { html: quietly, cookies: { assent: yes() } } });
    await expectVisit(a.visit, A_RAN);
    const b = await openTab(a);
    await expectVisit(b.visit, A_RAN);
    await mark(a);
    a.visit.forget();
    await b.page.evaluate(() => window.assent.rejectAll());
    await expect.poll(() => isOld(a).catch(() => true), { timeout: 3000 }).toBe(false);
    await expectVisit(a.visit, { mustRequest: ['shop.test/'], ...NO_TRACKER });
    await insertLate(a, 'late');
    await insertLate(b, 'late');
    await expectVisit(a.visit, NO_TRACKER);
    expect(await a.visit.ran()).toEqual([]);
    await expectAgreement([a, b]);
    await a.ui.bannerIsHidden();
    await expectPageWorks(a.page);
  });

  test('G127 nothing of it had run in A: A stays as it is, and what comes later is held', async () => {
    const a = await openScene({ page: { html: '<p>No tracker yet</p>', cookies: { assent: yes() } } });
    await a.ui.bannerIsHidden();
    const b = await openTab(a);
    await mark(a);
    await b.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(a.visit, 'analytics', false);
    await insertLate(a, 'late');
    await expectVisit(a.visit, NO_TRACKER);
    expect(await isOld(a)).toBe(true);
    await expectPageWorks(a.page);
  });

  test('G127 with onWithdraw "keep": A stays, frames are emptied, what comes later is held', async () => {
    const frame = '<iframe title="map" data-consent="analytics" data-src="http://tracker.test/frame.html"></iframe>';
    const a = await openScene({ page: { html: quietly + frame, config: keep, cookies: { assent: yes() } } });
    await expectVisit(a.visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/frame.html'] });
    const b = await openTab(a);
    await mark(a);
    await b.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(a.visit, 'analytics', false);
    await expect.poll(() => a.page.locator('iframe').getAttribute('src')).toBe(null);
    a.visit.forget();
    await insertLate(a, 'late');
    await expectVisit(a.visit, NO_TRACKER);
    expect(await isOld(a)).toBe(true);
    await expectPageWorks(a.page);
  });

  test('G127 reset in B, after A itself had accepted: A asks again and holds what comes later', async () => {
    const a = await openScene({ page: { html: '<p>No tracker yet</p>', config: keep } });
    await a.ui.acceptAll();
    const b = await openTab(a);
    await b.page.evaluate(() => window.assent.reset());
    await b.ui.bannerIsShown();
    await insertLate(b, 'late');
    await a.page.waitForTimeout(500);
    await insertLate(a, 'late');
    await expectVisit(a.visit, { ...NO_TRACKER, cookies: [] });
    await a.ui.bannerIsShown();
    await expectPageWorks(a.page);
  });

  test('G127 withdrawn in B while A’s script is on its way: it does not run', async () => {
    const html = gated('analytics', 'slow', '?slow=1500&nostorage') + gated('analytics', 'next', '?nostorage');
    const a = await openScene({ page: { html, config: keep } });
    const b = await openTab(a);
    a.visit.forget();
    await a.page.evaluate(() => window.assent.acceptAll());
    await expect.poll(() => a.visit.requests().some(({ path }) => path.startsWith('/slow.js'))).toBe(true);
    await b.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(a.visit, 'analytics', false);
    a.visit.forget();
    await a.page.waitForTimeout(2000);
    await insertLate(a, 'late');
    await expectVisit(a.visit, { mustNotRequest: ['tracker.test/next.js', 'tracker.test/late.js'] });
    expect(await a.visit.ran()).not.toContain('next');
    await expectPageWorks(a.page);
  });
});

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
    await a.page.waitForTimeout(300);
    await expectVisit(a.visit, { ...NO_TRACKER, cookies: [], storage: [] });
    await expectChoice(a.visit, 'analytics', false);
    await a.ui.bannerIsShown();
    await a.ui.rejectAll();
    await b.page.evaluate(forge, yes());
    await a.page.waitForTimeout(300);
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

  for (const [first, then] of [
    ['acceptAll', 'rejectAll'],
    ['rejectAll', 'acceptAll'],
  ] as const) {
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
      await scene.page.waitForTimeout(500);
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
      assent.push(a => { told.push('first ' + a.has('analytics')); a.set({ analytics: true }); told.push('set ' + a.has('analytics')); });
      assent.push(() => { throw new Error('the site’s own'); });
      for (let i = 0; i < 150; i++) assent.push(() => told.push(i));
      assent.push(a => a.on('ready', () => told.push('ready')), a => told.push('last ' + a.has('analytics')));
    </script><script src="/dist/assent.js"></script>`;
    lab.page(
      'shop.test',
      '/queue',
      `<!doctype html><html lang="en"><title>Shop</title>${queue}<body>${quietly}</html>`,
    );
    const visit = await lab.visit({ url: 'http://shop.test/queue' });
    await expectVisit(visit, { ...A_RAN, allowErrors: /the site’s own/ });
    const told = await visit.page.evaluate(() => (window as unknown as { told: unknown[] }).told);
    expect(told.slice(0, 3)).toEqual(['first false', 'set true', 0]);
    expect(told.slice(3, 152)).toEqual(Array.from({ length: 149 }, (_, index) => index + 1));
    expect(told.slice(152)).toEqual(['last true', 'ready']);
    expect(await recordsOf(visit)).toHaveLength(1);
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
