import { expect, test } from 'vitest';
import { choiceOf } from '../../src/consent/choice-of.ts';
import { decide, undecided } from '../../src/consent/consent.ts';
import { NOW, resolved } from './arbitraries.ts';

const config = resolved({
  services: [{ id: 'posthog', category: 'analytics' }],
  categories: ['functional', 'analytics'],
});

test('a category and a service have a choice', () => {
  const consent = decide(config, undecided(config), { posthog: true }, 'api', NOW);
  expect(choiceOf(consent, 'functional')).toBe('granted');
  expect(choiceOf(consent, 'analytics')).toBe('denied');
  expect(choiceOf(consent, 'posthog')).toBe('granted');
});

test.each(['', 'advertising', 'Analytics', 'analytics ', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
  '%j has none: the config does not know it',
  (id) => {
    expect(choiceOf(decide(config, undecided(config), true, 'api', NOW), id)).toBeUndefined();
  },
);
