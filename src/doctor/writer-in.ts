/**
 * The script that a stack ends in, as far as browsers say: the nearest URL that is not one of ours, else the page itself
 * when it is an inline script.
 *
 * @param own beginning of the addresses of Assent's files
 */
export function writerIn(stack: string, own: string): string | undefined {
  const urls = stack.match(/\b(?:https?|blob|file):[^\s()]+/g) ?? [];
  const addresses = urls.map((url) => url.replace(/(?::\d+){1,2}$/, ''));
  return addresses.find((url) => !isOwn(url, own));
}

function isOwn(url: string, own: string): boolean {
  return own !== '' && url.startsWith(own) && /^assent(?:-[\w-]+)?\.js/.test(url.slice(own.length));
}
