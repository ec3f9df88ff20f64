/** The texts among the values of an object. */
export function textsIn(value: unknown): Record<string, string> {
  const entries = Array.isArray(value) ? [] : Object.entries(Object(value));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
