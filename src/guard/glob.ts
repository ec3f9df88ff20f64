/**
 * Whether a text matches a pattern in which `*` stands for anything. One pass from left to right, so that neither a
 * pattern nor a URL can make it slow; no regular expression is built from either.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return text === pattern;
  let from = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.startsWith(first) && text.slice(from).endsWith(last);
}
