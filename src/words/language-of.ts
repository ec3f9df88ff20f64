import type { ResolvedConfig } from '../config/types.ts';
import { documentGet } from '../lib/dom.ts';
import { isHttpUrl } from '../lib/is-http-url.ts';
import { builtInLanguages } from './built-in-languages.ts';
import { localized } from './localized.ts';
import { pickLanguage } from './pick-language.ts';
import { textsIn } from './texts-in.ts';

/** The language of all that is shown. */
export interface Language {
  /** One of the built-in ones, or one that the site has brought texts for. */
  readonly tag: string;
  /** The built-in one whose texts go with it. */
  readonly builtIn: string;
  /** The site's own text in it, or in the nearest that there is; nothing if it is no text. */
  own(text: unknown): string | undefined;
  /** The site's own link in it; nothing if it must not be followed. */
  link(url: unknown): string | undefined;
  /** What the site has put in the place of built-in texts, by their keys. */
  readonly replacements: Readonly<Record<string, string>>;
}

/** Reads the language off config, page and browser. */
export function languageOf({ ui, locale }: Pick<ResolvedConfig, 'ui' | 'locale'>): Language {
  const wanted = [locale, documentGet('documentElement').lang, ...navigator.languages];
  const texts: Readonly<Record<string, unknown>> = ui.texts ?? {};
  const tag = pickLanguage(wanted, [...Object.keys(texts), ...builtInLanguages]);
  const builtIn = pickLanguage([tag], builtInLanguages);
  const own: Language['own'] = (text) => localized(text, tag, navigator.languages);
  return {
    tag,
    builtIn,
    own,
    link(url) {
      const href = own(url);
      return href && isHttpUrl(href) ? href : undefined;
    },
    replacements: { ...textsIn(texts[builtIn]), ...textsIn(texts[tag]) },
  };
}
