import { MAX_CONFIG_SIZE } from './defaults.ts';
import { listen } from '../lib/dom.ts';
import type { Report } from '../lib/problems.ts';

/** Milliseconds to wait for an answer. */
const TIMEOUT = 3000;
/** Milliseconds before the second try; each further pause is four times as long, up to `MAX_PAUSE`. */
const FIRST_PAUSE = 1000;
const MAX_PAUSE = 256_000;

/**
 * Fetches the config until there is one: with back-off, and at once when the browser comes online. Until then
 * nobody is asked and nothing is released: no informed question can be put.
 *
 * @param found gets the parsed JSON
 */
export function loadConfig(url: string, found: (raw: unknown) => void, report: Report): void {
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout>;

  const load = async (): Promise<void> => {
    clearTimeout(timer);
    const abort = new AbortController();
    const patience = setTimeout(() => abort.abort(), TIMEOUT);
    try {
      const response = await fetch(url, { signal: abort.signal });
      if (!response.ok) throw response.status;
      const text = await response.text();
      if (text.length > MAX_CONFIG_SIZE) throw 'size';
      const raw: unknown = JSON.parse(text);
      stop();
      found(raw);
    } catch (error) {
      report('config/unreadable', url, error);
      clearTimeout(timer);
      timer = setTimeout(load, pause);
      pause = Math.min(pause * 4, MAX_PAUSE);
    } finally {
      clearTimeout(patience);
    }
  };
  const stop = listen(window, 'online', load);
  void load();
}
