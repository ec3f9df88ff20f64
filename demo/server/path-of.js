/**
 * The decoded path of a request, without its query; `undefined` if it cannot be read.
 *
 * @param {import('node:http').IncomingMessage} request
 */
export function pathOf(request) {
  try {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://demo').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}
