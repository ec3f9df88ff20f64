/** Whatever has been stored: nothing is granted that was not granted there, nothing lasts too long, nothing throws. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssentConfig, ImportProduct, ResolvedConfig } from '../../src/config/types.ts';
import { choiceOf } from '../../src/consent/choice-of.ts';
import { consentFactory } from '../../src/consent/create-consent.ts';
import { initialConsent } from '../../src/consent/initial-consent.ts';
import { addMonths, DAY_MS, dayOf, startOf } from '../../src/consent/lifetime.ts';
import { shorten } from '../../src/consent/record.ts';
import type { Consent } from '../../src/consent/types.ts';
import { importRecord } from '../../src/import/import-record.ts';
import { PRODUCTS } from '../../src/import/products.ts';
import { json, NOW, resolved, runs, validConfig } from './arbitraries.ts';

const names = Object.keys(PRODUCTS) as ImportProduct[];

/** What a visitor has answered there, by id. */
type Answers = Readonly<Record<string, boolean>>;

/** How each product writes answers down; `at` is when they were given. */
const WRITE: Readonly<Record<ImportProduct, (answers: Answers, at: number) => string>> = {
  klaro: (answers) => encodeURIComponent(JSON.stringify(answers)),
  orejime: (answers) => JSON.stringify(answers).replaceAll('"', '%22').replaceAll(',', '%2C'),
  tarteaucitron: (answers) =>
    Object.entries(answers)
      .map(([id, answer]) => `!${id}=${answer}`)
      .join(''),
  cookiebot: (answers, at) =>
    `{stamp:'x',${Object.entries(answers)
      .map((pair) => pair.join(':'))
      .join()},method:'explicit',ver:1,utc:${at}}`,
  'vanilla-cookieconsent': (answers, at) =>
    JSON.stringify({
      categories: Object.keys(answers).filter((id) => answers[id]),
      services: Object.fromEntries(Object.keys(answers).map((id) => [id, []])),
      lastConsentTimestamp: new Date(at).toISOString(),
    }),
};

const theirId = fc.constantFrom(
  ...'necessary preferences statistics marketing ads a b maps posthog'.split(' '),
  ...'analytics advertising personalization functional constructor toString'.split(' '),
);
const answered = fc.dictionary(theirId, fc.boolean(), { minKeys: 1, maxKeys: 8, noNullPrototype: true });

/** A config, a product, and a map from its ids to what the config has. */
const moving = fc
  .record({
    raw: validConfig,
    from: fc.constantFrom(...names),
    picks: fc.dictionary(theirId, fc.array(fc.nat(), { maxLength: 3 }), { maxKeys: 4, noNullPrototype: true }),
    hasMap: fc.boolean(),
  })
  .map(({ raw, from, picks, hasMap }) => {
    const { categories, services } = resolved(raw);
    const ids = [...categories, ...services].map(({ id }) => id);
    const entries = Object.entries(picks).map(([theirs, at]) => [
      theirs,
      at.map((pick) => ids[pick % ids.length] ?? ''),
    ]);
    const map = Object.fromEntries(entries) as Readonly<Record<string, string[]>>;
    return { raw: { ...raw, import: hasMap ? { from, map } : from } as AssentConfig, from, map: hasMap ? map : {} };
  });

const asksServices = (from: ImportProduct): boolean => from === 'klaro' || from === 'tarteaucitron';

const importing = (config: ResolvedConfig, from: ImportProduct, value: string, now: number): Consent => {
  const line = importRecord(config, { cookies: [{ name: PRODUCTS[from][0], value }], storage: () => null }, now);
  return initialConsent(config, consentFactory(config), line === undefined ? [] : [line], now);
};

const optional = ({ categories, services }: ResolvedConfig): (typeof services | typeof categories)[number][] =>
  [...categories, ...services].filter(({ required }) => !required);

const grantedIn = (config: ResolvedConfig, consent: Consent): string[] =>
  optional(config).flatMap(({ id }) => (choiceOf(consent, id) === 'granted' ? id : []));

test('nothing is granted where everything was denied, or nothing was said', () => {
  fc.assert(
    fc.property(moving, answered, ({ raw, from }, answers) => {
      const config = resolved(raw);
      const denied = Object.fromEntries(Object.keys(answers).map((id) => [id, false]));
      expect(grantedIn(config, importing(config, from, WRITE[from](denied, NOW), NOW))).toEqual([]);
      expect(grantedIn(config, importing(config, from, WRITE[from]({}, NOW), NOW))).toEqual([]);
    }),
    runs(0.2),
  );
});

test('one more no there grants nothing more here', () => {
  fc.assert(
    fc.property(moving, answered, fc.nat(), ({ raw, from }, answers, pick) => {
      const config = resolved(raw);
      const ids = Object.keys(answers);
      const stricter = { ...answers, [ids[pick % ids.length] ?? '']: false };
      const before = grantedIn(config, importing(config, from, WRITE[from](answers, NOW), NOW));
      const after = grantedIn(config, importing(config, from, WRITE[from](stricter, NOW), NOW));
      expect(before).toEqual(expect.arrayContaining(after));
    }),
    runs(0.2),
  );
});

test('what is granted was: by an id that means it, and by every id of the map that does', () => {
  const seen = { granted: 0 };
  fc.assert(
    fc.property(moving, answered, ({ raw, from, map }, answers) => {
      const config = resolved(raw);
      const consent = importing(config, from, WRITE[from](answers, NOW), NOW);
      /** Whether there is a yes for this id itself, and no no. */
      const isBacked = (id: string): boolean => {
        const mapped = Object.keys(map).filter((theirs) => map[theirs]?.includes(id));
        // A service there is less than the category of its name.
        const isSame = !asksServices(from) || config.services.some((service) => service.id === id);
        const own = isSame && !Object.hasOwn(map, id) && Object.hasOwn(answers, id) ? [answers[id]] : [];
        const usual = Object.keys(answers).filter(
          (theirs) => !Object.hasOwn(map, theirs) && USUAL[theirs]?.includes(id),
        );
        const said = [...mapped.map((theirs) => answers[theirs]), ...own];
        return !said.some((answer) => answer !== true) && (said.length > 0 || usual.some((theirs) => answers[theirs]));
      };
      for (const item of optional(config)) {
        if (choiceOf(consent, item.id) !== 'granted') continue;
        seen.granted++;
        const inside = config.services.filter(({ category }) => category === item.id);
        const others =
          'category' in item ? isBacked(item.category) : inside.length > 0 && inside.every(({ id }) => isBacked(id));
        expect(isBacked(item.id) || others, item.id).toBe(true);
      }
    }),
    runs(0.5),
  );
  expect(seen.granted).toBeGreaterThan(50);
});

/** What the names of categories mean that are called otherwise here; written again, so that a slip shows. */
const USUAL: Readonly<Record<string, readonly string[] | undefined>> = Object.assign(Object.create(null) as object, {
  preferences: ['functional', 'personalization'],
  statistics: ['analytics'],
  marketing: ['advertising'],
  ads: ['advertising'],
});

test('nobody who has answered everything there is asked again', () => {
  fc.assert(
    fc.property(validConfig, fc.constantFrom(...names), fc.boolean(), (raw, from, answer) => {
      const config = resolved({ ...raw, import: from });
      const items = optional(config);
      const ids = asksServices(from) ? config.services : items;
      // Where services alone are asked about, a category without any has no answer.
      const isCovered =
        ids === items || config.categories.every(({ id, required }) => required || hasServices(config, id));
      fc.pre(items.every(({ id }) => !Object.hasOwn(SILENT, id)));
      fc.pre(
        ids.length > 0 &&
          items.length > 0 &&
          isCovered &&
          ids.every(({ id }) => from !== 'cookiebot' || /^\w+$/.test(id)),
      );
      const answers = Object.fromEntries(ids.map(({ id }) => [id, answer]));
      const consent = importing(config, from, WRITE[from](answers, NOW), NOW);
      expect(consent).toMatchObject({ decided: true, source: 'import' });
      expect(grantedIn(config, consent)).toHaveLength(answer ? items.length : 0);
    }),
    runs(0.1),
  );
});

const SILENT = { necessary: 1, essential: 1, required: 1 };
const hasServices = ({ services }: ResolvedConfig, id: string): boolean =>
  services.some((each) => each.category === id);

test('it is over 13 months after the old decision at the latest, where that is known, else after the import', () => {
  const time = fc.integer({ min: NOW - 500 * DAY_MS, max: NOW + 30 * DAY_MS });
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.integer({ min: 1, max: 40 }), time, (from, months, at) => {
      const map = { a: ['analytics', 'advertising', 'personalization'] };
      const config = resolved({ lifetime: { months }, import: { from, map } });
      const consent = importing(config, from, WRITE[from]({ a: true }, at), NOW);
      const isDated = from === 'cookiebot' || from === 'vanilla-cookieconsent';
      const start = dayOf(isDated ? Math.min(at, NOW) : NOW);
      const end = addMonths(start, Math.min(months, 13));
      expect(consent.decided).toBe(NOW < startOf(end));
      if (!consent.decided) return;
      expect(consent).toMatchObject({ decidedOn: start, expiresOn: end });
      expect(startOf(end)).toBeLessThanOrEqual(NOW + 397 * DAY_MS);
    }),
    runs(0.2),
  );
});

test('nothing throws, and what comes out is a record or nothing', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    json.map((value) => JSON.stringify(value)),
    json.map((value) => encodeURIComponent(JSON.stringify(value))),
    json.map((value) => JSON.stringify({ categories: ['a'], services: value, lastConsentTimestamp: value })),
    fc.tuple(answered, fc.constantFrom(...names)).map(([answers, from]) => WRITE[from](answers, NOW)),
    fc.constantFrom('%', '%7B%', "{method:'explicit'}", '!=true', '!a=true!', '{"__proto__":true}', '-1'),
  );
  const options = fc.oneof(
    json,
    fc.constantFrom(...names),
    fc.record({ from: fc.constantFrom(...names), map: json, name: json, revision: json }, { requiredKeys: ['from'] }),
  );
  fc.assert(
    fc.property(validConfig, options, text, fc.integer({ min: 0, max: 2.5e14 }), (raw, from, stored, now) => {
      for (const { 1: read } of Object.values(PRODUCTS)) read(stored);
      const config = resolved({ ...raw, import: from as ImportProduct });
      const cookies = Object.values(PRODUCTS).map(([name]) => ({ name, value: stored }));
      const line = importRecord(config, { cookies, storage: () => stored }, now);
      if (line === undefined) return;
      expect(line).toMatch(/^1\.[\d-]{10}\.\d+\.\d+\.import\.[\w.!-]*~[\w.!-]*$/);
      const { decidedOn } = initialConsent(config, consentFactory(config), [line], now);
      expect(decidedOn === null || startOf(decidedOn) <= now).toBe(true);
    }),
    runs(),
  );
});

test('the record is the one that the visitor would have written here', () => {
  const config = resolved({ categories: ['functional', 'analytics'], import: 'orejime' });
  const line = importRecord(
    config,
    { cookies: [{ name: 'eu-consent', value: '{"analytics":true}' }], storage: () => null },
    NOW,
  );
  expect(line).toBe(`1.2026-11-22.0.1.import.${config.categories.slice(1).map(shorten).join('.')}~`);
});
