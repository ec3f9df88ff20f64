/** Whether a URL of the config is http(s) or relative, as the URL parser sees it: `javascript:` and others are not. */
export function isSafeLink(url: string): boolean {
  try {
    return /^https?:$/.test(new URL(url, 'https://base.invalid').protocol);
  } catch {
    return false;
  }
}
