import { stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePlayground } from './bundle.js';
import { pathOf } from './path-of.js';
import { problemsPage } from './problems-page.js';
import { readServed } from './read-served.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

const DEMO = fileURLToPath(new URL('..', import.meta.url));
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

/** The playground's frame has an origin of its own, and imports scripts as a foreign site would. */
const HEADERS = { 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' };

/**
 * What is made when it is asked for.
 *
 * @type {Record<string, { type: string, make: () => Promise<string> }>}
 */
const MADE = {
  '/playground/playground.js': { type: 'text/javascript; charset=utf-8', make: bundlePlayground },
  '/problems/': { type: 'text/html; charset=utf-8', make: problemsPage },
};

/**
 * The demo site: pages from `demo/`, the product from `dist/`, both at the root,
 * so that a page says `<script src="/assent.js">` as a real one would.
 *
 * @param {import('./hit-log.js').HitLog} log
 * @param {number} trackerPort
 */
export function createSite(log, trackerPort) {
  return async (/** @type {Request} */ request, /** @type {Response} */ response) => {
    const path = pathOf(request);
    if (path === undefined) return end(response, 400);
    if (path === '/demo/clear' && request.method === 'POST') {
      log.clear(request);
      return end(response, 204);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
    if (path === '/demo/hits') return stream(log, request, response);
    const made = MADE[path];
    if (made) return sendMade(made, response);
    return sendFile(path, request, response, (text) =>
      text
        .replaceAll('{{trackers}}', `http://${trackersFor(request)}:${trackerPort}`)
        .replaceAll('{{since}}', String(log.last())),
    );
  };
}

/**
 * @param {{ type: string, make: () => Promise<string> }} made
 * @param {Response} response
 */
async function sendMade({ type, make }, response) {
  try {
    const body = await make();
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' });
    response.end(body);
  } catch (error) {
    console.error(error);
    end(response, 500);
  }
}

/**
 * Tests visit `*.test`, people `localhost`: either way the trackers have another host as well as another port.
 *
 * @param {Request} request
 */
function trackersFor(request) {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  return host.endsWith('.test') ? 'trackers.test' : '127.0.0.1';
}

/**
 * @param {import('./hit-log.js').HitLog} log
 * @param {Request} request
 * @param {Response} response
 */
function stream(log, request, response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write('\n');
  const stop = log.follow(request, (hit) => response.write(`data: ${JSON.stringify(hit)}\n\n`));
  response.on('close', stop);
}

/**
 * @param {string} path
 * @param {Request} request
 * @param {Response} response
 * @param {(text: string) => string} fill
 */
async function sendFile(path, request, response, fill) {
  for (const root of [DEMO, DIST]) {
    const file = join(root, path);
    if (!file.startsWith(root)) return end(response, 403);
    if (!path.endsWith('/') && (await isFolder(file)))
      return end(response, 308, { Location: `${posix.normalize(path)}/` });
    const served = await readServed(path.endsWith('/') ? join(file, 'index.html') : file);
    if (!served) continue;
    const filled = /html|json/.test(served.type) ? fill(served.body.toString()) : served.body;
    response.writeHead(200, { ...HEADERS, 'Content-Type': served.type });
    response.end(request.method === 'HEAD' ? undefined : filled);
    return;
  }
  end(response, 404);
}

/** @param {string} path */
async function isFolder(path) {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

/**
 * @param {Response} response
 * @param {number} status
 * @param {Record<string, string>} [headers]
 */
function end(response, status, headers) {
  response.writeHead(status, { 'Cache-Control': 'no-store', ...headers });
  response.end();
}
