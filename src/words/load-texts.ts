import type { Report } from '../lib/problems.ts';
import type { ImportLocale } from '../parts.ts';

/** Texts by their keys. */
export type TextsByKey = Readonly<Record<string, string>>;

/**
 * Loads the texts of a built-in language.
 *
 * @param english what English needs no file for, and what is shown where the file is out of reach
 */
export async function loadTexts(
  language: string,
  english: TextsByKey,
  report: Report,
  importLocale: ImportLocale,
): Promise<TextsByKey> {
  try {
    if (language !== 'en') return (await importLocale(language)).default;
  } catch (error) {
    report('ui/locale-failed', language, error);
  }
  return english;
}
