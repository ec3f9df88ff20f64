import type { ResolvedConfig } from '../config/types.ts';
import { createElement } from '../lib/dom.ts';
import type { ImportLocale } from '../parts.ts';
import { languageOf } from '../words/language-of.ts';

/**
 * Makes the button that lets visitors change their mind on every page (GDPR 7(3)). Its name in other languages than English
 * is in their texts, which the first visit has brought.
 */
export function createLauncher(config: ResolvedConfig, importLocale: ImportLocale): HTMLButtonElement {
  const { label, position } = config.ui.launcher || {};
  const language = languageOf(config);
  const own = language.own(label);
  const launcher = createElement('button');
  launcher.setAttribute('data-assent-do', 'open');
  launcher.setAttribute('part', `launcher ${typeof position === 'string' ? position : ''}`);
  launcher.title = own ?? 'Cookie settings';
  if (!own && language.builtIn !== 'en') {
    importLocale(language.builtIn).then(
      ({ default: texts }) => (launcher.title = texts['launcher'] ?? launcher.title),
      () => {},
    );
  }
  return launcher;
}
