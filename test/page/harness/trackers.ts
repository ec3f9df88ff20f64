import type { LabRequest, Reply } from './server.ts';

const anyOrigin = { 'Access-Control-Allow-Origin': '*' };
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Hosts that behave like a tracker without being told: every name with `tracker` in it. */
export function isTracker(host: string): boolean {
  return host.includes('tracker');
}

/**
 * What a tracker's host answers:
 *
 * - `/NAME.js`: a script that leaves every trace a tracker leaves: `window.ran` gets `NAME`, a cookie and a
 *   localStorage key `NAME` are set, and a beacon goes to `/beacon?NAME`. Options in the query, joined with `&`:
 *   `slow=MS`, `hang`, `status=404`, `throw`, `write` (calls `document.write`), `nobeacon`, `nostorage`.
 * - `/beacon`: 204.
 * - `/pixel.gif`, `/frame.html`: an image and a document.
 */
export function trackerReply({ url }: LabRequest): Reply | undefined {
  const options = url.searchParams;
  const reply = {
    headers: anyOrigin,
    delay: Number(options.get('slow') ?? 0),
    hang: options.has('hang'),
    status: Number(options.get('status') ?? 200),
  };
  if (url.pathname === '/beacon') return { ...reply, status: 204 };
  if (url.pathname === '/pixel.gif') return { ...reply, body: gif };
  if (url.pathname === '/frame.html')
    return { ...reply, body: `<!doctype html><title>Frame of ${url.hostname}</title>` };
  const name = /^\/([\w-]+)\.js$/.exec(url.pathname)?.[1];
  return name === undefined ? undefined : { ...reply, body: trackerScript(name, url) };
}

function trackerScript(name: string, { origin, searchParams: options }: URL): string {
  return [
    `(window.ran ||= []).push('${name}');`,
    options.has('nostorage') || `document.cookie = '${name}=1; path=/'; localStorage.setItem('${name}', '1');`,
    options.has('nobeacon') || `new Image().src = '${origin}/beacon?${name}';`,
    options.has('write') && `document.write('<p data-wrote="${name}"></p>');`,
    options.has('throw') && `throw new Error('${name} throws');`,
  ]
    .filter((line) => typeof line === 'string')
    .join('\n');
}
