import { checkConfigText } from '../cli/check-config-text.ts';
import { linesOf } from '../cli/lines.ts';
import { checkConfig } from '../config/check-config.ts';
import { attempt } from '../lib/attempt.ts';
import type { Problem } from '../lib/problems.ts';

/** Something wrong with the config, in as many words as it takes. */
export interface ConfigFinding extends Problem {
  /** A warning is what the page can work with, though somebody should look at it. */
  readonly level: 'error' | 'warning';
  /** Where it stands in the config's text, from 1; not there when the text is not at hand. */
  readonly line?: number;
  readonly column?: number;
  /** The heading that says more. */
  readonly help: string;
}

/**
 * The same check as `assent check`, on what the page was given. Never throws.
 *
 * @param raw the config as Assent got it
 * @param text its text, if there is one: then everything has its line
 */
export function checkGivenConfig(raw: unknown, text?: string): ConfigFinding[] {
  if (text !== undefined) {
    const placeOf = linesOf(text);
    return checkConfigText(text).found.map((found) => ({ ...finding(found), ...placeOf(found.offset) }));
  }
  // Without its text, what JSON would say of it will do: lines would be invented, so they are left out.
  const written = attempt(() => JSON.stringify(raw)) ?? 'null';
  const found = checkConfigText(written).found.map(finding);
  // What is no JSON at all, such as a function, is seen by the page's own check alone.
  attempt(() =>
    checkConfig(raw, (code, path, message = '') => {
      if (found.some((known) => known.code === code && known.path === path)) return;
      found.push(finding({ code, path, message: String(message), level: 'error' }));
    }),
  );
  return found;
}

function finding({ code, path, message, level }: Problem & { readonly level: string }): ConfigFinding {
  return { code, path, message, level: level === 'warning' ? 'warning' : 'error', help: helpFor(code) };
}

/** Where a problem code is explained. */
export function helpFor(code: string): string {
  return `docs/problems.md#${code.replaceAll('/', '')}`;
}
