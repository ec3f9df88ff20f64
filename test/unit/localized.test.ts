import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalizedText } from '../../src/config/types.ts';
import { localized } from '../../src/words/localized.ts';
import { json, runs } from './arbitraries.ts';

const maps = { de: 'Karten', en: 'Maps', fr: 'Cartes' };

describe("the site's own text", () => {
  test.each<[LocalizedText | undefined, string, string[], string | undefined]>([
    ['Maps', 'fr', [], 'Maps'],
    [undefined, 'fr', [], undefined],
    [maps, 'fr', [], 'Cartes'],
    [maps, 'fr-CA', [], 'Cartes'],
    [maps, 'fi', [], 'Maps'],
    [maps, 'fi', ['sv', 'de-AT'], 'Karten'],
    [{ de: 'Karten', fr: 'Cartes' }, 'fi', [], 'Karten'],
    [{ 'pt-BR': 'Mapas' }, 'pt-BR', [], 'Mapas'],
    [{}, 'fr', [], undefined],
  ])('%j in %s, else %j: %j', (text, language, fallbacks, expected) => {
    expect(localized(text, language, fallbacks)).toBe(expected);
  });

  test('of a config in which anything may be wrong is a text or none, and never throws', () => {
    const text = fc.oneof(json, fc.dictionary(fc.constantFrom('en', 'fr', 'de'), json));
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'fr', 'fi', 'constructor'), (given, language) => {
        expect(['string', 'undefined']).toContain(typeof localized(given as LocalizedText, language, ['de']));
      }),
      runs(),
    );
  });
});
