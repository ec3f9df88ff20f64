import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ENGLISH_LABEL, LAUNCHER_LABELS } from '../../src/effects/ui-host.ts';
import { dialogEnglish } from '../../src/ui/dialog-texts.ts';
import { builtInLanguages, loadTexts } from '../../src/ui/load-texts.ts';
import { english } from '../../src/ui/texts.ts';

const folder = join(import.meta.dirname, '../../src/ui/locales');
const languages = readdirSync(folder).map((name) => name.replace('.ts', ''));
const source: Readonly<Record<string, string>> = { ...english, ...dialogEnglish };
const all: Record<string, Readonly<Record<string, string>>> = { en: source };
for (const language of languages) {
  all[language] = await loadTexts(language, (code, path, message) => {
    throw new Error(`${code} at ${path}: ${String(message)}`);
  });
}

/** Words that praise, plead or push: a question is put neutrally (R025). */
const PUSHING: Record<string, RegExp> = {
  en: /\b(best|better|enhanc\w*|improv\w*|optim\w*|great|enjoy|love|please|thank\w*|recommend\w*|relevant|seamless\w*|perfect|tailored|experience|we value|awesome|agree|ok|got it)\b/i,
  fr: /\b(meilleur\w*|mieux|amélior\w*|optim\w*|profite\w*|merci|plaisir|recommand\w*|pertinent\w*|idéal\w*|parfait\w*|expérience|s.il vous plaît)\b/i,
  de: /\b(beste?[nrs]?|besser\w*|verbesser\w*|optim\w*|bitte|danke?|empf[eo]hl\w*|relevant\w*|perfekt\w*|genießen|Erlebnis\w*|gern|einverstanden)\b/i,
  fi: /(parha|parem|parann|optimo|kiitos|nauti|suosit|täydelli|kokemu|ole hyvä|relevan)/i,
  da: /\b(bedst\w*|bedre|forbedr\w*|optim\w*|tak|nyd\w*|anbefal\w*|relevan\w*|perfekt\w*|oplevelse\w*|venligst|gerne)\b/i,
};

test('the built-in languages are English and one for each file', () => {
  expect([...builtInLanguages].sort()).toEqual(['en', ...languages].sort());
  expect(languages.length).toBeGreaterThanOrEqual(4);
  expect(Object.keys(PUSHING).sort()).toEqual([...builtInLanguages].sort());
});

describe.each([...builtInLanguages])('%s', (language) => {
  const texts = all[language] ?? {};

  test('has exactly the English keys', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(source).sort());
  });

  test('has no empty text, and none with white space around or twice', () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(text, key).toBe(text.trim());
      expect(text, key).not.toMatch(/^$|\s{2}/);
    }
  });

  test('has the same placeholders, each once', () => {
    const placeholders = (text = ''): string[] => (text.match(/\{\w*\}/g) ?? []).sort();
    for (const key of Object.keys(source)) {
      expect(placeholders(texts[key]), key).toEqual(placeholders(source[key]));
      expect(texts[key]?.replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
    }
  });

  test('holds no markup', () => {
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toMatch(/[<>&]|https?:/);
  });

  test('neither praises nor pushes', () => {
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toMatch(PUSHING[language] ?? /^/);
    for (const [key, text] of Object.entries(texts)) expect(text, key).not.toContain('!');
  });

  test('accepting and rejecting take words of like length', () => {
    const [accept = '', reject = ''] = [texts['accept-all'], texts['reject-all']];
    expect(accept).not.toBe(reject);
    expect(Math.max(accept.length, reject.length) / Math.min(accept.length, reject.length)).toBeLessThanOrEqual(2);
  });

  test('its buttons are told apart by their words', () => {
    const buttons = ['accept-all', 'reject-all', 'open', 'save', 'close'].map((key) => texts[key]);
    expect(new Set(buttons).size).toBe(buttons.length);
  });

  test('calls the launcher what the core calls it', () => {
    expect(language === 'en' ? ENGLISH_LABEL : LAUNCHER_LABELS[language]).toBe(texts['launcher']);
  });
});

describe('a locale file', () => {
  test.each(languages)('%s is at most 1.2 kB', (language) => {
    const [head = '', body = ''] = readFileSync(join(folder, `${language}.ts`), 'utf8').split('export default');
    expect(head).toContain('import type');
    expect(brotliCompressSync(`export default ${body.replace(/ satisfies .*/, '')}`).length).toBeLessThanOrEqual(1200);
  });

  test.each(languages)('%s is translated: next to no text is the English one', (language) => {
    const same = Object.keys(source).filter((key) => all[language]?.[key] === source[key]);
    expect(same).toEqual([]);
  });
});

test('the core has a launcher label for each built-in language and no other', () => {
  expect(['en', ...Object.keys(LAUNCHER_LABELS)].sort()).toEqual([...builtInLanguages].sort());
});

describe('loading texts', () => {
  test('of a language without a file gives English and no problem', async () => {
    const report = (): void => {
      throw new Error('reported');
    };
    for (const language of ['xx', 'en', '']) expect(await loadTexts(language, report), language).toBe(english);
  });

  test('of a file out of reach gives English and one problem', async () => {
    const problems: string[] = [];
    const gone = { fr: () => Promise.reject(new Error('offline')) };
    expect(await loadTexts('fr', (code, path) => void problems.push(`${code} ${path}`), gone)).toBe(english);
    expect(problems).toEqual(['ui/locale-failed fr']);
  });
});
