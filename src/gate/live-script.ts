import { attempt } from '../lib/attempt.ts';
import { createElement, documentGet } from '../lib/dom.ts';
import type { TrustedScript } from './trusted-script.ts';

/**
 * The script that runs for a gated one: a new one, because a script whose `type` is changed does not run, and neither does
 * the clone of one that came as a text of HTML. It carries the attributes over, also the nonce, which reading attributes
 * would lose (R240, R241); but neither the mark, which is not for it, nor event handlers: the gated script's own are called.
 *
 * @param mark the attribute of gated elements
 */
export function createLiveScript(
  gated: HTMLScriptElement,
  mark: string,
  trusted: TrustedScript,
  module: boolean,
): HTMLScriptElement {
  const live = createElement('script');
  for (const name of gated.getAttributeNames()) {
    if (name === 'src' || name === 'type' || name === mark || name.startsWith('on')) continue;
    // A name that only the HTML parser makes, like that of a stray quote, is nobody's loss.
    attempt(() => live.setAttribute(name, gated.getAttribute(name) ?? ''));
  }
  if (gated.nonce) live.nonce = gated.nonce;
  // What is read is the attribute: a `dataset` inherits what a page has added to `Object.prototype`.
  const type = gated.getAttribute('data-type');
  if (type) live.type = type;
  const url = gated.getAttribute('data-src') ?? gated.getAttribute('src');
  if (url !== null) live.src = trusted.createScriptURL(url);
  // Beside a `src` it does not run, but some vendors read their settings from it.
  const { text } = gated;
  if (text) live.text = trusted.createScript(text);
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
