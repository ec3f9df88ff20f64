import type { LocalizedText } from '../config/types.ts';
import { pickLanguage } from './pick-language.ts';

/** Takes the site's own text in the language shown, or the nearest: a fallback language, else the first given. */
export function localized(
  text: LocalizedText | undefined,
  language: string,
  fallbackLanguages: readonly string[] = [],
): string | undefined {
  if (typeof text !== 'object') return text;
  const given = Object.keys(text);
  return text[pickLanguage([language, ...fallbackLanguages], given)] ?? text[given[0] ?? ''];
}
