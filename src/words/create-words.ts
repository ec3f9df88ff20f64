import type { Category } from '../config/types.ts';
import { isHttpUrl } from '../lib/is-http-url.ts';
import type { ImportLocale, PartHost } from '../parts.ts';
import { loadTexts, type TextsByKey } from './load-texts.ts';
import { textsIn } from './texts-in.ts';

/**
 * The language, and all that is said in it. The core leaves words and links of the config as they came, so they are used
 * through `own`, `link` and `title` only.
 */
export interface Words {
  readonly language: string;
  /** Who asks: the name given, or the page's host name. */
  readonly controller: string;
  /** One of the built-in texts, or what the site put in its place, with its `{placeholders}` filled; empty if there is none. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** The site's own text in the visitor's language; nothing if it is no text. */
  own(text: unknown): string | undefined;
  /** The site's own link in the visitor's language; nothing if it must not be followed. */
  link(url: unknown): string | undefined;
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
  const replacements: Readonly<Record<string, unknown>> = config.ui.texts ?? {};
  const { tag: language, builtIn, own } = find();
  const texts: Readonly<Record<string, string | undefined>> = {
    ...(await loadTexts(builtIn, english, report, importLocale)),
    ...textsIn(replacements[builtIn]),
    ...textsIn(replacements[language]),
  };
  const text: Words['text'] = (key, values = {}) =>
    (texts[key] ?? '').replace(/{(\w+)}/g, (braces, name: string) => String(values[name] ?? braces));

  return {
    language,
    controller: own(config.controller.name) || location.hostname,
    text,
    own,
    link(url) {
      const href = own(url);
      return href && isHttpUrl(href) ? href : undefined;
    },
    title: ({ id, title }) => own(title) || text(id + '.title') || id,
  };
}
