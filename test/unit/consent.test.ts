import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AssentConfig, ResolvedConfig } from '../../src/config/types.ts';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import { diff } from '../../src/consent/diff.ts';
import { initialConsent } from '../../src/consent/initial-consent.ts';
import { decodeRecord } from '../../src/consent/record.ts';
import type { Consent, Wanted } from '../../src/consent/types.ts';
import { id, json, mutated, NOW, polluted, resolved, runs, validConfig, recordOf } from './arbitraries.ts';

const DAY = 86_400_000;
const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}Z`);
const config = resolved({
  categories: ['functional', 'analytics', 'advertising'],
  services: [
    { id: 'login', category: 'functional' },
    { id: 'posthog', category: 'analytics' },
    { id: 'matomo', category: 'analytics' },
    { id: 'pixel', category: 'advertising' },
  ],
});
const all = '1.2026-11-22.0.1.banner.analytics.advertising~posthog.matomo.pixel';
const none = '1.2026-11-22.0.1.banner.!analytics.!advertising~!posthog.!matomo.!pixel';

/** What is granted without being required. */
function optionalGrants(given: ResolvedConfig, consent: Consent): string[] {
  const required = [...given.categories, ...given.services].filter((item) => item.required).map((item) => item.id);
  return grants(consent).filter((name) => !required.includes(name));
}

function grants({ categories, services }: Consent): string[] {
  return [...Object.entries(categories), ...Object.entries(services)]
    .filter(([, choice]) => choice === 'granted')
    .map(([name]) => name);
}

describe('at boot', () => {
  test('nothing stored: undecided, and only what is required is granted', () => {
    const consent = initialConsent(config, consentFactory(config), [], NOW);
    expect(consent).toMatchObject({ decided: false, decidedOn: null, expiresOn: null, revision: 1, source: 'none' });
    expect(grants(consent)).toEqual(['functional', 'login']);
    expect(consent).toEqual(undecided(consentFactory(config)));
  });

  test('a stored decision holds', () => {
    const consent = initialConsent(config, consentFactory(config), [all], NOW);
    expect(consent).toMatchObject({
      decided: true,
      decidedOn: '2026-11-22',
      expiresOn: '2027-05-22',
      source: 'banner',
    });
    expect(grants(consent)).toEqual(['functional', 'analytics', 'advertising', 'login', 'posthog', 'matomo', 'pixel']);
  });

  test('a stored refusal is a decision too', () => {
    const consent = initialConsent(config, consentFactory(config), [none], NOW);
    expect(consent.decided).toBe(true);
    expect(grants(consent)).toEqual(['functional', 'login']);
  });

  test('lines that are no record never grant, whatever the config', () => {
    const line = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constant(all).map((text) => `2${text.slice(1)}`),
    );
    fc.assert(
      fc.property(validConfig, fc.array(line, { maxLength: 5 }), (raw, lines) => {
        fc.pre(lines.every((text) => decodeRecord(text) === undefined));
        const given = resolved(raw);
        const consent = initialConsent(given, consentFactory(given), lines, NOW);
        expect(consent).toEqual(undecided(consentFactory(given)));
        expect(optionalGrants(given, consent)).toEqual([]);
      }),
      runs(),
    );
  });

  test('a refusal cut short, or with one character changed, is no grant', () => {
    const cut = Array.from(none, (_, index) => [none.slice(0, index), none.slice(index)]).flat();
    const changed = Array.from(none).flatMap((character, index) =>
      // Without its mark a refusal is a grant: that is the grammar, not damage.
      character === '!'
        ? []
        : ['', 'x', '9', '_', '-', '!', '%', ';', ' ', 'é'].map(
            (by) => none.slice(0, index) + by + none.slice(index + 1),
          ),
    );
    for (const line of [...cut, ...changed]) {
      // The back half of a mark and its name leaves the name alone: only a record with the grammar's head counts.
      expect(optionalGrants(config, initialConsent(config, consentFactory(config), [line], NOW)), line).toEqual([]);
    }
  });

  test('junk beside a record does not hide it', () => {
    expect(initialConsent(config, consentFactory(config), ['junk', all, ''], NOW).decided).toBe(true);
    expect(initialConsent(config, consentFactory(config), [all, '2' + none.slice(1)], NOW).decidedOn).toBe(
      '2026-11-22',
    );
  });
});

describe('a decision is valid', () => {
  test.each([
    ['the day itself', at('2026-11-22', '00:00'), true],
    ['the last moment before it ends', at('2027-05-22', '00:00') - 1, true],
    ['the moment it ends', at('2027-05-22', '00:00'), false],
    ['the day it ends', at('2027-05-22', '23:59'), false],
    ['a year later', at('2027-11-22'), false],
    ['dated later today', at('2026-11-22', '00:01'), true],
    ['dated tomorrow: a clock may be wrong', at('2026-11-21', '00:00'), true],
    ['dated a day and a moment ahead', at('2026-11-21', '00:00') - 1, false],
    ['dated the day after tomorrow', at('2026-11-20', '12:00'), false],
    ['dated years ahead', at('2024-01-01'), false],
    ['at the beginning of time', 0, false],
  ])('%s', (_, now, valid) => {
    const consent = initialConsent(config, consentFactory(config), [all], now);
    expect(consent.decided).toBe(valid);
    expect(optionalGrants(config, consent).length > 0).toBe(valid);
  });

  test.each(Array.from({ length: 13 }, (_, index) => index + 1))(
    'for %i months to the day, and no longer',
    (months) => {
      const given = { ...config, lifetime: { months } };
      const { expiresOn } = initialConsent(given, consentFactory(given), [all], NOW);
      const end = at(expiresOn ?? '', '00:00');
      expect(initialConsent(given, consentFactory(given), [all], end - 1).decided).toBe(true);
      expect(initialConsent(given, consentFactory(given), [all], end).decided).toBe(false);
      expect((end - at('2026-11-22', '00:00')) / DAY).toBeLessThanOrEqual(397);
    },
  );

  test('whatever is stored, never more than 13 calendar months and a day after today', () => {
    const day = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.nat({ max: 99 }), fc.nat({ max: 99 }))
      .map(([year, month, date]) =>
        [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-'),
      );
    const near = fc
      .integer({ min: -500, max: 500 })
      .map((days) => new Date(NOW + days * DAY).toISOString().slice(0, 10));
    const given = { ...config, lifetime: { months: 13 } };
    fc.assert(
      fc.property(fc.oneof(day, near), fc.nat({ max: 10_000 }), (text, age) => {
        const line = all.replace('2026-11-22.0', `${text}.${age}`);
        const consent = initialConsent(given, consentFactory(given), [line], NOW);
        if (!consent.decided) return;
        const end = at(consent.expiresOn ?? '', '00:00');
        expect(end).toBeGreaterThan(NOW);
        expect(end).toBeLessThanOrEqual(at('2027-12-23', '00:00'));
      }),
      runs(),
    );
  });

  test('being written again does not prolong it', () => {
    const rewritten = all.replace('2026-11-22.0', '2026-11-22.180');
    expect(initialConsent(config, consentFactory(config), [rewritten], NOW).expiresOn).toBe('2027-05-22');
    expect(initialConsent(config, consentFactory(config), [rewritten], at('2027-05-22')).decided).toBe(false);
  });

  test.each([0, 2, 3, 10, 11])('only for its own revision, not for %i', (revision) => {
    expect(initialConsent({ ...config, revision }, consentFactory({ ...config, revision }), [all], NOW)).toEqual(
      undecided(consentFactory({ ...config, revision })),
    );
  });

  test.each(['2026-13-01', '2026-00-01', '2026-11-00', '2026-11-99', '0000-00-00'])(
    'never from %s: that is no day',
    (day) => {
      expect(initialConsent(config, consentFactory(config), [all.replace('2026-11-22', day)], NOW).decided).toBe(false);
    },
  );
});

describe('several records', () => {
  const older = '1.2026-11-20.0.1.banner.analytics.advertising~posthog.matomo.pixel';

  test.each([
    ['first', [none, older]],
    ['last', [older, none]],
    ['in the middle', [older, none, older]],
  ])('the newest wins, be it %s', (_, lines) => {
    expect(initialConsent(config, consentFactory(config), lines, NOW)).toEqual(
      initialConsent(config, consentFactory(config), [none], NOW),
    );
  });

  test('of those that are valid: one of another revision or from the future does not count', () => {
    const otherRevision = '1.2026-11-22.0.2.banner.analytics.advertising~posthog.matomo.pixel';
    const future = '1.2026-12-22.0.1.banner.analytics.advertising~posthog.matomo.pixel';
    const denied = '1.2026-11-20.0.1.banner.!analytics.!advertising~!posthog.!matomo.!pixel';
    const consent = initialConsent(config, consentFactory(config), [otherRevision, denied, future], NOW);
    expect(consent.decidedOn).toBe('2026-11-20');
    expect(optionalGrants(config, consent)).toEqual([]);
  });

  test('are never mixed', () => {
    const analytics = '1.2026-11-21.0.1.banner.analytics.!advertising~posthog.matomo.!pixel';
    const advertising = '1.2026-11-22.0.1.banner.!analytics.advertising~!posthog.!matomo.pixel';
    expect(
      optionalGrants(config, initialConsent(config, consentFactory(config), [analytics, advertising], NOW)),
    ).toEqual(['advertising', 'pixel']);
  });
});

describe('when the config has changed since', () => {
  const changed = (raw: AssentConfig): Consent =>
    initialConsent(resolved(raw), consentFactory(resolved(raw)), [all], NOW);

  test('R016 a new service is denied and asked about, what was decided is kept', () => {
    const consent = changed({
      categories: ['functional', 'analytics', 'advertising'],
      services: [
        { id: 'posthog', category: 'analytics' },
        { id: 'hotjar', category: 'analytics' },
      ],
    });
    expect(consent.decided).toBe(false);
    expect(consent.services).toEqual(expect.objectContaining({ posthog: 'granted', hotjar: 'denied' }));
    expect(consent.categories).toEqual(expect.objectContaining({ analytics: 'granted', advertising: 'granted' }));
    expect(consent.decidedOn).toBe('2026-11-22');
  });

  test('so is a new category', () => {
    const consent = changed({ categories: ['functional', 'analytics', 'advertising', 'personalization'] });
    expect(consent.decided).toBe(false);
    expect(grants(consent)).toEqual(['functional', 'analytics', 'advertising']);
  });

  test('what has gone is not asked about, and not in the consent', () => {
    const consent = changed({ categories: ['functional', 'analytics'] });
    expect(consent.decided).toBe(true);
    expect(Object.keys(consent.categories)).toEqual(['functional', 'analytics']);
    expect(Object.keys(consent.services)).toEqual([]);
  });

  test('a new required service asks nobody', () => {
    const services = [{ id: 'basket', category: 'functional' as const }];
    expect(changed({ categories: ['functional', 'analytics'], services }).decided).toBe(true);
  });

  test('what was required and is so no longer has to be asked about', () => {
    const consent = changed({ categories: [{ id: 'functional', required: false }, 'analytics'] });
    expect(consent.decided).toBe(false);
    expect(grants(consent)).toEqual(['analytics']);
  });

  test('what is required now is granted, though it was refused', () => {
    const required = resolved({ categories: [{ id: 'analytics', required: true }] });
    expect(grants(initialConsent(required, consentFactory(required), [none], NOW))).toEqual(['analytics']);
  });
});

describe('deciding', () => {
  const start = undecided(consentFactory(config));
  const after = (wanted: Wanted | boolean, current = start): string[] =>
    optionalGrants(config, decide(consentFactory(config), current, wanted, 'api', NOW));

  test('says when, how and until when', () => {
    expect(decide(consentFactory(config), start, true, 'preferences', NOW)).toMatchObject({
      decided: true,
      decidedOn: '2026-11-22',
      expiresOn: '2027-05-22',
      revision: 1,
      source: 'preferences',
    });
  });

  test('the day is the UTC day', () => {
    expect(decide(consentFactory(config), start, true, 'api', at('2026-11-22', '23:59')).decidedOn).toBe('2026-11-22');
    expect(decide(consentFactory(config), start, true, 'api', Date.parse('2026-11-22T23:30-05:00')).decidedOn).toBe(
      '2026-11-23',
    );
  });

  test('true grants everything, false denies all that is not required', () => {
    expect(after(true)).toEqual(['analytics', 'advertising', 'posthog', 'matomo', 'pixel']);
    expect(after(false)).toEqual([]);
    expect(
      grants(
        decide(consentFactory(config), decide(consentFactory(config), start, true, 'api', NOW), false, 'api', NOW),
      ),
    ).toEqual(['functional', 'login']);
  });

  test('a category takes its services along', () => {
    expect(after({ analytics: true })).toEqual(['analytics', 'posthog', 'matomo']);
    expect(after({ analytics: false }, decide(consentFactory(config), start, true, 'api', NOW))).toEqual([
      'advertising',
      'pixel',
    ]);
  });

  test('except those that are named themselves', () => {
    expect(after({ analytics: true, posthog: false })).toEqual(['analytics', 'matomo']);
    expect(after({ analytics: false, posthog: true })).toEqual(['posthog']);
  });

  test('a service alone does not take its category along', () => {
    expect(after({ posthog: true })).toEqual(['posthog']);
  });

  test('what is not named keeps its choice', () => {
    const analytics = decide(consentFactory(config), start, { analytics: true }, 'api', NOW);
    expect(after({ advertising: true }, analytics)).toEqual(['analytics', 'advertising', 'posthog', 'matomo', 'pixel']);
    expect(after({}, analytics)).toEqual(['analytics', 'posthog', 'matomo']);
  });

  test('nothing named is a decision all the same', () => {
    expect(decide(consentFactory(config), start, {}, 'api', NOW).decided).toBe(true);
    expect(after({})).toEqual([]);
  });

  test('what is required stays granted', () => {
    expect(grants(decide(consentFactory(config), start, { functional: false, login: false }, 'api', NOW))).toEqual([
      'functional',
      'login',
    ]);
  });

  test.each([1, 'true', 'granted', 'yes', {}, [], [true], null, undefined, Number.NaN, () => true])(
    'only true grants, not %j',
    (answer) => {
      const wanted = { analytics: answer, posthog: answer, pixel: answer } as unknown as Wanted;
      expect(after(wanted)).toEqual([]);
    },
  );

  test('an inherited answer does not count', () => {
    expect(after(Object.create({ analytics: true, posthog: true }) as Wanted)).toEqual([]);
  });

  test.each(['maps', 'Analytics', 'analytics ', '*', '', '__proto__', 'constructor', 'toString'])(
    'the unknown id %j does nothing',
    (name) => {
      const wanted = JSON.parse(JSON.stringify({ placeholder: true }).replace('placeholder', name)) as Wanted;
      const consent = decide(consentFactory(config), start, wanted, 'api', NOW);
      expect(optionalGrants(config, consent)).toEqual([]);
      expect(Object.keys(consent.categories)).toEqual(['functional', 'analytics', 'advertising']);
      expect(Object.keys(consent.services)).toEqual(['login', 'posthog', 'matomo', 'pixel']);
    },
  );

  test('a __proto__ key leaves Object.prototype untouched', () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const wanted = JSON.parse(
      '{"__proto__":{"analytics":true,"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    ) as Wanted;
    expect(after(wanted)).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect('polluted' in {}).toBe(false);
  });

  test('ids that every object inherits work like any other', () => {
    const given = resolved({
      categories: [{ id: 'constructor', title: 'Constructor' }],
      services: [{ id: 'toString', category: 'constructor' }],
    });
    expect(grants(decide(consentFactory(given), undecided(consentFactory(given)), {}, 'api', NOW))).toEqual([]);
    expect(
      grants(decide(consentFactory(given), undecided(consentFactory(given)), { toString: true }, 'api', NOW)),
    ).toEqual(['toString']);
    const consent = decide(
      consentFactory(given),
      undecided(consentFactory(given)),
      { constructor: true } as unknown as Wanted,
      'api',
      NOW,
    );
    expect(grants(consent)).toEqual(['constructor', 'toString']);
    expect(grants(initialConsent(given, consentFactory(given), [recordOf(given, consent, 0)], NOW))).toEqual([
      'constructor',
      'toString',
    ]);
  });

  test('the current consent is left as it was', () => {
    const before = JSON.stringify(start);
    decide(consentFactory(config), start, true, 'api', NOW);
    expect(JSON.stringify(start)).toBe(before);
  });

  test('is the same whatever the page has added to Object.prototype', () => {
    const additions = {
      category: 'analytics',
      required: true,
      analytics: true,
      advertising: true,
      pixel: true,
      id: 'analytics',
      choice: 'granted',
      decided: true,
    };
    const run = (): string => {
      const consent = decide(
        consentFactory(config),
        undecided(consentFactory(config)),
        { analytics: true, posthog: false },
        'api',
        NOW,
      );
      const record = recordOf(config, consent, 0);
      return JSON.stringify([
        consent,
        record,
        initialConsent(config, consentFactory(config), [record, none], NOW),
        initialConsent(config, consentFactory(config), [], NOW),
      ]);
    };
    const clean = run();
    for (const key of Object.keys(additions) as (keyof typeof additions)[]) {
      for (const enumerable of [true, false]) {
        const result = polluted({ [key]: additions[key] }, enumerable, run);
        expect(result, `Object.prototype.${key}, enumerable: ${enumerable}`).toBe(clean);
      }
    }
  });
});

describe('a consent', () => {
  test.each([
    ['undecided', undecided(consentFactory(config))],
    ['decided', decide(consentFactory(config), undecided(consentFactory(config)), true, 'api', NOW)],
    ['read', initialConsent(config, consentFactory(config), [all], NOW)],
  ])('is frozen, %s', (_, consent) => {
    expect([consent, consent.categories, consent.services].map((part) => Object.isFrozen(part))).toEqual([
      true,
      true,
      true,
    ]);
    expect(() => Object.assign(consent.categories, { advertising: 'granted' })).toThrow(TypeError);
    expect(() => Object.assign(consent, { decided: true })).toThrow(TypeError);
  });

  test('has a choice for each category and service and for nothing else', () => {
    fc.assert(
      fc.property(validConfig, fc.oneof(fc.boolean(), fc.dictionary(id, fc.boolean())), (raw, wanted) => {
        const given = resolved(raw);
        const consent = decide(consentFactory(given), undecided(consentFactory(given)), wanted, 'api', NOW);
        expect(Object.keys(consent.categories).sort()).toEqual(given.categories.map((item) => item.id).sort());
        expect(Object.keys(consent.services).sort()).toEqual(given.services.map((item) => item.id).sort());
        expect(Object.getPrototypeOf(consent.categories)).toBeNull();
      }),
      runs(),
    );
  });
});

describe('the difference of two consents', () => {
  const start = undecided(consentFactory(config));
  const analytics = decide(consentFactory(config), start, { analytics: true }, 'api', NOW);

  test('names what was granted and what was denied', () => {
    expect(diff(start, analytics)).toEqual({ granted: ['analytics', 'posthog', 'matomo'], denied: [] });
    expect(diff(analytics, start)).toEqual({ granted: [], denied: ['analytics', 'posthog', 'matomo'] });
    const advertising = decide(consentFactory(config), start, { advertising: true, posthog: true }, 'api', NOW);
    expect(diff(analytics, advertising)).toEqual({
      granted: ['advertising', 'pixel'],
      denied: ['analytics', 'matomo'],
    });
  });

  test('is empty when nothing changed', () => {
    expect(diff(analytics, decide(consentFactory(config), analytics, {}, 'banner', NOW + DAY))).toEqual({
      granted: [],
      denied: [],
    });
  });

  test('applied to the first gives the second', () => {
    fc.assert(
      fc.property(
        validConfig,
        fc.dictionary(id, fc.boolean()),
        fc.infiniteStream(fc.boolean()),
        (raw, junk, answers) => {
          const given = resolved(raw);
          const pick = (): Wanted => ({
            ...junk,
            ...Object.fromEntries(
              [...given.categories, ...given.services].map((item) => [item.id, answers.next().value === true]),
            ),
          });
          const previous = decide(consentFactory(given), undecided(consentFactory(given)), pick(), 'api', NOW);
          const next = decide(consentFactory(given), previous, pick(), 'api', NOW);
          const { granted, denied } = diff(previous, next);
          const expected = [...grants(previous).filter((name) => !denied.includes(name)), ...granted];
          expect(expected.sort()).toEqual(grants(next).sort());
        },
      ),
      runs(),
    );
  });
});

describe('whatever anybody does, in whatever order', () => {
  /** Few ids, so that configs overlap; none is long enough to be shortened. */
  const names = ['maps', 'chat', 'video', 'posthog', 'meta', 'constructor'];
  const small = fc
    .record({
      revision: fc.constantFrom(1, 1, 1, 2),
      categories: fc.array(
        fc.tuple(fc.constantFrom('functional', 'analytics', 'advertising', ...names), fc.boolean()),
        { maxLength: 5 },
      ),
      services: fc.array(
        fc.tuple(fc.constantFrom(...names), fc.constantFrom('functional', 'analytics', 'advertising', ...names)),
        {
          maxLength: 5,
        },
      ),
    })
    .map(({ revision, categories, services }) =>
      resolved({
        revision,
        categories: categories.map(([name, required]) => ({ id: name, title: name, required })),
        services: services.map(([name, category]) => ({ id: name, category })),
      }),
    );
  const anyName = fc.constantFrom('functional', 'analytics', 'advertising', ...names, '__proto__', 'toString');
  const wanted = fc.oneof(
    fc.boolean(),
    fc.dictionary(anyName, fc.oneof({ weight: 5, arbitrary: fc.boolean() }, { weight: 1, arbitrary: json }), {
      maxKeys: 6,
    }),
  );
  const action = fc.oneof(
    fc.record({ type: fc.constant('decide' as const), wanted }),
    fc.record({
      type: fc.constant('reload' as const),
      config: fc.option(small, { nil: undefined }),
      days: fc.nat({ max: 120 }),
    }),
    fc.record({ type: fc.constant('junk' as const), line: fc.oneof(fc.string(), fc.json()) }),
  );

  test('nothing is granted that the last decision did not grant, and nothing of it is lost', () => {
    fc.assert(
      fc.property(small, fc.array(action, { maxLength: 12 }), (first, actions) => {
        let current = first;
        let now = NOW;
        let lines: string[] = [];
        let consent = initialConsent(current, consentFactory(current), lines, now);
        /** The model: what the visitor last said about each optional item, and where and when. */
        let said = new Map<string, boolean>();
        let decision = { revision: 0, ends: 0 };

        for (const step of actions) {
          if (step.type === 'decide') {
            const answer = (name: string): boolean | undefined => {
              if (typeof step.wanted === 'boolean') return step.wanted;
              const given = new Map(Object.entries(step.wanted)).get(name);
              return typeof given === 'boolean' ? given : undefined;
            };
            const valid = decision.revision === current.revision && now < decision.ends;
            const before = (key: string): boolean => valid && said.get(key) === true;
            const next = new Map<string, boolean>();
            for (const item of current.categories) {
              if (!item.required) next.set(`category ${item.id}`, answer(item.id) ?? before(`category ${item.id}`));
            }
            for (const item of current.services) {
              if (item.required) continue;
              next.set(`service ${item.id}`, answer(item.id) ?? answer(item.category) ?? before(`service ${item.id}`));
            }
            said = next;
            consent = decide(consentFactory(current), consent, step.wanted as Wanted | boolean, 'banner', now);
            decision = { revision: current.revision, ends: at(consent.expiresOn ?? '', '00:00') };
            lines = [recordOf(current, consent, 0)];
          } else if (step.type === 'junk') {
            if (!decodeRecord(step.line)) lines = [step.line, ...lines, step.line];
          } else {
            now += step.days * DAY;
            current = step.config ?? current;
            consent = initialConsent(current, consentFactory(current), lines, now);
          }
          const valid = decision.revision === current.revision && now < decision.ends;
          for (const item of [...current.categories, ...current.services]) {
            const kind = 'category' in item ? 'service' : 'category';
            const expected = item.required || (valid && said.get(`${kind} ${item.id}`) === true);
            const actual = kind === 'service' ? consent.services[item.id] : consent.categories[item.id];
            expect(actual, `${kind} ${item.id}`).toBe(expected ? 'granted' : 'denied');
          }
          const asked = [...current.categories, ...current.services].every(
            (item) => item.required || said.has(`${'category' in item ? 'service' : 'category'} ${item.id}`),
          );
          expect(consent.decided).toBe(valid && asked);
        }
      }),
      runs(),
    );
  });

  test('a config with anything in it grants nothing by itself but what says so in so many words', () => {
    fc.assert(
      fc.property(mutated(validConfig), (raw) => {
        fc.pre(typeof raw === 'object' && raw !== null && !Array.isArray(raw));
        const given = resolved(raw as AssentConfig);
        const allowed = new Set(['functional']);
        const categories = (raw as { categories?: unknown }).categories;
        for (const item of Array.isArray(categories) ? categories : []) {
          if ((item as { required?: unknown } | null)?.required === true) allowed.add((item as { id: string }).id);
        }
        for (const name of Object.entries(initialConsent(given, consentFactory(given), [], NOW).categories)) {
          if (name[1] === 'granted') expect(allowed).toContain(name[0]);
        }
        for (const item of given.services) expect(item.required && !allowed.has(item.category)).toBe(false);
      }),
      runs(),
    );
  });
});
