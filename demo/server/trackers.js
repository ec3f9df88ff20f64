import { answer } from './answers.js';
import { pathOf } from './path-of.js';
import { readServed } from './read-served.js';
import { recognise } from './vendors.js';

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

/**
 * The other origin: gives out the vendors' files, takes their beacons, and notes each request.
 *
 * @param {import('./hit-log.js').HitLog} log
 */
export function createTrackers(log) {
  return async (/** @type {Request} */ request, /** @type {Response} */ response) => {
    const headers = { ...shareWith(request), 'Cache-Control': 'no-store' };
    // A connection whose body nobody reads cannot be used again.
    request.resume();
    const path = pathOf(request);
    if (path === undefined) return response.writeHead(400, headers).end();
    if (request.method === 'OPTIONS' || path === '/favicon.ico') return response.writeHead(204, headers).end();

    const { file, ...whose } = recognise(path);
    log.add(request, { ...whose, path });

    const served = file ? await readServed(file) : answer(path);
    const known = served && whose.vendor !== 'unknown';
    response.writeHead(known ? 200 : 404, { ...headers, ...(known && { 'Content-Type': served.type }) });
    response.end(known ? served.body : undefined);
  };
}

/**
 * Vendors send with credentials: then the origin must be named, `*` will not do.
 *
 * @param {Request} request
 */
function shareWith({ headers }) {
  return {
    'Access-Control-Allow-Origin': headers.origin ?? '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    Vary: 'Origin',
  };
}
