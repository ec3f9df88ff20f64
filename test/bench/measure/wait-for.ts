import type { Page } from 'playwright';
import type { ProbedWindow } from '../page/probe.ts';
import { wait } from './wait.ts';

/** Thousands of scripts on a throttled CPU and a slow network take long. */
export const TIMEOUT_MS = 60_000;
/** A page that has thrown may still come to its end, but not later than this. */
const AFTER_ERROR_MS = 10_000;

/** Waits until the probe says something. @throws with what ran and what the page threw, if it never does */
export async function waitFor(page: Page, word: string): Promise<void> {
  const said = page.waitForEvent('console', { predicate: (message) => message.text() === word, timeout: TIMEOUT_MS });
  const thrown = page.waitForEvent('pageerror', { timeout: TIMEOUT_MS }).then(async () => {
    await wait(AFTER_ERROR_MS);
    throw new Error('the page has thrown');
  });
  for (const promise of [said, thrown]) promise.catch(() => {}); // the one that comes second is nobody's business
  try {
    await Promise.race([said, thrown]);
  } catch {
    throw new Error(await describe(page, word));
  }
}

async function describe(page: Page, word: string): Promise<string> {
  const ran = await page.evaluate(() => (window as unknown as Partial<ProbedWindow>).__seen?.ran ?? 0);
  const errors = await page.pageErrors();
  const thrown = errors.length > 0 ? `, the page threw "${errors.at(-1)?.message.split('\n')[0]}"` : '';
  return `no ${word}; ${ran} scripts ran${thrown}`;
}
