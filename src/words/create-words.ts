import type { Category } from '../config/types.ts';
import type { ImportLocale, PartHost } from '../parts.ts';
import type { Language } from './language-of.ts';
import { loadTexts, type TextsByKey } from './load-texts.ts';

/**
 * The language, and all that is said in it. The core leaves words and links of the config as they came, so they are used
 * through `own`, `link` and `title` only.
 */
export interface Words extends Pick<Language, 'own' | 'link'> {
  readonly language: string;
  /** Who asks: the name given, or the page's host name. */
  readonly controller: string;
  /** One of the built-in texts, or what the site put in its place, with its `{placeholders}` filled; empty if there is none. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  title(category: Category): string;
}

/**
 * Loads the texts of the language that the core has found.
 *
 * @param english the texts of whoever asks, in English
 */
export async function createWords(
  { config, language: find, report }: Pick<PartHost, 'config' | 'language' | 'report'>,
  english: TextsByKey,
  importLocale: ImportLocale,
): Promise<Words> {
  const { tag, builtIn, own, link, replacements } = find();
  const texts: Readonly<Record<string, string | undefined>> = {
    ...(await loadTexts(builtIn, english, report, importLocale)),
    ...replacements,
  };
  const text: Words['text'] = (key, values = {}) =>
    (texts[key] ?? '').replace(/{(\w+)}/g, (braces, name: string) => String(values[name] ?? braces));

  return {
    language: tag,
    controller: own(config.controller.name) || location.hostname,
    text,
    own,
    link,
    title: ({ id, title }) => own(title) || text(id + '.title') || id,
  };
}
