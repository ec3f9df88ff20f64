import type { Report } from '../lib/problems.ts';
import { english, type Texts } from './texts.ts';

type Locales = Readonly<Record<string, () => Promise<{ default: Texts }>>>;

/** One literal import each, so that bundlers see them and native modules resolve them. */
const locales: Locales = {
  da: () => import('./locales/da.ts'),
  de: () => import('./locales/de.ts'),
  fi: () => import('./locales/fi.ts'),
  fr: () => import('./locales/fr.ts'),
};

/** The languages that have built-in texts. */
export const builtInLanguages: readonly string[] = ['en', ...Object.keys(locales)];

/** Loads the built-in texts of a language; English where there are none or the file is out of reach. */
export async function loadTexts(language: string, report: Report, from: Locales = locales): Promise<Partial<Texts>> {
  const load = from[language];
  try {
    if (load) return (await load()).default;
  } catch (error) {
    report('ui/locale-failed', language, error);
  }
  return english;
}
