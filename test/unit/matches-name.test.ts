import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesName } from '../../src/lib/matches-name.ts';
import { runs } from './arbitraries.ts';

test.each([
  ['_ga', '_ga', true],
  ['_ga', '_ga_X1', false],
  ['_ga', '_GA', false],
  ['_ga_*', '_ga_X1', true],
  ['_ga_*', '_ga_', true],
  ['_ga_*', '_ga', false],
  ['_ga_*', 'x_ga_1', false],
  ['_sp_id.*', '_sp_id.1fff', true],
  ['_sp_id.*', '_sp_idx1fff', false],
  ['a.b', 'axb', false],
  ['a+', 'aa', false],
  ['[ab]*', 'a', false],
  ['[ab]*', '[ab]c', true],
  ['(', '(', true],
  ['^a$', 'a', false],
  ['', '', true],
  ['', 'a', false],
])('%j and %j: %s', (pattern, name, matches) => {
  expect(matchesName(pattern, name)).toBe(matches);
});

test('a name matches itself and nothing else', () => {
  const name = fc.string().filter((text) => !text.endsWith('*'));
  fc.assert(
    fc.property(name, fc.string(), (pattern, other) => {
      expect(matchesName(pattern, pattern)).toBe(true);
      expect(matchesName(pattern, other)).toBe(pattern === other);
    }),
    runs(),
  );
});

test('a prefix matches exactly what begins with it, without any character meaning anything', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (prefix, rest) => {
      expect(matchesName(`${prefix}*`, prefix + rest)).toBe(true);
      expect(matchesName(`${prefix}*`, rest)).toBe(rest.indexOf(prefix) === 0);
    }),
    runs(),
  );
});
