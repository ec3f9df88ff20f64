/** The cookie as a browser keeps it: its attributes, its life, and what happens when it is no good. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import {
  assentUi,
  expectProblem,
  expectVisit,
  gated,
  openLab,
  problemsOf,
  type Lab,
  type Visit,
} from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const DAY = 86_400_000;
const today = (): Date => new Date(new Date().toISOString().slice(0, 10));
const isoDay = (date: Date | number): string => new Date(date).toISOString().slice(0, 10);

/** The calendar, not our arithmetic: the same day of the month, or the last one where there is no such day. */
function monthsFrom(day: Date, months: number): Date {
  const date = new Date(day);
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() !== day.getUTCDate()) date.setUTCDate(0);
  return date;
}

const categories = ['functional', 'analytics', 'advertising', 'personalization'] as const;
const analytics = gated('analytics', 'a');
const accepted = (day: Date | number, revision = 1): string =>
  `1.${isoDay(day)}.0.${revision}.banner.analytics.advertising.personalization~`;

async function recordOf(visit: Visit) {
  const [cookie, ...more] = (await visit.cookies()).filter(({ name }) => name === 'assent');
  if (!cookie || more.length > 0) throw new Error('There is not exactly one record.');
  return cookie;
}

/** When the cookie ends, in days from the start of a day. */
async function daysOfLife(visit: Visit, from: Date): Promise<number> {
  return ((await recordOf(visit)).expires * 1000 - from.getTime()) / DAY;
}

describe('a new record', () => {
  test.each([
    ['http://shop.test/', false],
    ['https://shop.test/', true],
  ])('on %s has the right attributes', async (url, secure) => {
    const visit = await lab.visit({ url, html: '', config: {} });
    await assentUi(visit.page).acceptAll();
    expect(await recordOf(visit)).toMatchObject({
      domain: 'shop.test',
      path: '/',
      sameSite: 'Lax',
      secure,
      httpOnly: false,
    });
  });

  test('of four categories and ten services with long ids stays under 200 bytes and needs no encoding', async () => {
    const services = Array.from({ length: 10 }, (_, index) => ({
      id: `a-vendor-with-a-very-long-name-${index}`.slice(0, 32),
      category: categories[index % 4] ?? 'analytics',
    }));
    const config: AssentConfig = {
      revision: 999,
      categories: [{ id: 'functional', required: false }, 'analytics', 'advertising', 'personalization'],
      services,
    };
    const visit = await lab.visit({ html: '', config });
    await assentUi(visit.page).rejectAll();
    const { name, value } = await recordOf(visit);
    expect(name.length + 1 + value.length).toBeLessThan(200);
    expect(value).toMatch(/^[\w.!~-]+$/);
    await visit.reload();
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(visit, { mustNotRequest: ['shop.test/dist/assent-banner.js'], cookies: ['assent'] });
    expect(await visit.page.evaluate(() => Object.values(window.assent.consent.services))).toEqual(
      services.map(() => 'denied'),
    );
  });

  test('says nothing about who decided: two visitors who choose alike have the same value', async () => {
    const values = [];
    for (const locale of ['en-GB', 'de-DE']) {
      const visit = await lab.visit({ html: '', config: {}, contextOptions: { locale } });
      await assentUi(visit.page).grantOnly('analytics');
      values.push((await recordOf(visit)).value);
      await visit.close();
    }
    expect(values[0]).toBe(values[1]);
    expect(values[0]).toContain(isoDay(today()));
  });

  test.each([
    [undefined, 6],
    [1, 1],
    [13, 13],
    [14, 13],
    [9999, 13],
  ])('with lifetime.months %s ends after %d calendar months', async (configured, months) => {
    const config = configured === undefined ? {} : { lifetime: { months: configured } };
    const visit = await lab.visit({ html: '', config });
    await assentUi(visit.page).bannerIsShown();
    if (configured !== undefined && configured > 13) await expectProblem(visit, 'config/out-of-range lifetime.months');
    await assentUi(visit.page).acceptAll();
    const expected = (monthsFrom(today(), months).getTime() - today().getTime()) / DAY;
    const actual = await daysOfLife(visit, today());
    expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1);
    expect(actual).toBeLessThanOrEqual((monthsFrom(today(), 13).getTime() - today().getTime()) / DAY + 0.01);
  });
});

describe('an old record', () => {
  test.each([
    [undefined, 6],
    [13, 13],
  ])('is not prolonged by visits (lifetime.months %s)', async (configured, months) => {
    const decided = new Date(today().getTime() - 100 * DAY);
    const config = configured === undefined ? {} : { lifetime: { months: configured } };
    const visit = await lab.visit({ html: analytics, config, cookies: { assent: accepted(decided) } });
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/a.js'],
      mustNotRequest: ['shop.test/dist/assent-banner.js'],
    });
    const expected = (monthsFrom(decided, months).getTime() - decided.getTime()) / DAY;
    expect(Math.abs((await daysOfLife(visit, decided)) - expected)).toBeLessThanOrEqual(1);
    expect((await recordOf(visit)).value).toContain(isoDay(decided));

    // Written again today, it is left alone for the rest of the day.
    const { value, expires } = await recordOf(visit);
    await visit.reload();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
    expect(await recordOf(visit)).toMatchObject({ value, expires });
  });

  test('is not prolonged by site code that says the same on every page', async () => {
    const decided = new Date(today().getTime() - 100 * DAY);
    const visit = await lab.visit({ html: '', config: {}, cookies: { assent: accepted(decided) } });
    await visit.page.evaluate(() => {
      window.assent.acceptAll();
      window.assent.set({ analytics: true });
    });
    expect(await visit.page.evaluate(() => window.assent.consent.decidedOn)).toBe(isoDay(decided));
    expect((await recordOf(visit)).value).toContain(isoDay(decided));
  });

  test('holds until the day before its last', async () => {
    // Two days on, because the calendar's last days differ in length.
    const decided = new Date(monthsFrom(today(), -6).getTime() + 2 * DAY);
    const visit = await lab.visit({ html: analytics, config: {}, cookies: { assent: accepted(decided) } });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
    await assentUi(visit.page).bannerIsHidden();
  });

  test('dated tomorrow holds: a clock may be a little wrong', async () => {
    const visit = await lab.visit({
      html: analytics,
      config: {},
      cookies: { assent: accepted(today().getTime() + DAY) },
    });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  });
});

/** Each must be as if there were none. */
const useless: Record<string, string> = {
  'one day past its end': accepted(monthsFrom(today(), -6).getTime() - DAY),
  'fourteen months old': accepted(monthsFrom(today(), -14)),
  'from 1970': accepted(0),
  'two days ahead': accepted(today().getTime() + 2 * DAY),
  'ten years ahead': accepted(today().getTime() + 3650 * DAY),
  'of the next revision': accepted(today(), 2),
  'of revision 0': accepted(today(), 0),
  'of an unknown grammar': accepted(today()).replace(/^1/, '9'),
  'of no grammar': accepted(today()).slice(2),
  empty: '',
  encoded: '%7Bbad',
  'encoded throughout': encodeURIComponent(accepted(today())).replaceAll('.', '%2E'),
  null: 'null',
  'a number': '5',
  true: 'true',
  undefined: 'undefined',
  'an object': '{}',
  'an array': '[]',
  'JSON of another product': '{"categories":["analytics"],"revision":1}',
  'cut short in the day': accepted(today()).slice(0, 9),
  'cut short in the categories': accepted(today()).slice(0, 30),
  'cut short before the services': accepted(today()).slice(0, -1),
  'with a word for a day': accepted(today()).replace(isoDay(today()), 'today'),
  'with an impossible day': accepted(today()).replace(isoDay(today()), '2026-99-99'),
  'with a negative revision': accepted(today()).replace('.0.1.', '.0.-1.'),
  'with a word for a revision': accepted(today()).replace('.0.1.', '.0.x.'),
  'with rubbish behind': `${accepted(today())}<script>`,
  'very long': 'analytics.'.repeat(390),
};

test('the records that the next test damages would hold if they were whole', async () => {
  const visit = await lab.visit({ html: analytics, config: {}, cookies: { assent: accepted(today()) } });
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  await assentUi(visit.page).bannerIsHidden();
});

test.each(Object.entries(useless))('a record %s is none: banner again, nothing runs', async (_, value) => {
  const visit = await visitAgain({ assent: value });
  await assentUi(visit.page).bannerIsShown();
  await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  expect(await visit.page.evaluate(() => window.assent.consent.decided)).toBe(false);
  expect((await visit.cookies()).map((cookie) => cookie.value)).toEqual([value]);
});

let sole: Visit | undefined;
/** One browser context for many visitors: they come one after the other. */
async function visitAgain(cookies: Record<string, string>): Promise<Visit> {
  sole ??= await lab.visit({ url: 'http://sole.test/', html: analytics, config: {}, keep: true });
  const url = 'http://sole.test/';
  await sole.clearCookies();
  await sole.context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
  await sole.goto(url);
  return sole;
}

describe('a config that asks more than the record answers', () => {
  test.each<[string, AssentConfig]>([
    [
      'service',
      {
        services: [
          { id: 'old', category: 'analytics' },
          { id: 'new', category: 'analytics' },
        ],
      },
    ],
    [
      'category',
      {
        categories: ['functional', 'analytics', 'advertising', { id: 'new', title: 'New' }],
        services: [{ id: 'old', category: 'analytics' }],
      },
    ],
  ])('with a new %s: asked again, what was denied stays denied, what was granted stays', async (_, config) => {
    const visit = await lab.visit({
      html: gated('old', 'old') + gated('advertising', 'ad') + gated('new', 'new'),
      // A reload, because what is withdrawn here has run, would come between.
      config: { ...config, onWithdraw: 'keep' },
      cookies: { assent: `1.${isoDay(today())}.0.1.preferences.analytics.!advertising~old` },
    });
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/old.js'],
      mustNotRequest: ['tracker.test/ad.js', 'tracker.test/new.js'],
    });
    await assentUi(visit.page).rejectAll();
    expect(await visit.page.evaluate(() => [window.assent.has('new'), window.assent.has('advertising')])).toEqual([
      false,
      false,
    ]);
  });

  test('with what was required made optional: nobody decided on it, so it is not granted', async () => {
    const first = await lab.visit({ html: '', config: {} });
    await assentUi(first.page).acceptAll();
    const second = await lab.visit({
      html: gated('functional', 'f'),
      config: { categories: [{ id: 'functional', required: false }, 'analytics', 'advertising', 'personalization'] },
      sameVisitorAs: first,
    });
    await assentUi(second.page).bannerIsShown();
    await expectVisit(second, { mustNotRequest: ['tracker.test/'] });
  });
});

describe('where cookies are refused', () => {
  const ignored = (): void => {
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} });
  };
  const throwing = (): void => {
    const refuse = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: refuse, set: refuse });
  };
  const allThrowing = (): void => {
    const refuse = (): never => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: refuse, set: refuse });
    Object.defineProperty(Window.prototype, 'localStorage', { configurable: true, get: refuse });
    Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
  };
  const html = gated('analytics', 'a', '?nostorage') + gated('advertising', 'b', '?nostorage');

  test.each([
    ['ignored', ignored],
    ['throwing', throwing],
  ])('(%s) the visitor is asked, the choice works and is kept in localStorage', async (_, initScript) => {
    const visit = await lab.visit({ html, config: {}, initScript });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
    await ui.grantOnly('analytics');
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/a.js'],
      mustNotRequest: ['tracker.test/b.js'],
      cookies: [],
      storage: ['assent'],
    });
    await ui.bannerIsHidden();
    expect(await problemsOf(visit)).toEqual(['storage/cookie-refused cookie']);

    await visit.reload();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
    await ui.bannerIsHidden();
  });

  test('and localStorage too, the choice holds for this page view', async () => {
    const visit = await lab.visit({ html, config: {}, initScript: allThrowing });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    await ui.grantOnly('analytics');
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
    await ui.bannerIsHidden();
    expect(await problemsOf(visit)).toEqual(['storage/memory-only cookie']);

    await visit.reload();
    await ui.bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('a choice in localStorage ends on its day, too', async () => {
    const visit = await lab.visit({ url: 'http://stored.test/', html, config: {}, initScript: ignored });
    await visit.page.evaluate(
      (record) => localStorage.setItem('assent', record),
      useless['one day past its end'] ?? '',
    );
    await visit.reload();
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });
});

describe('the cookie’s config', () => {
  test('name, path, domain and sameSite are taken', async () => {
    const config: AssentConfig = { cookie: { name: 'choice', path: '/de/', domain: 'shop.test', sameSite: 'Strict' } };
    const visit = await lab.visit({ url: 'http://www.shop.test/de/', html: '', config });
    await assentUi(visit.page).rejectAll();
    expect(await visit.cookies()).toMatchObject([
      { name: 'choice', path: '/de/', domain: '.shop.test', sameSite: 'Strict' },
    ]);
  });

  test('a domain that the browser refuses loses no choice', async () => {
    const visit = await lab.visit({ html: analytics, config: { cookie: { domain: 'elsewhere.test' } } });
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
    await expectProblem(visit, 'storage/domain-refused cookie.domain');
    expect(await problemsOf(visit)).not.toContain('storage/cookie-refused cookie');
    // For this host alone, and nowhere else.
    expect(await recordOf(visit)).toMatchObject({ domain: 'shop.test', path: '/' });
    expect(await visit.storageKeys()).not.toContain('assent');
    await visit.reload();
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
  });

  test('a reset deletes the record and asks again', async () => {
    const visit = await lab.visit({ html: analytics, config: {} });
    await assentUi(visit.page).rejectAll();
    await expectVisit(visit, { cookies: ['assent'] });
    await visit.page.evaluate(() => window.assent.reset());
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, { cookies: [], mustNotRequest: ['tracker.test/'] });
  });
});
