import { adoptStyles } from '../look/adopt-styles.ts';
import { element } from '../look/element.ts';
import { choicesIcon } from './choices-icon.ts';
import styles from './choices.css?inline';

/** As the regulation words it (11 CCR 7025(c)(6)). */
const HONORED = 'Opt-Out Preference Signal Honored';

/**
 * Makes the launcher "Your Privacy Choices", as opt-out laws word it (11 CCR 7015, R124): the official icon, what the launcher
 * is called in words, and a part of that name for themes.
 *
 * @param hasSignal whether the browser's privacy signal is in force, which is said then (R121)
 */
export function showChoices(launcher: HTMLButtonElement, hasSignal: boolean): void {
  // Of two answers to a slow request for the config the second finds it done.
  if (launcher.firstChild) return;
  adoptStyles(launcher.getRootNode() as ShadowRoot | Document, styles);
  launcher.setAttribute('part', `${launcher.getAttribute('part') ?? ''} choices`);
  const signal = hasSignal && element('small', { part: 'signal' }, HONORED);
  launcher.append(choicesIcon(), element('span', {}, element('b', {}, launcher.title), signal));
  launcher.title = '';
}
