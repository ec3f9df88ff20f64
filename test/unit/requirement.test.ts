import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import { initialConsent } from '../../src/consent/initial-consent.ts';
import { areMet, idOf, parseTerms } from '../../src/gate/requirement.ts';
import { id, NOW, resolved, runs, validConfig } from './arbitraries.ts';

const config = resolved({
  categories: ['functional', 'analytics', 'advertising'],
  services: [{ id: 'posthog', category: 'analytics' }],
});
const nobody = undecided(consentFactory(config));
const some = decide(consentFactory(config), nobody, { analytics: true }, 'banner', NOW);
const met = (value: string, consent = some): boolean => areMet(parseTerms(value), consent);

describe('reading what an element needs', () => {
  test.each([
    ['analytics', ['analytics']],
    ['!analytics', ['!analytics']],
    ['analytics !posthog', ['analytics', '!posthog']],
    ['  analytics\n\tposthog\u00a0', ['analytics', 'posthog']],
    ['', []],
    ['  \n ', []],
    ['!', []],
    ['analytics,posthog', ['analytics,posthog']],
    ['!!analytics', ['!!analytics']],
  ])('%j', (value, expected) => {
    expect(parseTerms(value)).toEqual(expected);
  });

  test.each([
    ['analytics', 'analytics'],
    ['!analytics', 'analytics'],
    ['!!analytics', '!analytics'],
  ])('%j is about %j', (term, id) => {
    expect(idOf(term)).toBe(id);
  });
});

describe('an element may run', () => {
  test.each([
    ['analytics', true],
    ['posthog', true],
    ['functional', true],
    ['analytics posthog functional', true],
    ['analytics !advertising', true],
    ['!advertising', true],
  ])('%j, when analytics was granted', (value) => {
    expect(met(value)).toBe(true);
  });

  test.each([
    'advertising',
    'analytics advertising',
    '!analytics',
    '!functional',
    'analytics !analytics',
    '',
    ' ',
    '!',
    'unknown',
    '!unknown',
    'analytics unknown',
    'analytics !unknown',
    '!!advertising',
    '!!analytics',
    'Analytics',
    'analytics,posthog',
    '*',
    'true',
    'constructor',
    '!constructor',
    '__proto__',
    '!__proto__',
    'toString',
  ])('never %j', (value) => {
    expect(met(value)).toBe(false);
  });

  test('as long as nobody has answered: only what is required', () => {
    expect(met('functional', nobody)).toBe(true);
    for (const value of [
      'analytics',
      'posthog',
      '!analytics',
      '!advertising',
      '!functional',
      'functional !analytics',
    ]) {
      expect(met(value, nobody), value).toBe(false);
    }
  });

  test('a refusal counts once everything has been asked about', () => {
    const refused = decide(consentFactory(config), nobody, false, 'banner', NOW);
    expect(met('!analytics !posthog', refused)).toBe(true);
    const record = '1.2026-11-22.0.1.banner.!analytics.!advertising~';
    expect(met('!analytics', initialConsent(config, consentFactory(config), [record], NOW))).toBe(false);
  });
});

describe('whatever is asked of whatever consent', () => {
  const term = fc.tuple(
    fc.boolean(),
    fc.oneof(id, fc.constantFrom('functional', 'analytics', 'advertising', 'personalization')),
  );
  const given = fc.record({
    raw: validConfig,
    wanted: fc.option(fc.oneof(fc.boolean(), fc.dictionary(id, fc.boolean())), { nil: undefined }),
    terms: fc.array(term, { maxLength: 4 }),
    picks: fc.array(fc.tuple(fc.boolean(), fc.nat()), { maxLength: 3 }),
  });

  test('every term must hold, and an unknown id never does', () => {
    fc.assert(
      fc.property(given, ({ raw, wanted, terms, picks }) => {
        const own = resolved(raw);
        const known = [...own.categories, ...own.services].map((item) => item.id);
        const consent =
          wanted === undefined
            ? undecided(consentFactory(own))
            : decide(consentFactory(own), undecided(consentFactory(own)), wanted, 'api', NOW);
        const all = [...terms, ...picks.map(([refused, at]) => [refused, known[at % known.length] ?? ''] as const)];
        const holds = all.map(([refused, name]) => {
          const choice = new Map([...Object.entries(consent.categories), ...Object.entries(consent.services)]).get(
            name,
          );
          return refused ? choice === 'denied' && wanted !== undefined : choice === 'granted';
        });
        const value = all.map(([refused, name]) => (refused ? `!${name}` : name)).join(' ');
        expect(met(value, consent)).toBe(all.length > 0 && holds.every(Boolean));
      }),
      runs(),
    );
  });

  test('nothing that the parser makes of any text is met by an empty consent', () => {
    const empty = {
      ...nobody,
      categories: Object.create(null) as Record<string, never>,
      services: Object.create(null) as Record<string, never>,
    };
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (value) => {
        expect(met(value, empty)).toBe(false);
        expect(met(value, { ...empty, decided: true })).toBe(false);
      }),
      runs(),
    );
  });
});
