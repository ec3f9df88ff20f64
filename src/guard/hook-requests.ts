import { hook } from './hooks.ts';

/** Stands where scripts send: what must not go fails as if something on the way had blocked it. */
export function hookRequests(isBlocked: (url: unknown) => boolean, resolve: (url: unknown) => URL): void {
  hook(
    '',
    'fetch',
    (_, [input]) =>
      isBlocked((input as Request).url ?? input) && (() => Promise.reject(new TypeError('Failed to fetch'))),
  );
  // So answers Chromium when a policy of the page blocks it. "false" would mean: try another way.
  hook('Navigator', 'sendBeacon', (_, [url]) => isBlocked(url) && (() => true));

  const opened = new WeakMap<XMLHttpRequest, { readonly url: URL; readonly isAsync: unknown }>();
  hook<XMLHttpRequest>('XMLHttpRequest', 'open', (self, [, url, isAsync = true]) => {
    Reflect.deleteProperty(self, 'readyState');
    opened.set(self, { url: resolve(url), isAsync });
  });
  hook<XMLHttpRequest>('XMLHttpRequest', 'send', (self) => {
    const request = opened.get(self);
    return (
      request &&
      isBlocked(request.url) &&
      (() => {
        if (!request.isAsync) throw new DOMException('Failed to load', 'NetworkError');
        setTimeout(() => {
          // Perhaps it was opened anew meanwhile.
          if (opened.get(self) !== request) return;
          Reflect.defineProperty(self, 'readyState', { configurable: true, value: 4 });
          for (const type of ['readystatechange', 'error', 'loadend']) self.dispatchEvent(new ProgressEvent(type));
        });
      })
    );
  });

  // Connections: an object of the class, or of one that extends it, which fails soon. A real one would be connecting.
  hook<NewableFunction>('', 'WebSocket EventSource', fail);
  hook<NewableFunction>('WebSocket EventSource', 'constructor', fail);

  function fail(target: NewableFunction, [url]: readonly unknown[]): false | (() => EventTarget) {
    return isBlocked(url) && (() => failing(target, resolve(url).href));
  }
}

/** On the class these are accessors which only a real connection may use. */
const MEMBERS = {
  readyState: 0,
  binaryType: 'blob',
  bufferedAmount: 0,
  extensions: '',
  protocol: '',
  withCredentials: false,
  onopen: null,
  onmessage: null,
  onerror: null,
  onclose: null,
  send() {},
  close() {},
};

function failing(target: NewableFunction, url: string): EventTarget {
  const connection = Reflect.construct(EventTarget, [], target) as EventTarget & { CLOSED: number };
  const members: Record<string, unknown> = { ...MEMBERS, url };
  const define = (name: string, value: unknown): boolean =>
    Reflect.defineProperty(connection, name, { configurable: true, writable: true, value });
  for (const name in members) define(name, members[name]);
  setTimeout(() => {
    define('readyState', connection.CLOSED);
    for (const event of [new Event('error'), new CloseEvent('close', { code: 1006 })]) {
      const handler = Reflect.get(connection, `on${event.type}`) as ((event: Event) => void) | null;
      if (handler) connection.addEventListener(event.type, handler, { once: true });
      connection.dispatchEvent(event);
    }
  });
  return connection;
}
