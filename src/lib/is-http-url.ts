/** Longer ones are refused before they are parsed. */
const MAX_LENGTH = 4096;

/**
 * Whether a URL is http(s) or relative, as the URL parser sees it (which ignores tabs and line breaks,
 * so that `java\nscript:` is what it is). Anything else, `javascript:`, `data:`, `blob:`, is refused.
 */
export function isHttpUrl(url: string): boolean {
  if (url.length > MAX_LENGTH) return false;
  try {
    return /^https?:$/.test(new URL(url, 'https://base.invalid').protocol);
  } catch {
    return false;
  }
}
