import { builtInLanguages } from '../../../src/words/built-in-languages.ts';

/** Each language under its own name, and in English for whoever looks for it; English itself is the default. */
export const LANGUAGES: readonly (readonly [value: string, words: string])[] = languages();

function languages(): (readonly [value: string, words: string])[] {
  const english = new Intl.DisplayNames('en', { type: 'language' });
  return builtInLanguages
    .map((value) => {
      const own = new Intl.DisplayNames(value, { type: 'language' }).of(value) ?? value;
      return { value: value === 'en' ? '' : value, own, foreign: english.of(value) ?? value };
    })
    .sort((a, b) => a.foreign.localeCompare(b.foreign, 'en'))
    .map(({ value, own, foreign }) => [value, own === foreign ? own : `${foreign} – ${own}`] as const);
}
