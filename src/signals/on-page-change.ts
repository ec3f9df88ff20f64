import { listen } from '../lib/dom.ts';

/**
 * Calls back whenever something new may be on the page: nodes were added, which is when inline scripts run, or a file has
 * arrived. There is no timer.
 *
 * @returns what stops it
 */
export function onPageChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document, { childList: true, subtree: true });
  // In the capture phase the page also hears of every script that has loaded.
  const off = listen(window, 'load', changed, { capture: true });
  return () => {
    observer.disconnect();
    off();
  };
}
