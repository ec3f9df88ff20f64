import { createElement, documentGet } from '../lib/dom.ts';
import type { TrustedScript } from './trusted-script.ts';

/**
 * The script that runs in place of a gated one. A clone, because a script whose `type` is changed does not run, and
 * because cloning keeps every attribute as it was, also the nonce, which reading attributes would lose (R240, R241).
 */
export function createLiveScript(gated: HTMLScriptElement, trusted: TrustedScript, module: boolean): HTMLScriptElement {
  const live = gated.cloneNode(false) as HTMLScriptElement;
  const { type, src } = gated.dataset;
  live.type = type ?? '';
  if (src !== undefined) live.src = trusted.createScriptURL(src);
  // Beside a `src` it does not run, but some vendors read their settings from it.
  if (gated.text) live.text = trusted.createScript(gated.text);
  // Inserted modules keep their order only if they are not async; classic scripts are awaited one by one.
  if (module && !gated.hasAttribute('async')) live.async = false;
  return live;
}

/** Asks the browser to fetch a script ahead of its turn; resolves when it is there or has failed. */
export function preloadScript(gated: HTMLScriptElement, href: string): Promise<void> {
  // All that the fetch of the script itself depends on must be the same, or it would be fetched twice.
  const { crossOrigin, integrity, referrerPolicy, nonce } = gated;
  const link = Object.assign(createElement('link'), {
    rel: 'preload',
    as: 'script',
    crossOrigin,
    integrity,
    referrerPolicy,
    nonce,
    href,
  });
  return new Promise((resolve) => {
    link.onload = link.onerror = () => {
      link.remove();
      resolve();
    };
    documentGet('documentElement').append(link);
  });
}
