import { createElement, documentGet } from './dom.ts';

/** How a file of ours is asked for. */
export interface ScriptSource {
  /** Absolute. */
  readonly url: string;
  /** Of our own tag, or empty. */
  readonly nonce: string;
  /** Marks the URL as trusted where the page enforces Trusted Types; `undefined` where the page does not allow that. */
  readonly trusted: { createScriptURL(url: string): string } | undefined;
}

/** Loads a classic script, and as a module where nothing else is allowed; rejects when it does not come. */
export function loadScript({ url, nonce, trusted }: ScriptSource): Promise<unknown> {
  if (!trusted) return import(/* @vite-ignore */ url);
  return new Promise((resolve, reject) => {
    const script = createElement('script');
    script.nonce = nonce;
    // Else it would be read in the encoding of the page.
    script.charset = 'utf-8';
    script.fetchPriority = 'high';
    script.onload = (event) => {
      script.remove();
      resolve(event);
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(url));
    };
    script.src = trusted.createScriptURL(url);
    documentGet('documentElement').append(script);
  });
}
