/** Deciding is done when the call returns, or the click has been handled: a page that leaves in the same task loses nothing. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assentUi, expectVisit, gated, openLab, problemsOf, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  lab.page('shop.test', '/next', pageOf(''));
});
afterAll(() => lab.close());

const today = new Date().toISOString().slice(0, 10);
const granted = `1.${today}.0.1.banner.analytics.advertising.personalization~`;
const refused = `1.${today}.0.1.banner.!analytics.!advertising.!personalization~`;
const ALL = { functional: 'granted', analytics: 'granted', advertising: 'granted', personalization: 'granted' };
const NONE = { functional: 'granted', analytics: 'denied', advertising: 'denied', personalization: 'denied' };

function pageOf(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
    <script src="/dist/assent.js"></script></head><body>${body}${gated('analytics', 'a', '?nostorage')}</body></html>`;
}

/** A visitor on a page with this in it; with a record, one who has decided before. */
const openAt = (body: string, record?: string): Promise<Visit> =>
  lab.visit({ html: pageOf(body), ...(record !== undefined && { cookies: { assent: record } }) });

/** The visitor is on the next page, where this holds. */
async function expectNext(visit: Visit, categories: object | undefined): Promise<void> {
  const { page } = visit;
  await page.waitForURL('http://shop.test/next');
  await page.waitForFunction(() => 'assent' in window && Object.keys(window.assent.consent.categories).length);
  const consent = await page.evaluate(() => window.assent.consent);
  expect(consent).toMatchObject({ categories: categories ?? NONE, decided: !!categories });
  if (categories) await assentUi(page).bannerIsHidden();
  else await assentUi(page).bannerIsShown();
  // It stays there: nothing calls the visitor back.
  await visit.settled();
  expect(page.url()).toBe('http://shop.test/next');
  expect(await problemsOf(visit)).toEqual([]);
}

/** Who comes, and what is chosen: always the other thing. */
const WHO: readonly [who: string, record: string | undefined, answer: 'accept-all' | 'reject-all'][] = [
  ['an undecided visitor accepts', undefined, 'accept-all'],
  ['an undecided visitor refuses', undefined, 'reject-all'],
  ['who had refused accepts', refused, 'accept-all'],
  ['who had accepted refuses', granted, 'reject-all'],
];
const outcome = (answer: string): object => (answer === 'accept-all' ? ALL : NONE);

describe.each(WHO)('%s, and leaves in the same task:', (_, record, answer) => {
  test('by the API', async () => {
    const visit = await openAt('', record);
    await visit.page.evaluate(
      (method) => {
        window.assent[method]();
        location.href = '/next';
      },
      (answer === 'accept-all' ? 'acceptAll' : 'rejectAll') as 'acceptAll' | 'rejectAll',
    );
    await expectNext(visit, outcome(answer));
  });

  test('by the API, in a script of the page while it is parsed', async () => {
    const method = answer === 'accept-all' ? 'acceptAll' : 'rejectAll';
    // With its config before the tag: one without any has it when it is parsed.
    const config = '<script type="application/json" data-assent-config>{}</script>';
    const leave = `<script>assent.${method}(); location.href = '/next';</script>`;
    const visit = await lab.visit({
      html: pageOf(leave).replace('<script', `${config}<script`),
      waitUntil: 'commit',
      ...(record !== undefined && { cookies: { assent: record } }),
    });
    await expectNext(visit, outcome(answer));
  });

  test.each([
    ['in its own handler', `onclick="location.href = '/next'"`, ''],
    [
      'in a handler of the window that comes first',
      '',
      `addEventListener('click', () => (location.href = '/next'), true)`,
    ],
    ['in a handler of the document', '', `document.addEventListener('click', () => (location.href = '/next'))`],
  ])('by an element with data-assent-do, %s', async (_where, attributes, script) => {
    const visit = await openAt(
      `<button id="own" data-assent-do="${answer}" ${attributes}>Go</button><script>${script}</script>`,
      record,
    );
    await visit.page.locator('#own').click();
    await expectNext(visit, outcome(answer));
  });

  test('in the banner, or in the preferences where there is none', async () => {
    const visit = await openAt('', record);
    const ui = assentUi(visit.page);
    if (record !== undefined) await ui.openPreferences();
    else await ui.bannerIsShown();
    await visit.page.evaluate(() => {
      document.addEventListener('click', () => (location.href = '/next'));
    });
    if (answer === 'accept-all') await ui.acceptAll();
    else await ui.rejectAll();
    await expectNext(visit, outcome(answer));
  });
});

describe('and so do', () => {
  test.each([
    ['an undecided visitor', undefined, NONE],
    ['who had accepted', granted, ALL],
    ['who had refused', refused, NONE],
  ])('set(), for %s', async (_, record, before) => {
    const visit = await openAt('', record);
    await visit.page.evaluate(() => {
      window.assent.set({ advertising: !window.assent.has('advertising') });
      location.href = '/next';
    });
    await expectNext(visit, { ...before, advertising: before === ALL ? 'denied' : 'granted' });
  });

  test.each([
    ['accepted', granted],
    ['refused', refused],
  ])('reset(), for who had %s', async (_, record) => {
    const visit = await openAt('', record);
    await visit.page.evaluate(() => {
      window.assent.reset();
      location.href = '/next';
    });
    await expectNext(visit, undefined);
    expect((await visit.cookieNames()).filter((name) => name === 'assent')).toEqual([]);
  });

  test('a switch in the preferences that is saved', async () => {
    const visit = await openAt('');
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    await ui.toggle('advertising');
    await visit.page.evaluate(() => {
      document.addEventListener('click', () => (location.href = '/next'));
    });
    await ui.save();
    await expectNext(visit, { ...NONE, advertising: 'granted' });
  });
});

test('who withdraws where scripts have run, and leaves in the same task, gets there', async () => {
  const visit = await openAt('', granted);
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  await visit.page.evaluate(() => {
    window.assent.rejectAll();
    location.href = '/next';
  });
  await expectNext(visit, NONE);
});

test('who withdraws there, and sets out for what turns out to be no page, gets this one anew: nothing goes on', async () => {
  lab.route('shop.test', '/nothing', { status: 204 });
  const visit = await openAt('', granted);
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  visit.forget();
  await visit.page.evaluate(() => {
    window.assent.rejectAll();
    location.href = '/nothing';
  });
  await expectVisit(visit, { mustRequest: ['shop.test/nothing'] });
  await expect.poll(() => visit.requests().filter(({ path }) => path === '/').length, { timeout: 20_000 }).toBe(1);
  await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  expect(await visit.ran()).toEqual([]);
});

test.each([
  ['an undecided visitor', undefined],
  ['who had accepted', granted],
  ['who had refused', refused],
])('on the next line cookie and consent are right, for %s', async (_, record) => {
  const visit = await lab.visit({
    html: '',
    config: { onWithdraw: 'keep' },
    ...(record !== undefined && { cookies: { assent: record } }),
  });
  const after = (page: Page, call: string): Promise<unknown> =>
    page.evaluate(`(() => {
      assent.${call};
      const { decided, source, categories } = assent.consent;
      return [(document.cookie.match(/(?:^|; )assent=([^;]*)/) || [])[1], decided, source, Object.values(categories).join(' ')];
    })()`);
  const { page } = visit;
  const line = (source: string, choices: string): unknown =>
    expect.stringMatching(`^1\\.${today}\\.0\\.1\\.${source}\\.${choices}~$`);
  const first = record === granted ? 'rejectAll()' : 'acceptAll()';
  const yes = [line('api', 'analytics\\.advertising\\.personal\\w+'), true, 'api', 'granted granted granted granted'];
  const no = [line('api', '!analytics\\.!advertising\\.!personal\\w+'), true, 'api', 'granted denied denied denied'];
  expect(await after(page, first)).toEqual(record === granted ? no : yes);
  expect(await after(page, 'rejectAll()')).toEqual(no);
  expect(await after(page, 'acceptAll()')).toEqual(yes);
  expect(await after(page, 'set({ analytics: false })')).toEqual([
    line('api', '!analytics\\.advertising\\.personal\\w+'),
    true,
    'api',
    'granted denied granted granted',
  ]);
  expect(await after(page, 'reset()')).toEqual([undefined, false, 'none', 'granted denied denied denied']);
});

test('a click has been handled when its own listeners hear of it: cookie and consent are right', async () => {
  const visit = await openAt(`<button id="own" data-assent-do="accept-all">Go</button><script>
    document.getElementById('own').onclick = () => (window.heard = [assent.consent.decided, /assent=1/.test(document.cookie)]);
  </script>`);
  await visit.page.locator('#own').click();
  expect(await visit.page.evaluate('heard')).toEqual([true, true]);
});

test('`consent` is the same object until something changes, and another one then', async () => {
  const visit = await lab.visit({ html: '', config: { onWithdraw: 'keep' } });
  const { page } = visit;
  await assentUi(page).bannerIsShown();
  const same = await page.evaluate(async () => {
    const { assent } = window;
    const seen: boolean[] = [];
    const notes: boolean[] = [];
    assent.on('change', ({ consent }) => notes.push(consent === assent.consent));
    const step = (act: () => void): void => {
      const before = assent.consent;
      act();
      seen.push(assent.consent === before, Object.isFrozen(assent.consent));
    };
    step(() => {});
    step(() => assent.open());
    step(() => assent.acceptAll());
    // The same again, and what tabs look at when somebody comes back.
    step(() => assent.acceptAll());
    step(() => assent.set({ analytics: true }));
    step(() => document.dispatchEvent(new Event('visibilitychange')));
    step(() => assent.close());
    step(() => assent.set({ analytics: false }));
    step(() => assent.reset());
    await new Promise((resolve) => setTimeout(resolve, 500));
    return {
      seen: seen.filter((_, index) => index % 2 === 0),
      frozen: seen.every((each, index) => index % 2 === 0 || each),
      notes,
    };
  });
  expect(same.seen).toEqual([true, true, false, true, true, true, true, false, false]);
  expect(same.frozen).toBe(true);
  expect(same.notes.length).toBe(3);
});
