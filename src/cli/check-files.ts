import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { checkConfigText } from './check-config-text.ts';
import type { Finding, Found } from './finding.ts';
import { linesOf } from './lines.ts';
import { isAssent } from './page/assent-tag.ts';
import { checkPage } from './page/check-page.ts';
import { elementsOf, type PageElement } from './page/elements.ts';
import { readText } from './read-text.ts';

/** A file, and what is wrong with it. */
export interface Checked {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/**
 * Checks configs and pages. A page is judged by the config inside of it, else by the one among the files, else by the
 * file that its tag names. Never throws.
 */
export function checkFiles(files: readonly string[]): Checked[] {
  const texts = files.map((file) => ({ file, ...textOf(file) }));
  const isPage = (file: string, text: string): boolean =>
    /\.html?$/i.test(file) || (!/\.json$/i.test(file) && /^\s*</.test(text));
  const configs = new Map<string, unknown>();
  const checked = new Map<string, readonly Finding[]>();

  for (const { file, text, error } of texts) {
    if (text === undefined) checked.set(file, [unreadable(file, error)]);
    else if (!isPage(file, text)) {
      const { found, raw } = checkConfigText(text);
      if (raw !== undefined) configs.set(file, raw);
      checked.set(file, placed(file, text, found));
    }
  }
  for (const { file, text } of texts) {
    if (text !== undefined && isPage(file, text))
      checked.set(file, placed(file, text, findInPage(file, text, configs)));
  }
  return files.map((file) => ({ file, findings: checked.get(file) ?? [] }));
}

function findInPage(file: string, html: string, configs: ReadonlyMap<string, unknown>): Found[] {
  const elements = elementsOf(html);
  const inline = elements.find(({ attributes }) => attributes.has('data-assent-config'));
  if (inline) {
    const { start, end } = inline.content ?? { start: inline.offset, end: inline.offset };
    const { found, raw } = checkConfigText(html.slice(start, end));
    // Without a config that can be read nothing is asked; the defaults say most about the page all the same.
    return [...found.map((each) => ({ ...each, offset: each.offset + start })), ...checkPage(elements, raw)];
  }
  const tag = elements.find(isAssent);
  const url = tag?.attributes.get('data-config')?.replace(/[?#].*/s, '');
  const raw = configOf(file, tag, url, configs);
  const found = checkPage(elements, raw);
  if (raw !== undefined || !tag) return found;
  const message = `ids are not checked, because \`${url}\` is not here; name the config too: assent check assent.json ${basename(file)}`;
  return [{ code: 'check/no-config', path: 'script', message, offset: tag.offset, level: 'warning' }, ...found];
}

/** The config of a page; `undefined` if it is not known. */
function configOf(
  file: string,
  tag: PageElement | undefined,
  url: string | undefined,
  configs: ReadonlyMap<string, unknown>,
): unknown {
  const [only] = configs.size === 1 ? [...configs.values()] : [];
  if (!url) return only ?? (tag ? {} : undefined);
  const named = [...configs].find(([path]) => basename(path) === basename(url));
  return named?.[1] ?? only ?? configOnDisk(file, url);
}

/** The file that a tag names, beside the page or, for `/assent.json`, in a folder above it. */
function configOnDisk(file: string, url: string): unknown {
  if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(url)) return undefined;
  for (let folder = dirname(resolve(file)); ; folder = dirname(folder)) {
    const path = join(folder, url);
    if (existsSync(path)) {
      const { text } = textOf(path);
      return text === undefined ? undefined : checkConfigText(text).raw;
    }
    if (!url.startsWith('/') || folder === dirname(folder)) return undefined;
  }
}

function textOf(file: string): { text?: string; error?: unknown } {
  try {
    return { text: readText(file) };
  } catch (error) {
    return { error };
  }
}

function unreadable(file: string, error: unknown): Finding {
  const message = error instanceof Error ? error.message : String(error);
  return { file, line: 1, column: 1, level: 'unreadable', code: 'config/unreadable', path: '', message };
}

function placed(file: string, text: string, found: readonly Found[]): Finding[] {
  const placeOf = linesOf(text);
  return found.map(({ offset, level, code, path, message }) => ({
    file,
    ...placeOf(offset),
    level,
    code,
    path,
    message,
  }));
}
