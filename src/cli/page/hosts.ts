import { beginsLike } from '../../lib/begins-like.ts';

const SITE = 'http://the-site.invalid/';

/** The parts of a URL of the page, or of a pattern such as `//*.tracker.example/collect`. */
function parse(url: string): URL | undefined {
  try {
    return new URL(url.replace(/^(?:[^/:]*:)?(?=\/\/)/, 'http:'), SITE);
  } catch {
    return undefined;
  }
}

/** Whether a URL is one of those that a pattern of `services[].match` means, as `assent-guard.js` does it. */
export function isMatched(pattern: string, url: string): boolean {
  const [from, to] = [parse(pattern), parse(url)];
  return !!from && !!to && isSameHost(from, to) && beginsLike(from.pathname + from.search, to.pathname + to.search);
}

/** Whether a hint such as `preconnect` would contact the host that a pattern or a URL is about; never the site itself. */
export function isAtHostOf(pattern: string, url: string): boolean {
  const [from, to] = [parse(pattern), parse(url)];
  return !!from && !!to && to.host !== new URL(SITE).host && isSameHost(from, to);
}

function isSameHost(pattern: URL, url: URL): boolean {
  return beginsLike(`${pattern.hostname.replaceAll('%2A', '*')}/`, `${url.hostname}/`);
}
