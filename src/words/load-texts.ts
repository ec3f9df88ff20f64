import type { Report } from '../lib/problems.ts';
import type { ImportLocale } from '../parts.ts';

/** Texts by their keys. */
export type TextsByKey = Readonly<Record<string, string>>;

/** The languages that have built-in texts: English, and one for each file in `locales/`; two letters each, or more. */
export const builtInLanguages: readonly string[] = [
  ...('enarbgcacscydadeeleseteufafifrgaglhehihrhuidisitjakoltlvmtnbnlplptroruskslsvthtrukvizh'.match(/../g) ?? []),
  'pt-BR',
  'zh-Hant',
];

/** By name, because an import for each would cost every first visit 200 bytes. Bundlers need those: `locales.ts`. */
const importByName: ImportLocale = (language) => import(/* @vite-ignore */ `./locales/${language}.ts`);

/**
 * Loads the texts of a built-in language.
 *
 * @param english what English needs no file for, and what is shown where the file is out of reach
 */
export async function loadTexts(
  language: string,
  english: TextsByKey,
  report: Report,
  importLocale: ImportLocale = importByName,
): Promise<TextsByKey> {
  try {
    if (language !== 'en') return (await importLocale(language)).default;
  } catch (error) {
    report('ui/locale-failed', language, error);
  }
  return english;
}
