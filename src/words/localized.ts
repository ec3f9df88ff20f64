import { pickLanguage } from './pick-language.ts';

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

/** The texts among the values of an object. */
export function textsIn(value: unknown): Record<string, string> {
  const entries = Array.isArray(value) ? [] : Object.entries(Object(value));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
