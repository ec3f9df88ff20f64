import { isBlocked, resolve } from './blocked.ts';
import { hook } from './hooks.ts';

/** Stands where scripts send: what must not go fails as if something on the way had blocked it. */
export function hookRequests(): void {
  hook('', 'fetch', (_, [input]) => {
    return isBlocked((input as Request).url ?? input) && (() => Promise.reject(new TypeError('Failed to fetch')));
  });
  // So answers Chromium when a policy of the page blocks it. "false" would mean: try another way.
  hook('Navigator', 'sendBeacon', (_, [url]) => isBlocked(url) && (() => true));

  const opened = new WeakMap<XMLHttpRequest, URL>();
  hook<XMLHttpRequest>('XMLHttpRequest', 'open', (self, [, url]) => {
    Reflect.deleteProperty(self, 'readyState');
    opened.set(self, resolve(url));
  });
  hook<XMLHttpRequest>('XMLHttpRequest', 'send', (self) => {
    const url = opened.get(self);
    return (
      isBlocked(url) &&
      (() =>
        setTimeout(() => {
          // Perhaps it was opened anew meanwhile.
          if (opened.get(self) !== url) return;
          Reflect.defineProperty(self, 'readyState', { configurable: true, value: 4 });
          for (const type of ['readystatechange', 'error', 'loadend']) self.dispatchEvent(new ProgressEvent(type));
        }))
    );
  });

  const connect = (target: NewableFunction, [url]: readonly unknown[]): false | (() => object) =>
    isBlocked(url) && (() => Reflect.construct(FailingConnection, [resolve(url).href], target) as object);
  hook('', 'WebSocket EventSource', connect);
}

/**
 * Made in place of a `WebSocket` or an `EventSource`, and with their prototype; a real one would be connecting already.
 * What they have as accessors works on real ones only, and is a field here.
 */
class FailingConnection extends EventTarget {
  readyState = 0;
  binaryType = 'blob';
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
    setTimeout(() => {
      this.readyState = (this as unknown as WebSocket).CLOSED;
      for (const type of ['error', 'close'] as const) {
        this.addEventListener(type, (event) => this[`on${type}`]?.(event));
        this.dispatchEvent(new CloseEvent(type, { code: 1006 }));
      }
    });
  }
}
