import type { ResolvedConfig } from '../config/types.ts';
import type { Report } from '../lib/problems.ts';
import { show } from './advice.ts';
import { closest } from './closest.ts';
import { TEXT_KEYS, THEMES } from './known-words.ts';

/** Words of the config that name nothing of Assent's: a text that nobody will read, a theme that has no file. */
export function warnOfWords({ ui, regions, categories }: ResolvedConfig, report: Report): void {
  const { theme } = ui;
  if (isName(theme) && !THEMES.includes(theme)) {
    const meant = closest(theme, THEMES);
    const help = meant ? `did you mean ${show(meant)}?` : 'it needs a file of yours among the themes';
    report('check/unknown-theme', 'ui.theme', `no theme of Assent is called ${show(theme)}; ${help}`);
  }
  // Categories of the site itself may have their words here, too.
  const keys = [...TEXT_KEYS, ...categories.flatMap(({ id }) => [`${id}.title`, `${id}.description`])];
  warnOfTexts(ui.texts, 'ui.texts', keys, report);
  entries(regions).forEach(([index, rule]) => {
    warnOfTexts((Object(rule) as { texts?: unknown }).texts, `regions[${index}].texts`, keys, report);
  });
}

function warnOfTexts(texts: unknown, path: string, keys: readonly string[], report: Report): void {
  for (const [language, replaced] of entries(texts)) {
    for (const [key] of entries(replaced)) {
      if (keys.includes(key)) continue;
      const dashed = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const meant = closest(key, keys) ?? closest(dashed, keys);
      const help = meant ? `did you mean ${show(meant)}?` : 'docs/languages.md lists the keys';
      report('check/unknown-text', `${path}.${language}.${key}`, `no text has the key ${show(key)}; ${help}`);
    }
  }
}

/** Whether it can be the name of a theme; what cannot is an error already. */
function isName(theme: unknown): theme is string {
  return typeof theme === 'string' && /^[a-z\d-]+$/.test(theme);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
