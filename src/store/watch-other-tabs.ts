import { attempt } from '../lib/attempt.ts';
import { listen } from '../lib/dom.ts';

/** The connection to the other tabs of this site. */
export interface OtherTabs {
  /** Says that somebody has decided here. */
  tell(): void;
  stop(): void;
}

/**
 * Notices when another tab may have decided: told by it, or by coming back to this page (R238, R248). It is a hint
 * to read the record again and carries no state, so that nothing can be forged with it.
 *
 * @param hint `true` if a record that is gone means that nothing is decided
 */
export function watchOtherTabs(name: string, hint: (isTold?: boolean) => void): OtherTabs {
  let channel: BroadcastChannel | undefined;
  const open = (): void => {
    channel = attempt(() => new BroadcastChannel(name));
    if (channel) channel.onmessage = () => hint(true);
  };
  const close = (): void => channel?.close();
  const undo = [
    // An open channel would keep the page out of the back/forward cache.
    listen(window, 'pagehide', close),
    listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
      if (!persisted) return;
      open();
      // What has been reset meanwhile must not go on here.
      hint(true);
    }),
    listen(document, 'visibilitychange', () => hint()),
    close,
  ];
  open();
  return {
    tell: () => channel?.postMessage(0),
    stop() {
      for (const step of undo) step();
    },
  };
}
