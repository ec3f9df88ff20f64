const KEPT = 5000;

/** @typedef {import('../serve.d.ts').Hit} Hit */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {{ add(request: Request, hit: Pick<Hit, 'vendor' | 'category' | 'kind' | 'path'>): void, all(): Hit[],
 *   last(): number, clear(request: Request): void, follow(request: Request, tell: (hit: Hit) => void): () => void }} HitLog */

/**
 * Remembers what reached the trackers and tells the panel of the same browser.
 *
 * @returns {HitLog}
 */
export function createHitLog() {
  /** @type {{ browser: string, hit: Hit }[]} */
  let entries = [];
  /** @type {Set<(browser: string, hit: Hit) => void>} */
  const followers = new Set();
  let count = 0;

  return {
    add(request, what) {
      count += 1;
      /** @type {Hit} */
      const hit = {
        id: count,
        time: Date.now(),
        ...what,
        method: request.method ?? 'GET',
        host: request.headers.host ?? '',
      };
      const browser = browserOf(request);
      entries = [...entries.slice(1 - KEPT), { browser, hit }];
      for (const tell of followers) tell(browser, hit);
    },
    all: () => entries.map(({ hit }) => hit),
    last: () => count,
    clear(request) {
      const browser = browserOf(request);
      entries = entries.filter((entry) => entry.browser !== browser);
    },
    follow(request, tell) {
      const mine = browserOf(request);
      /** @type {(browser: string, hit: Hit) => void} */
      const follower = (browser, hit) => {
        if (browser === mine) tell(hit);
      };
      for (const { browser, hit } of entries) follower(browser, hit);
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

/**
 * Two browsers at one demo rarely share address and version, and a cookie to tell them apart
 * would spoil "no cookie before a choice".
 *
 * @param {Request} request
 */
function browserOf(request) {
  return `${request.socket.remoteAddress} ${request.headers['user-agent'] ?? ''}`;
}
