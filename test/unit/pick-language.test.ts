import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pickLanguage } from '../../src/ui/pick-language.ts';
import { runs } from './arbitraries.ts';

const available = ['en', 'fr', 'de', 'pt-BR', 'zh-Hant'];

describe('the language shown', () => {
  test.each([
    [['fr'], 'fr'],
    [['FR'], 'fr'],
    [['fr-CA'], 'fr'],
    [['fr-Latn-CA'], 'fr'],
    [['pt-br'], 'pt-BR'],
    [['pt'], 'en'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [['zh-TW'], 'en'],
    [['sv', 'de'], 'de'],
    [['sv', 'de', 'fr'], 'de'],
    [[undefined, '', 'fr'], 'fr'],
    [['frr'], 'en'],
    [['f'], 'en'],
    [['-'], 'en'],
    [[], 'en'],
  ])('of %j is %s', (wanted, language) => {
    expect(pickLanguage(wanted, available)).toBe(language);
  });

  test('is one of those available, or English, whatever is wanted', () => {
    const tags = fc.array(fc.oneof(fc.string(), fc.constantFrom(...available, 'fr-CA', undefined)), { maxLength: 4 });
    fc.assert(
      fc.property(tags, fc.array(fc.string()), (wanted, more) => {
        expect(['en', ...more, ...available]).toContain(pickLanguage(wanted, [...available, ...more]));
      }),
      runs(),
    );
  });
});
