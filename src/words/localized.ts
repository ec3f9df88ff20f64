import { pickLanguage } from './pick-language.ts';
import { textsIn } from './texts-in.ts';

/**
 * Takes the site's own text in the language shown, or the nearest: a fallback language, else the first given.
 *
 * @param text a text, or one for each language, if the config is right; anything else is as good as none
 */
export function localized(
  text: unknown,
  language: string,
  fallbackLanguages: readonly string[] = [],
): string | undefined {
  if (typeof text === 'string') return text;
  const texts = textsIn(text);
  const given = Object.keys(texts);
  return texts[pickLanguage([language, ...fallbackLanguages], given)] ?? texts[given[0] ?? ''];
}
