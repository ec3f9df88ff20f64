import { describe, expect, test } from 'vitest';
import { direction } from '../../src/words/direction.ts';
import { localized } from '../../src/words/localized.ts';
import { pickLanguage } from '../../src/words/pick-language.ts';
import { bannerEnglish, preferencesEnglish, sharedEnglish } from '../../src/words/texts.ts';

describe('pickLanguage', () => {
  const available = ['en', 'fr', 'de', 'pt-BR', 'zh-Hant'];
  test.each([
    [['fr'], 'fr'],
    [['fr-CA'], 'fr'],
    [['FR-ca'], 'fr'],
    [['pt-br'], 'pt-BR'],
    [['pt'], 'en'],
    [['zh-Hant-TW'], 'zh-Hant'],
    [[undefined, '', 'de'], 'de'],
    [['sv', 'de', 'fr'], 'de'],
    [['en-GB', 'fr'], 'en'],
    [['x', '-', 'constructor'], 'en'],
    [[], 'en'],
  ])('%j → %s', (wanted, expected) => {
    expect(pickLanguage(wanted, available)).toBe(expected);
  });
});

describe('localized', () => {
  const text = { en: 'Maps', fr: 'Cartes', 'de-AT': 'Karten' };
  test.each([
    ['fr', [], 'Cartes'],
    ['fr-CA', [], 'Cartes'],
    ['fi', ['fr'], 'Cartes'],
    ['fi', [], 'Maps'],
    ['de-AT', [], 'Karten'],
  ])('in %s, else %j → %s', (language, fallbacks, expected) => {
    expect(localized(text, language, fallbacks)).toBe(expected);
  });

  test('the first given, if nothing else fits', () => expect(localized({ sv: 'Kartor' }, 'fi')).toBe('Kartor'));
  test('a plain string is for everyone', () => expect(localized('Maps', 'fr')).toBe('Maps'));
  test('nothing stays nothing', () => expect(localized(undefined, 'fr')).toBeUndefined());
});

test.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['ur', 'rtl'],
  ['en', 'ltr'],
  ['fi', 'ltr'],
  ['arn', 'ltr'],
])('%s is written %s', (language, expected) => expect(direction(language)).toBe(expected));

const locales = import.meta.glob<{ default: Record<string, string> }>('../../src/words/locales/*.ts', { eager: true });
describe.each(Object.entries(locales))('%s', (_, { default: texts }) => {
  const all: Record<string, string> = { ...sharedEnglish, ...bannerEnglish, ...preferencesEnglish };
  const placeholders = (text = '') => [...text.matchAll(/{\w+}/g)].map(String).sort();

  test.each(Object.keys(all))('has %s with the same placeholders', (key) => {
    expect(texts[key]?.trim()).toBeTruthy();
    expect(placeholders(texts[key])).toEqual(placeholders(all[key]));
  });
  test('praises nothing and shouts nothing', () => {
    expect(Object.values(texts).join(' ')).not.toMatch(/!|experience|expérience|Erlebnis|kokemus|oplevelse/i);
  });
});
