import { existsSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkConfigText } from './check-config-text.ts';
import type { Outcome } from './check.ts';

/** Asks one question; an empty answer means the default. */
export type Ask = (question: string, usual: string) => Promise<string>;

const QUESTIONS = {
  name: ['Who answers for the site? (empty: its host name)', ''],
  privacy: ['URL of the privacy policy', '/privacy'],
  categories: ['Categories', 'functional, analytics'],
} as const;

/**
 * `assent init`: writes a config, and says which tag to put on the page.
 *
 * @param ask missing where nobody can answer; then what the flags do not say is left at its default
 * @throws when the call is wrong, or the file is there already
 */
export async function init(args: readonly string[], ask?: Ask): Promise<Outcome> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      name: text,
      privacy: text,
      categories: text,
      output: { ...text, default: 'assent.json' },
      script: { ...text, default: '/assent/assent.js' },
      force: { type: 'boolean', default: false },
    },
  });
  const { output, script, force } = values;
  if (existsSync(output) && !force) throw new Error(`${output} is there already; --force overwrites it`);

  const answers: Record<string, string> = {};
  for (const [key, [question, usual]] of Object.entries(QUESTIONS)) {
    answers[key] = values[key as keyof typeof QUESTIONS] ?? (await ask?.(question, usual)) ?? usual;
  }
  const { name = '', privacy = '', categories = '' } = answers;
  const schema = './node_modules/assent/dist/assent.schema.json';
  const config = {
    ...(existsSync(join(dirname(output), schema)) && { $schema: schema }),
    revision: 1,
    controller: { ...(name && { name }), ...(privacy && { privacyPolicy: privacy }) },
    categories: categories.split(/[\s,]+/).filter(Boolean),
  };
  const json = `${JSON.stringify(config, null, 2)}\n`;
  const wrong = checkConfigText(json).found.filter(({ level }) => level !== 'warning');
  if (wrong.length > 0) throw new Error(wrong.map(({ path, message }) => `${path}: ${message}`).join('\n'));

  writeFileSync(output, json, { flag: force ? 'w' : 'wx' });
  const out = `Wrote ${output}. Put this first in <head>:

<script src="${escape(script)}" data-config="${escape(`/${basename(output)}`)}"></script>

and mark each tracker:

<script type="text/plain" data-consent="${config.categories.find((id) => id !== 'functional') ?? 'analytics'}" data-src="https://tracker.example/a.js"></script>`;
  return { out, code: 0 };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
