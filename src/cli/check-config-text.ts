import type { Node } from 'jsonc-parser';
import { checkConfig } from '../config/check-config.ts';
import { MAX_CONFIG_SIZE } from '../config/defaults.ts';
import { readConfig } from '../config/read-config.ts';
import { adviceOn, show } from './advice.ts';
import type { Found } from './finding.ts';
import { placesIn } from './places.ts';
import { syntaxErrorOf } from './syntax-error.ts';
import { warn } from './warnings.ts';

/** What is wrong with the text of a config, and the config if it is JSON. Never throws. */
export function checkConfigText(text: string): { found: Found[]; raw: unknown } {
  const unreadable = (offset: number, message: string): { found: Found[]; raw: unknown } => ({
    found: [{ code: 'config/unreadable', path: '', message, offset, level: 'unreadable' }],
    raw: undefined,
  });
  if (text.length > MAX_CONFIG_SIZE) return unreadable(0, `over ${MAX_CONFIG_SIZE} characters`);
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const { offset, message } = syntaxErrorOf(text, error);
    return unreadable(offset, message);
  }

  const places = placesIn(text);
  const found: Found[] = [];
  const categories = readConfig(raw)?.categories.map(({ id }) => id) ?? [];
  checkConfig(raw, (code, path, message = '') => {
    const { key, value } = places.at(path) ?? {};
    const isKey = code === 'config/unknown-key';
    const written: unknown = isKey ? (key?.value ?? path) : value && JSON.parse(textOf(value));
    const problem = { code, path, message: String(message) };
    const offset = (isKey ? key : value)?.offset ?? 0;
    found.push({ ...problem, message: adviceOn(problem, written, categories), offset, level: 'error' });
  });
  for (const { key, path } of places.duplicates) {
    const message = `key ${show(key.value)} stands there twice; only the last one counts`;
    found.push({ code: 'check/duplicate-key', path, message, offset: key.offset, level: 'error' });
  }
  warn(raw, (code, path, message = '') => {
    const offset = places.at(path)?.value.offset ?? 0;
    found.push({ code, path, message: String(message), offset, level: 'warning' });
  });
  return { found: found.sort((a, b) => a.offset - b.offset), raw };

  function textOf({ offset, length }: Node): string {
    return text.slice(offset, offset + length);
  }
}
