import type { ResolvedConfig } from '../config/types.ts';
import { documentGet } from '../lib/dom.ts';
import { builtInLanguages } from './built-in-languages.ts';
import { localized } from './localized.ts';
import { pickLanguage } from './pick-language.ts';

/** The language of all that is shown. */
export interface Language {
  /** One of the built-in ones, or one that the site has brought texts for. */
  readonly tag: string;
  /** The built-in one whose texts go with it. */
  readonly builtIn: string;
  /** The site's own text in it, or in the nearest that there is; nothing if it is no text. */
  own(text: unknown): string | undefined;
}

/** Reads the language off config, page and browser. */
export function languageOf({ ui, locale }: Pick<ResolvedConfig, 'ui' | 'locale'>): Language {
  const wanted = [locale, documentGet('documentElement').lang, ...navigator.languages];
  const tag = pickLanguage(wanted, [...Object.keys(ui.texts ?? {}), ...builtInLanguages]);
  return {
    tag,
    builtIn: pickLanguage([tag], builtInLanguages),
    own: (text) => localized(text, tag, navigator.languages),
  };
}
