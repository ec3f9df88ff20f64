import { applyEdits, modify } from 'jsonc-parser';

/**
 * The config's text with one value changed, and all else as it was written; with `undefined` the key is taken out.
 * Nothing if the text cannot be changed there.
 */
export function editConfig(text: string, path: readonly string[], value: string | undefined): string | undefined {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
  try {
    const changed = applyEdits(text, modify(text, [...path], value, { formattingOptions }));
    JSON.parse(changed);
    return changed;
  } catch {
    return undefined;
  }
}

/** The value that stands there, if it is a text. */
export function textAt(raw: unknown, path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key) ? Reflect.get(part, key) : undefined,
    raw,
  );
  return typeof value === 'string' ? value : undefined;
}
