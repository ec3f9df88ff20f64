import { isBlocked } from './blocked.ts';
import { hook } from './hooks.ts';
import { resolve } from './matches-pattern.ts';

/** Stands where scripts send: what must not go fails as if something on the way had blocked it. */
export function hookRequests(): void {
  hook('', 'fetch', (_, [input]) => {
    return isBlocked((input as Request).url ?? input) && (() => Promise.reject(new TypeError('Failed to fetch')));
  });
  // So answers Chromium when a policy of the page blocks it. "false" would mean: try another way.
  hook('Navigator', 'sendBeacon', (_, [url]) => isBlocked(url) && (() => true));

  const opened = new WeakMap<XMLHttpRequest, readonly unknown[]>();
  hook<XMLHttpRequest>('XMLHttpRequest', 'open', (self, args) => {
    delete (self as { readyState?: number }).readyState;
    opened.set(self, args);
  });
  hook<XMLHttpRequest>('XMLHttpRequest', 'send', (self) => {
    const args = opened.get(self);
    const [, url, isAsync = true] = args ?? [];
    return (
      isBlocked(url) &&
      (() => {
        if (!isAsync) throw new DOMException('', 'NetworkError');
        setTimeout(() => {
          // Perhaps it was opened anew meanwhile.
          if (opened.get(self) !== args) return;
          Reflect.defineProperty(self, 'readyState', { configurable: true, value: 4 });
          for (const type of ['readystatechange', 'error', 'loadend']) self.dispatchEvent(new ProgressEvent(type));
        });
      })
    );
  });

  hook<NewableFunction>('', 'WebSocket EventSource', (target, [url]) => {
    return isBlocked(url) && (() => Reflect.construct(FailingConnection, [resolve(url).href], target));
  });
}

/**
 * Made in place of a `WebSocket` or an `EventSource`, and with their prototype; a real one would be connecting already.
 * What they have as accessors works on real ones only, and is a field here.
 */
class FailingConnection extends EventTarget {
  readyState = 0;
  binaryType = '';
  onopen = null;
  onmessage = null;
  onerror: EventListener | null = null;
  onclose: EventListener | null = null;
  readonly send = (): void => {};
  readonly close = (): void => {};
  readonly url: string;

  constructor(url: string) {
    super();
    this.url = url;
    for (const type of ['error', 'close'] as const) {
      setTimeout(() => {
        this.readyState = (this as unknown as WebSocket).CLOSED;
        const event = new CloseEvent(type, { code: 1006 });
        this.dispatchEvent(event);
        this[`on${type}`]?.(event);
      });
    }
  }
}
