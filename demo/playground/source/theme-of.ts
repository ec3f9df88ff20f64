import { textAt } from './edit-config.ts';
import { THEMES } from './themes.ts';

/** The theme of a config, if it is one of ours. */
export function themeOf(raw: unknown): string {
  const name = textAt(raw, ['ui', 'theme']) ?? '';
  return THEMES.has(name) ? name : 'auto';
}
