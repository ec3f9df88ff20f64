/** Faults of several tabs: `docs/reliability.md`, G124 to G127. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import type { Wanted } from '../../../src/consent/types.ts';
import { expectChoice, expectVisit, gated } from '../harness/index.ts';
import { A_RAN, expectPageWorks, NO_TRACKER, openScene, openTab, type Scene } from './fault.ts';
import { recordsOf, yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const keep = { onWithdraw: 'keep' } satisfies AssentConfig;

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

/** Decides by the site's code; comes back once the tab has told of it, or has nothing to tell. */
async function decide({ page, visit }: Scene, wanted: Wanted | boolean): Promise<void> {
  await page.evaluate((choices) => {
    if (choices === true) window.assent.acceptAll();
    else if (choices === false) window.assent.rejectAll();
    else window.assent.set(choices);
  }, wanted);
  await visit.settled();
}

/** Every tab says the same, and so does what is stored; and it stays so. */
async function expectAgreement(scenes: readonly Scene[]): Promise<string> {
  const categories = ({ page }: Scene): Promise<string> =>
    page.evaluate(() => JSON.stringify(window.assent.consent.categories)).catch(() => 'reloading');
  const saying = async (): Promise<string> => {
    const states = new Set(await Promise.all(scenes.map(categories)));
    const [state = ''] = states;
    const [record = ''] = await recordsOf(scenes[0]!.visit);
    const isAsStored = record.includes('.analytics.') === state.includes('"analytics":"granted"');
    return states.size === 1 && isAsStored ? state : `no agreement: ${[...states, record].join(' ≠ ')}`;
  };
  await expect.poll(saying).toMatch(/^{/);
  await scenes[0]!.visit.settled();
  const state = await saying();
  expect(state).toMatch(/^{/);
  return state;
}

describe('G124 a choice in another tab', () => {
  test('G124 accepted in tab B: within a second the banner goes in A, and the gate opens', async () => {
    let gap = Infinity;
    // The best of three: whatever else the machine does only adds.
    for (let round = 0; round < 3 && gap >= 1000; round++) gap = Math.min(gap, await followInA());
    expect(gap).toBeLessThan(1000);
  });

  /** Milliseconds from the change in B to the one in A. */
  async function followInA(): Promise<number> {
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
    const gap = (await changedAt(a)) - (await changedAt(b));
    await expectPageWorks(a.page);
    await a.visit.close();
    return gap;
  }

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
  test('G125 yes in one, no in the other, six times over: both end alike, and as stored', async () => {
    const a = await openScene({ page: { html: quietly, config: keep } });
    const b = await openTab(a);
    for (let round = 0; round < 6; round++) {
      await Promise.all([decide(a, round % 2 === 0), decide(b, round % 2 === 1)]);
      await expectAgreement([a, b]);
    }
    await decide(a, false);
    await expectAgreement([a, b]);
    await expectChoice(b.visit, 'analytics', false);
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
      await Promise.all([decide(a, { analytics: round % 2 === 0 }), decide(b, { advertising: round % 3 === 0 })]);
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
    await expect.poll(() => isOld(a).catch(() => true)).toBe(false);
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
    await a.ui.bannerIsShown();
    await insertLate(a, 'late');
    await expectVisit(a.visit, { ...NO_TRACKER, cookies: [] });
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
    await a.visit.settled('late answers too');
    await insertLate(a, 'late');
    await expectVisit(a.visit, { mustNotRequest: ['tracker.test/next.js', 'tracker.test/late.js'] });
    expect(await a.visit.ran()).not.toContain('next');
    await expectPageWorks(a.page);
  });
});
