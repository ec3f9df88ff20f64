/** What other products have stored, and what becomes of it. That they store it so is shown in `test/page/import.test.ts`. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import { DAY_MS } from '../../src/consent/lifetime.ts';
import { cookiebot } from '../../src/import/cookiebot.ts';
import { importRecord, type Stores } from '../../src/import/import-record.ts';
import { klaro } from '../../src/import/klaro.ts';
import type { OldChoice } from '../../src/import/old-choice.ts';
import { orejime } from '../../src/import/orejime.ts';
import { tarteaucitron } from '../../src/import/tarteaucitron.ts';
import { vanillaCookieconsent } from '../../src/import/vanilla-cookieconsent.ts';
import { NOW, resolved } from './arbitraries.ts';

/** What is said of ids of one kind, and of categories as services take it that are not named. */
function answers(old: OldChoice | undefined, kind: 'category' | 'service' | 'unnamed'): unknown {
  const found = new Map<string, unknown>();
  for (const [id, answer, ofKind, unnamed = answer] of old?.said ?? []) {
    // What is no text equals no id.
    if (typeof id !== 'string') continue;
    if (ofKind !== kind && (kind !== 'unnamed' || ofKind === 'service')) continue;
    found.set(id, (kind === 'unnamed' ? unnamed : answer) && found.get(id) !== false);
  }
  return Object.fromEntries(found);
}

describe('tarteaucitron', () => {
  test.each([
    ['!gtag=wait!youtube=true!matomo=false', { youtube: true, matomo: false }],
    // Its own reading takes `analytics=true` out of this (a substring); that is not what was granted.
    ['!simpleanalytics=true!analytics=wait', { simpleanalytics: true }],
    ['!gtag=true!gtag=false', { gtag: false }],
    ['!gtag=false!gtag=true', { gtag: false }],
    ['!gtag=TRUE!a=!=true!b', {}],
    ['!__proto__=true', Object.fromEntries([['__proto__', true]])],
    ['', {}],
  ])('%s', (stored, services) => {
    expect(answers(tarteaucitron(stored), 'service')).toEqual(services);
  });
});

describe('Klaro and Orejime', () => {
  test.each([
    ['%7B%22matomo%22%3Atrue%2C%22youtube%22%3Afalse%7D', { matomo: true, youtube: false }],
    ['{%22matomo%22:true%2C%22youtube%22:false}', { matomo: true, youtube: false }],
    ['{"matomo":true}', { matomo: true }],
    ['{"a":"true","b":1,"c":null,"d":{},"e":[true]}', {}],
    ['{"__proto__":true,"constructor":false}', { ['__proto__']: true, constructor: false }],
    ['[true]', {}],
    ['%7B%', {}],
    ['null', {}],
  ])('%s', (stored, ids) => {
    expect(answers(klaro(stored), 'service')).toEqual(ids);
    expect(answers(orejime(stored), 'category')).toEqual(ids);
  });
});

describe('Cookiebot', () => {
  const written = (text: string): string => text.replaceAll("'", '%27').replaceAll(',', '%2C');
  const choice = "necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit'";
  const said = { necessary: true, preferences: false, statistics: true, marketing: false };
  test.each([
    [`{stamp:'nDe+/==',${choice},ver:1,utc:1690000000000,region:'de'}`, said, 1_690_000_000_000],
    [`{stamp:'nDe+/==',${choice},ver:1,utc:1690000000000,iab2:'',region:'us-34'}`, said, 1_690_000_000_000],
    [`{stamp:'nDe+/==',${choice},ver:2}`, said, Number.NaN],
    [`{${choice},marketing:true,statistics:false}`, { ...said, statistics: false }, Number.NaN],
  ])('%s', (text, categories, decidedAt) => {
    for (const stored of [text, written(text), encodeURIComponent(text)]) {
      expect(answers(cookiebot(stored), 'category')).toEqual(categories);
      expect(cookiebot(stored)?.decidedAt).toBe(decidedAt);
    }
  });

  test.each(['-1', '0', '', '%', `{${choice.replace('explicit', 'implied')},utc:1}`, `{${choice}`, 'null'])(
    '%s is no choice of the visitor',
    (stored) => expect(cookiebot(stored)).toBeUndefined(),
  );
});

describe('vanilla-cookieconsent', () => {
  const record = {
    categories: ['necessary', 'analytics'],
    revision: 2,
    data: { '100%': true },
    consentTimestamp: '2026-01-02T10:00:00.000Z',
    lastConsentTimestamp: '2026-03-04T10:00:00.000Z',
    services: { necessary: [], analytics: ['matomo'], ads: ['pixel'] },
    expirationTime: 1_811_033_098_810,
  };

  test('says what was denied, too, and when it was last decided', () => {
    for (const stored of [JSON.stringify(record), encodeURIComponent(JSON.stringify(record))]) {
      const read = vanillaCookieconsent(stored);
      expect(answers(read, 'category')).toEqual({ necessary: true, analytics: true, ads: false });
      expect(answers(read, 'service')).toEqual({ matomo: true, pixel: false });
      expect(answers(read, 'unnamed')).toEqual({ necessary: true, analytics: false, ads: false });
      expect(read).toMatchObject({
        decidedAt: Date.parse('2026-03-04T10:00Z'),
        endsAt: 1_811_033_098_810,
        revision: 2,
      });
    }
  });

  test('of version 2 lists what was granted, and no more', () => {
    const stored = '{"level":["necessary","ads"],"revision":0,"data":null,"rfc_cookie":false}';
    expect(answers(vanillaCookieconsent(stored), 'category')).toEqual({ necessary: true, ads: true });
    const dated = '{"categories":["ads"],"level":["x"],"last_consent_update":"2026-03-04T10:00:00.000Z"}';
    expect(answers(vanillaCookieconsent(dated), 'category')).toEqual({ ads: true });
    expect(vanillaCookieconsent(dated)?.decidedAt).toBe(Date.parse('2026-03-04T10:00Z'));
  });

  test.each(['', '{}', '{"categories":"all"}', '{"categories":{"0":"ads"}}', '["ads"]', 'ads'])(
    '%s is none',
    (stored) => expect(vanillaCookieconsent(stored)).toBeUndefined(),
  );

  test('survives any type anywhere', () => {
    const junk = { toString: 1, valueOf: 1 };
    const odd = {
      categories: [junk, 'ads', null],
      services: { ads: junk, x: [junk, 'y'] },
      lastConsentTimestamp: junk,
    };
    const read = vanillaCookieconsent(JSON.stringify(odd));
    expect(answers(read, 'category')).toEqual({ ads: true, x: false });
    expect(answers(read, 'service')).toEqual({ y: false });
  });
});

const empty: Stores = { cookies: [], storage: () => null };
const day = '2026-11-22';

/** The record that one cookie becomes. */
function imported(raw: AssentConfig, name: string, value: string, now = NOW): string | undefined {
  return importRecord(resolved(raw), { ...empty, cookies: [{ name, value }] }, now);
}

describe('the record', () => {
  const services = [
    { id: 'matomo', category: 'analytics' },
    { id: 'posthog', category: 'analytics' },
    { id: 'youtube', category: 'personalization' },
  ];

  test('has what was decided on services, and on categories if that was so for all in them', () => {
    const ours: AssentConfig = { import: 'klaro', services, revision: 7 };
    const record = imported(ours, 'klaro', '{"matomo":true,"posthog":false,"youtube":true,"other":true}');
    expect(record).toBe(`1.${day}.0.7.import.!analytics.personalization~matomo.!posthog.youtube`);
  });

  test('leaves out what was not asked about there', () => {
    expect(imported({ import: 'klaro', services }, 'klaro', '{"matomo":true,"youtube":false}')).toBe(
      `1.${day}.0.1.import.!personalization~matomo.!youtube`,
    );
    expect(imported({ import: 'klaro', services }, 'klaro', '{"other":true}')).toBeUndefined();
  });

  test('knows usual names of categories, and takes services along', () => {
    const value = "{necessary:true,preferences:true,statistics:true,marketing:false,method:'explicit'}";
    expect(imported({ import: 'cookiebot', services }, 'CookieConsent', value)).toBe(
      `1.${day}.0.1.import.analytics.personalization~matomo.posthog.youtube`,
    );
    expect(imported({ import: 'cookiebot' }, 'CookieConsent', value)).toBe(
      `1.${day}.0.1.import.analytics.!advertising.personalization~`,
    );
    const optional = { id: 'functional', required: false } as const;
    expect(imported({ import: 'cookiebot', categories: [optional, 'personalization'] }, 'CookieConsent', value)).toBe(
      `1.${day}.0.1.import.functional~`,
    );
    const own = ['necessary', 'statistics', 'marketing'].map((id) => ({ id, title: id, required: id === 'necessary' }));
    expect(imported({ import: 'cookiebot', categories: [...own, 'analytics'] }, 'CookieConsent', value)).toBe(
      `1.${day}.0.1.import.statistics.!marketing~`,
    );
  });

  test('takes nothing that is always on there for a yes', () => {
    const categories = [{ id: 'necessary', title: 'N', required: false }];
    expect(imported({ import: 'orejime', categories }, 'eu-consent', '{"necessary":true}')).toBeUndefined();
    const map = { necessary: 'necessary' };
    expect(imported({ categories, import: { from: 'orejime', map } }, 'eu-consent', '{"necessary":true}')).toBe(
      `1.${day}.0.1.import.necessary~`,
    );
  });

  test('does not take a service for the category that is called the same', () => {
    expect(imported({ import: 'tarteaucitron' }, 'tarteaucitron', '!analytics=true')).toBeUndefined();
    const value = JSON.stringify({ categories: ['media'], services: { media: ['analytics'] } });
    expect(imported({ import: 'vanilla-cookieconsent' }, 'cc_cookie', value)).toBeUndefined();
  });

  test('grants what several ids map to only if all of them were granted', () => {
    const map = { ga: 'analytics', hotjar: ['analytics'], chat: [], ads: 'advertising' };
    const ours: AssentConfig = { categories: ['analytics', 'advertising'], import: { from: 'klaro', map } };
    const flags = (value: object): string | undefined => imported(ours, 'klaro', JSON.stringify(value));
    expect(flags({ ga: true, hotjar: true, ads: true, chat: false })).toBe(
      `1.${day}.0.1.import.analytics.advertising~`,
    );
    expect(flags({ ga: true, hotjar: false, ads: true })).toBe(`1.${day}.0.1.import.!analytics.advertising~`);
    expect(flags({ ga: true, ads: true })).toBe(`1.${day}.0.1.import.advertising~`);
    expect(flags({ ga: true })).toBeUndefined();
  });

  test('denies services that were not named in a category where others were', () => {
    const value = JSON.stringify({
      categories: ['analytics'],
      services: { analytics: ['matomo'], personalization: [] },
    });
    expect(imported({ import: 'vanilla-cookieconsent', services }, 'cc_cookie', value)).toBe(
      `1.${day}.0.1.import.analytics.!personalization~matomo.!posthog.!youtube`,
    );
  });

  test('denies what version 2 of vanilla-cookieconsent does not list, if the map names it', () => {
    const map = { analytics: 'analytics', ads: 'advertising' };
    const ours: AssentConfig = {
      categories: ['analytics', 'advertising'],
      import: { from: 'vanilla-cookieconsent', map },
    };
    expect(imported(ours, 'cc_cookie', '{"categories":["necessary"]}')).toBe(
      `1.${day}.0.1.import.!analytics.!advertising~`,
    );
    expect(imported({ ...ours, import: 'vanilla-cookieconsent' }, 'cc_cookie', '{"categories":[]}')).toBeUndefined();
  });

  test('says no if two cookies of one name disagree, or one knows less', () => {
    const one = { name: 'klaro', value: '{"matomo":true,"posthog":true}' };
    const other = { name: 'klaro', value: '{"matomo":false}' };
    const config = resolved({ import: 'klaro', services: services.slice(0, 2) });
    expect(importRecord(config, { ...empty, cookies: [one, other] }, NOW)).toBe(
      `1.${day}.0.1.import.!analytics~!matomo`,
    );
    const storage = (name: string): string | undefined => (name === 'klaro' ? other.value : undefined);
    expect(importRecord(config, { cookies: [one], storage }, NOW)).toBe(`1.${day}.0.1.import.!analytics~!matomo`);
  });

  test('does not mind what else is called like the cookie', () => {
    const config = resolved({ import: 'klaro', services: services.slice(0, 1) });
    const cookies = ['junk', '{"matomo":true}', '%', '{}'].map((value) => ({ name: 'klaro', value }));
    for (const kept of ['junk', '[]', '{"matomo":"yes"}', '']) {
      expect(importRecord(config, { cookies, storage: () => kept }, NOW)).toBe(`1.${day}.0.1.import.analytics~matomo`);
    }
  });

  test('does not let one service stand for another with the same short code', () => {
    const [a, b] = ['tool-000n', 'tool-0020'] as const;
    const alike = [a, b].map((id) => ({ id, category: 'analytics' }));
    const ours: AssentConfig = { import: 'klaro', services: alike };
    expect(imported(ours, 'klaro', JSON.stringify({ [a]: true }))).toBeUndefined();
    expect(imported(ours, 'klaro', JSON.stringify({ [a]: true, [b]: true }))).toMatch(/import\.analytics~/);
  });

  test('is none where storage is blocked, the config names no product, or names it wrongly', () => {
    const blocked: Stores = {
      cookies: [],
      storage() {
        throw new Error('blocked');
      },
    };
    expect(importRecord(resolved({ import: 'klaro' }), blocked, NOW)).toBeUndefined();
    for (const wrong of [
      undefined,
      null,
      'onetrust',
      'constructor',
      7,
      [],
      {},
      { from: 'klaro', map: 'x' },
      ['klaro'],
    ]) {
      const config = resolved({ services, import: wrong as never });
      const cookies = ['klaro', 'undefined', 'constructor'].map((name) => ({ name, value: '{"matomo":true}' }));
      expect(importRecord(config, { ...empty, cookies }, NOW), JSON.stringify(wrong)).toBeUndefined();
    }
    const junk = { from: 'klaro', map: { matomo: 7, youtube: [null, {}] } };
    expect(imported({ services, import: junk as never }, 'klaro', '{"matomo":true,"youtube":true}')).toBeUndefined();
  });

  test('is none of a text that is far too long', () => {
    const value = `{"matomo":true,"filler":"${'x'.repeat(20_000)}"}`;
    expect(imported({ import: 'klaro', services }, 'klaro', value)).toBeUndefined();
  });
});

describe('the day', () => {
  const at = (utc: number | string): string => `{statistics:true,method:'explicit',utc:${utc}}`;
  const ours: AssentConfig = { import: 'cookiebot', categories: ['analytics'] };

  test.each([
    ['of the old decision', NOW - 40 * DAY_MS, '2026-10-13.40'],
    ['today, if that is today', NOW, '2026-11-22.0'],
    ['today, if that would be tomorrow', NOW + DAY_MS, '2026-11-22.0'],
    ['today, if it is not said', 'x', '2026-11-22.0'],
    ['today, if it says 1970', 0, '2026-11-22.0'],
    ['the first of those that still hold', Date.parse('2026-05-23T00:00Z'), '2026-05-23.183'],
  ])('is %s', (_, utc, expected) => {
    expect(imported(ours, 'CookieConsent', at(utc))).toBe(`1.${expected}.1.import.analytics~`);
  });

  test('is not so long ago that the decision is over', () => {
    expect(imported(ours, 'CookieConsent', at(Date.parse('2026-05-22T23:00Z')))).toBeUndefined();
    const longest = { ...ours, lifetime: { months: 13 } };
    expect(imported(longest, 'CookieConsent', at(Date.parse('2025-10-23T00:00Z')))).toMatch(/^1\.2025-10-23\.395\./);
    expect(imported(longest, 'CookieConsent', at(Date.parse('2025-10-22T23:00Z')))).toBeUndefined();
    expect(imported({ ...longest, lifetime: { months: 99 } }, 'CookieConsent', at(1))).toBeUndefined();
  });

  test('and revision of vanilla-cookieconsent count', () => {
    const of = (more: object, from: object = {}): string | undefined =>
      imported(
        { categories: ['analytics'], import: { from: 'vanilla-cookieconsent', ...from } },
        'cc_cookie',
        JSON.stringify({ categories: ['analytics'], revision: 1, ...more }),
      );
    expect(of({ expirationTime: NOW + 1 })).toBeDefined();
    expect(of({ expirationTime: NOW })).toBeUndefined();
    expect(of({}, { revision: 1 })).toBeDefined();
    expect(of({}, { revision: 2 })).toBeUndefined();
    expect(of({ revision: '2' }, { revision: 2 })).toBeUndefined();
    expect(of({ lastConsentTimestamp: '2026-11-20T23:59:59.000Z' })).toMatch(/^1\.2026-11-20\.2\.1\.import/);
    expect(of({ lastConsentTimestamp: 'never' })).toMatch(/^1\.2026-11-22\.0\./);
  });
});
