import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { direction } from '../../src/words/direction.ts';
import { builtInLanguages } from '../../src/words/built-in-languages.ts';
import { pickLanguage } from '../../src/words/pick-language.ts';
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
    [['zh-TW'], 'zh-Hant'],
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

  test.each([
    ['no', 'nb'],
    ['no-NO', 'nb'],
    ['nn', 'nb'],
    ['nn-NO', 'nb'],
    ['NB', 'nb'],
    ['iw', 'he'],
    ['iw-IL', 'he'],
    ['in', 'id'],
    ['in-ID', 'id'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-SG', 'zh'],
    ['zh-Hans', 'zh'],
    ['zh-Hans-HK', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-hk', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-Hant-HK-x-a', 'zh-Hant'],
    ['pt', 'pt'],
    ['pt-PT', 'pt'],
    ['pt-BR', 'pt-BR'],
    ['pt-AO', 'pt'],
    ['ca-valencia', 'ca'],
    ['fil', 'en'],
    ['nob', 'en'],
    ['ind', 'en'],
  ])('for %s is %s, of those built in', (wanted, language) => {
    expect(pickLanguage([wanted], builtInLanguages)).toBe(language);
  });

  test('for every built-in language is that language', () => {
    for (const language of builtInLanguages) expect(pickLanguage([language], builtInLanguages)).toBe(language);
  });

  test.each([
    ['nb', ['no'], 'no'],
    ['no', ['nb', 'no'], 'no'],
    ['nn', ['nb', 'nn'], 'nn'],
    ['zh-HK', ['zh-TW', 'zh-HK'], 'zh-HK'],
    ['zh-HK', ['zh', 'zh-TW'], 'zh-TW'],
    ['zh-Hant', ['zh', 'zh-TW'], 'zh-TW'],
    ['zh-TW', ['zh'], 'zh'],
    ['id', ['in'], 'in'],
  ])('for %s among %j is %s: the tag itself first, then its like', (wanted, given, language) => {
    expect(pickLanguage([wanted], given)).toBe(language);
  });
});

test('right to left are Arabic, Hebrew and Persian, and no other of those built in', () => {
  expect(builtInLanguages.filter((language) => direction(language) === 'rtl').sort()).toEqual(['ar', 'fa', 'he']);
  expect([direction('iw'), direction('ar-EG'), direction('fa-AF')]).toEqual(['rtl', 'rtl', 'rtl']);
});
