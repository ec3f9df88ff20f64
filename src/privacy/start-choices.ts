import { privacySignal } from '../effects/privacy-signal.ts';
import type { Session } from '../start-session.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { element } from '../ui/element.ts';
import { choicesIcon } from './choices-icon.ts';
import styles from './choices.css?inline';

/** As the regulation words it (11 CCR 7025(c)(6)). */
const HONORED = 'Opt-Out Preference Signal Honored';

/**
 * Makes the launcher what the law of opt-out regions asks for: "Your Privacy Choices" in words, beside the official icon
 * (11 CCR 7015(b), R124), and whether the browser's signal has been honoured (R121).
 */
export function startChoices({ config, host }: Session): void {
  const launcher = host.root.querySelector<HTMLElement>('[part~="launcher"]');
  // Of two answers to a slow request for the config the second finds it done.
  if (!launcher || launcher.firstChild) return;
  adoptStyles(host.root, styles);
  launcher.setAttribute('part', `${launcher.getAttribute('part') ?? ''} choices`);
  launcher.append(
    choicesIcon(),
    element(
      'span',
      {},
      element('b', {}, launcher.title),
      privacySignal(config).length > 0 && element('small', { part: 'signal' }, HONORED),
    ),
  );
  launcher.title = '';
}
