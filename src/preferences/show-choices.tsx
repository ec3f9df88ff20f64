import { draw } from '../lib/draw.tsx';
import { adoptStyles } from '../look/adopt-styles.ts';
import type { PartHost, Preferences } from '../parts.ts';
import styles from './choices.css?inline';
import { PrivacyChoices } from './PrivacyChoices.tsx';

/** Makes the launcher "Your Privacy Choices": icon and words, and a part of that name. */
export function showChoices({ root, signal }: PartHost, launcher: Parameters<Preferences['showChoices']>[0]): void {
  // Of two answers to a slow request for the config the second finds it done.
  if (launcher.firstChild) return;
  adoptStyles(root, styles);
  launcher.setAttribute('part', `${launcher.getAttribute('part') ?? ''} choices`);
  const label = launcher.title;
  draw(launcher, () => <PrivacyChoices label={label} hasSignal={signal.length > 0} />);
  launcher.title = '';
}
