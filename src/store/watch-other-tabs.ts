import { attempt } from '../lib/attempt.ts';
import { listen } from '../lib/dom.ts';
import { whenIdle } from '../lib/when-idle.ts';

/**
 * Notices when another tab may have decided: notified by it, or by coming back to this page (R238, R248). It is a hint
 * to read the record again and carries no state, so that nothing can be forged with it.
 *
 * @param hint `true` if a record that is gone means that nothing is decided
 * @returns says to the others that somebody has decided here
 */
export function watchOtherTabs(name: string, hint: (isTold?: boolean) => void): () => void {
  let channel: BroadcastChannel | undefined;
  const open = (): void => {
    channel = attempt(() => new BroadcastChannel(name));
    if (channel) channel.onmessage = () => hint(true);
  };
  // An open channel would keep the page out of the back/forward cache.
  listen(window, 'pagehide', () => channel?.close());
  listen<PageTransitionEvent>(window, 'pageshow', ({ persisted }) => {
    if (!persisted) return;
    open();
    // What has been reset meanwhile must not go on here.
    hint(true);
  });
  listen(document, 'visibilitychange', () => hint());
  // Not before there is time: what was said meanwhile is in the record.
  whenIdle(() => {
    open();
    hint();
  });
  return () => channel?.postMessage(0);
}
