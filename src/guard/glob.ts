/**
 * Whether a text matches a pattern in which `*` stands for anything. One pass from left to right, so that neither a
 * pattern nor a text can make it slow; no regular expression is built from either.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let from = 0;
  return pattern.split('*').every((part, index, { length }) => {
    // What is between two stars comes as early as it can, what is after the last one at the end.
    const at = index === length - 1 ? text.length - part.length : text.indexOf(part, from);
    const fits = at >= from && (index > 0 || at === 0) && text.startsWith(part, at);
    from = at + part.length;
    return fits;
  });
}
