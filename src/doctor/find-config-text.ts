import { attempt } from '../lib/attempt.ts';
import { queryAll } from '../lib/dom.ts';

/** Milliseconds to wait for the config's file. */
const TIMEOUT = 3000;

/** The config's text, and where it is. */
export interface ConfigText {
  readonly text: string;
  /** `inline`, or its URL. */
  readonly where: string;
}

/**
 * Looks for the text that Assent's config was read from, so that problems have their lines. Nothing, when the config came
 * from code, or when the text that is there now says something else.
 */
export async function findConfigText(raw: unknown): Promise<ConfigText | undefined> {
  const [inline] = queryAll('script[data-assent-config]');
  const [tag] = queryAll('script[data-config]');
  const url = tag?.getAttribute('data-config');
  const found = url
    ? await fetch(url, { cache: 'force-cache', signal: AbortSignal.timeout(TIMEOUT) })
        .then(async (response) => (response.ok ? { text: await response.text(), where: url } : undefined))
        .catch(() => undefined)
    : inline && { text: inline.textContent ?? '', where: 'inline' };
  return found && isOf(found.text, raw) ? found : undefined;
}

/** Whether a text is that of a config; one that is no JSON is that of none. */
export function isOf(text: string, raw: unknown): boolean {
  const read = attempt(() => JSON.parse(text) as unknown);
  return attempt(() => JSON.stringify(read)) === attempt(() => JSON.stringify(raw));
}
