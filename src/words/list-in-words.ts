/**
 * Several things in a row, as a language puts them: `a, b, and c`. `Intl.ListFormat` says the same, a test compares them,
 * but the first one that a page makes takes a slow phone an eighth of a second.
 *
 * @param pair how two stand together: `{a} and {b}`
 * @param list how three do: `{a}, {b}, and {c}`
 */
export function listInWords(items: readonly string[], pair: string, list: string): string {
  // A text of the site's own may be no pattern.
  const [, between = ', ', last = ', '] = list.split(/{[abc]}/);
  const [, both = ', '] = pair.split(/{[ab]}/);
  const end = items.length - 1;
  return items
    .map((item, index) => (index ? joint(index < end ? between : end > 1 ? last : both, item) : '') + item)
    .join('');
}

/** Two words for *and* change before some others: Spanish *y* before the sound of *i*, Hebrew *ו* before other letters. */
function joint(text: string, next: string): string {
  if (text === ' y ' && /^(i|hi(?![ae]))/i.test(next)) return ' e ';
  return text === ' ו' && !/^\p{Script=Hebrew}/u.test(next) ? ' ו-' : text;
}
