import { isObject } from '../config/bare.ts';
import type { LauncherConfig } from '../config/types.ts';
import { createElement, documentGet } from '../lib/dom.ts';
import { LAUNCHER_LABELS } from '../words/launcher-labels.ts';
import { pickLanguage } from '../words/pick-language.ts';

/** The corner button. */
export type Launcher = HTMLButtonElement;

/**
 * Makes the button that lets visitors change their mind on every page (GDPR 7(3)). It is in the core, with its name in all
 * languages, so that visitors who have decided load nothing else.
 */
export function createLauncher({ label, position }: LauncherConfig, locale: unknown): Launcher {
  const wanted = [locale, documentGet('documentElement').lang, ...navigator.languages];
  const texts = isObject(label) ? label : {};
  const own = typeof label === 'string' ? label : texts[pickLanguage(wanted, Object.keys(texts))];
  const launcher = createElement('button');
  launcher.setAttribute('data-assent-do', 'open');
  launcher.setAttribute('part', `launcher ${typeof position === 'string' ? position : ''}`);
  launcher.title =
    typeof own === 'string' ? own : (LAUNCHER_LABELS[pickLanguage(wanted, Object.keys(LAUNCHER_LABELS))] ?? '');
  return launcher;
}
