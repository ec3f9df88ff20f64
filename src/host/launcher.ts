import type { ResolvedConfig } from '../config/types.ts';
import { createElement, documentGet } from '../lib/dom.ts';
import type { ImportLocale } from '../parts.ts';
import { builtInLanguages } from '../words/built-in-languages.ts';
import { localized } from '../words/localized.ts';
import { pickLanguage } from '../words/pick-language.ts';

/**
 * Makes the button that lets visitors change their mind on every page (GDPR 7(3)). Its name in other languages than English
 * is in their texts, which the first visit has brought.
 */
export function createLauncher({ ui, locale }: ResolvedConfig, importLocale: ImportLocale): HTMLButtonElement {
  const { label, position } = ui.launcher || {};
  const wanted = [locale, documentGet('documentElement').lang, ...navigator.languages];
  const language = pickLanguage(wanted, builtInLanguages);
  const own = localized(label, language, navigator.languages);
  const launcher = createElement('button');
  launcher.setAttribute('data-assent-do', 'open');
  launcher.setAttribute('part', `launcher ${typeof position === 'string' ? position : ''}`);
  launcher.title = own ?? 'Cookie settings';
  if (!own && language !== 'en') {
    importLocale(language).then(
      ({ default: texts }) => (launcher.title = texts['launcher'] ?? launcher.title),
      () => {},
    );
  }
  return launcher;
}
