import { expect, test } from 'vitest';
import { choiceOf } from '../../src/consent/choice-of.ts';
import { consentFactory, undecided } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import { NOW, resolved } from './arbitraries.ts';

const config = resolved({
  services: [{ id: 'posthog', category: 'analytics' }],
  categories: ['functional', 'analytics'],
});

test('a category and a service have a choice', () => {
  const consent = decide(consentFactory(config), undecided(consentFactory(config)), { posthog: true }, 'api', NOW);
  expect(choiceOf(consent, 'functional')).toBe('granted');
  expect(choiceOf(consent, 'analytics')).toBe('denied');
  expect(choiceOf(consent, 'posthog')).toBe('granted');
});

test.each(['', 'advertising', 'Analytics', 'analytics ', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%j has none: the config does not know it',
  (id) => {
    expect(
      choiceOf(decide(consentFactory(config), undecided(consentFactory(config)), true, 'api', NOW), id),
    ).toBeUndefined();
  },
);
