import { openContainer } from '../look/open-container.ts';
import { HEARD_AFTER, signalWords } from '../look/signal-words.ts';
import { attempt } from '../lib/attempt.ts';
import { sleep } from '../lib/sleep.ts';
import type { BannerPart } from '../parts.ts';
import { createWords } from '../words/create-words.ts';
import { bannerEnglish, sharedEnglish } from '../words/texts.ts';
import styles from './banner.css?inline';
import { createBanner } from './banner.ts';
import { makeRoom } from './make-room.ts';

/**
 * Starts the first layer: styles, container and language are there when it resolves, but nothing is seen yet. It is static
 * DOM, made once: nothing in it changes while it stands, and the core handles its buttons.
 *
 * @example
 * ```ts
 * const banner = await startBanner(host);
 * if (!host.consent().decided) banner.show();
 * ```
 */
export const startBanner: BannerPart['startBanner'] = async (host, importLocale) => {
  const words = await createWords(host, { ...sharedEnglish, ...bannerEnglish }, importLocale);
  const container = openContainer(host, words.language, styles);
  const section = createBanner(host, words);
  const signal = section.querySelector('.assent-signal');
  const { categories, ui } = host.config;
  let takeBackRoom: (() => void) | undefined;

  /** Into the top layer, where there is one: nothing of the page lies above it. Moving our element undoes it. */
  const raise = (): void => {
    // It may be there already, or not in the document: fixed to the viewport will do.
    if (takeBackRoom) attempt(() => section.showPopover());
  };

  return {
    raise,
    show() {
      container.say('');
      if (categories.every(({ required }) => required)) return;
      if (!takeBackRoom) {
        // After the dialog, which hides what follows it.
        container.node.append(section);
        takeBackRoom = makeRoom(section, !!ui.position?.startsWith?.('top'));
        host.shown('banner', true);
      }
      raise();
      if (!signal) return;
      void sleep(HEARD_AFTER).then(() => {
        if (takeBackRoom) signal.textContent = signalWords(host, words);
      });
    },
    hide(saved) {
      if (takeBackRoom) {
        takeBackRoom();
        takeBackRoom = undefined;
        section.remove();
        if (signal) signal.textContent = '';
        host.shown('banner', false);
      }
      if (saved) container.say(words.text('saved'));
    },
  };
};
