import { choiceOf } from '../consent/choice-of.ts';
import { privacySignal } from '../effects/privacy-signal.ts';
import { listen } from '../lib/dom.ts';
import { sleep } from '../lib/sleep.ts';
import type { Session } from '../start-session.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { createView } from '../ui/create-view.ts';
import { element } from '../ui/element.ts';
import { privacyEnglish } from '../ui/privacy-texts.ts';
import type { ImportLocale } from '../ui/texts.ts';
import type { Layer } from '../ui/types.ts';
import styles from './signal.css?inline';

export { startChoices } from './start-choices.ts';

/** Where the line goes: after the question, and before the switches. */
const PLACES: Readonly<Record<Layer, string>> = { banner: '.assent-words', preferences: '.assent-body' };

/** Milliseconds: a screen reader hears of words that come into a place it knows already. */
const HEARD_AFTER = 100;

/**
 * Says on both layers that the browser's privacy signal is honoured (11 CCR 7025(c)(6), R121), or that the visitor's own
 * choice goes first, and has it as the source of what is in force. Does nothing without a signal.
 */
export async function startPrivacy(session: Session, importLocale?: ImportLocale): Promise<void> {
  const { config, create, host, report, state } = session;
  const denied = privacySignal(config);
  if (!denied.length) return;
  if (config.model === 'opt-in' || !config.model) {
    if (!state.consent.decidedOn) state.consent = create(() => false, false, 'gpc');
  }
  const view = await createView({ config, report }, importLocale);
  Object.assign(view.texts, { ...privacyEnglish, ...view.texts });
  adoptStyles(host.root, styles);

  const say = (layer: Layer): void => {
    const place = host.root.querySelector(PLACES[layer]);
    if (!place || place.querySelector('[part~="signal"]')) return;
    const isOverruled = denied.some((id) => choiceOf(state.consent, String(id)) === 'granted');
    const line = element('p', { class: 'assent-signal', part: 'signal', role: 'status' });
    if (layer === 'banner') place.append(line);
    else place.prepend(line);
    void sleep(HEARD_AFTER).then(() => (line.textContent = view.text(isOverruled ? 'signal-overruled' : 'signal')));
  };
  listen<CustomEvent<{ readonly layer: Layer }>>(document, 'assent:show', ({ detail }) => say(detail.layer));
  // What is there already.
  say('banner');
  say('preferences');
}
