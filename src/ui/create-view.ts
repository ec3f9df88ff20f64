import type { Category } from '../config/types.ts';
import { isSafeLink } from './is-safe-link.ts';
import { builtInLanguages, loadTexts } from './load-texts.ts';
import { localized, textsIn } from './localized.ts';
import { pickLanguage } from './pick-language.ts';
import type { ImportLocale } from './texts.ts';
import type { UiHost } from './types.ts';

/** The part of a host that words need. */
export type ViewHost = Pick<UiHost, 'config' | 'report'>;

/**
 * What everything drawn is handed: the host, the language, and words in it. The core leaves words and links of the
 * config as they came, so they are used through `own`, `link` and `title` only.
 */
export interface View<Host extends ViewHost = UiHost> {
  readonly host: Host;
  readonly language: string;
  /** The texts by key: built-in ones, or what the site put in their place. The dialog adds its own to them. */
  readonly texts: Record<string, string | undefined>;
  /** The categories that are the visitor's to decide. */
  readonly optional: readonly Category[];
  /** Who asks: the name given, or the page's host name. */
  readonly controller: string;
  /** One of the texts, with its `{placeholders}` filled; empty if there is none. */
  text(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** The site's own text in the visitor's language; nothing if it is no text. */
  own(text: unknown): string | undefined;
  /** The site's own link in the visitor's language; nothing if it must not be followed. */
  link(url: unknown): string | undefined;
  title(category: Category): string;
}

/** Reads the language off config, page and browser, loads its texts, and builds the view. */
export async function createView<Host extends ViewHost>(host: Host, importLocale?: ImportLocale): Promise<View<Host>> {
  const { config } = host;
  const replacements: Readonly<Record<string, unknown>> = config.ui.texts ?? {};
  const language = pickLanguage(
    [config.locale, html().lang, ...navigator.languages],
    [...Object.keys(replacements), ...builtInLanguages],
  );
  const builtIn = pickLanguage([language], builtInLanguages);
  const texts: View['texts'] = {
    ...(await loadTexts(builtIn, host.report, importLocale)),
    ...textsIn(replacements[builtIn]),
    ...textsIn(replacements[language]),
  };
  const text: View['text'] = (key, values = {}) =>
    (texts[key] ?? '').replace(/{(\w+)}/g, (braces, name: string) => String(values[name] ?? braces));
  const own: View['own'] = (given) => localized(given, language, navigator.languages);

  return {
    host,
    language,
    texts,
    optional: config.categories.filter((category) => !category.required),
    controller: own(config.controller.name) || location.hostname,
    text,
    own,
    link(url) {
      const href = own(url);
      return href && isSafeLink(href) ? href : undefined;
    },
    title: ({ id, title }) => own(title) || text(id + '.title') || id,
  };
}

/** `<html>`, also where the page has an element named "documentElement". */
function html(): HTMLElement {
  return Reflect.get(Document.prototype, 'documentElement', document) as HTMLElement;
}
