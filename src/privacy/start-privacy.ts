import { choiceOf } from '../consent/choice-of.ts';
import { privacySignal } from '../effects/privacy-signal.ts';
import { listen } from '../lib/dom.ts';
import { sleep } from '../lib/sleep.ts';
import type { Consent } from '../consent/types.ts';
import type { Session, SessionState } from '../start-session.ts';
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
  const { config, host, report, state } = session;
  const denied = privacySignal(config);
  if (!denied.length) return;
  markUndecided(state);
  const view = await createView({ config, report }, importLocale);
  Object.assign(view.texts, { ...privacyEnglish, ...view.texts });
  adoptStyles(host.root, styles);

  const say = (layer: Layer): void => {
    const place = host.root.querySelector(PLACES[layer]);
    if (!place) return;
    let line = place.querySelector('[part~="signal"]');
    if (!line) {
      line = element('p', { class: 'assent-signal', part: 'signal', role: 'status' });
      if (layer === 'banner') place.append(line);
      else place.prepend(line);
    }
    const isOverruled = denied.some((id) => choiceOf(state.consent, id) === 'granted');
    const words = view.text(isOverruled ? 'signal-overruled' : 'signal');
    void sleep(HEARD_AFTER).then(() => (line.textContent = words));
  };
  const sayAll = (): void => {
    say('banner');
    say('preferences');
  };
  listen(document, 'assent:show', sayAll);
  listen(document, 'assent:change', sayAll);
  // What is there already.
  sayAll();
}

/** While nobody has decided, the signal is where the consent comes from: now, and whenever it is made anew. */
function markUndecided(state: SessionState): void {
  const marked = (consent: Consent): Consent =>
    consent.source === 'none' ? Object.freeze({ ...consent, source: 'gpc' as const }) : consent;
  let current = marked(state.consent);
  Object.defineProperty(state, 'consent', {
    get: () => current,
    set(next: Consent) {
      current = marked(next);
    },
  });
}
