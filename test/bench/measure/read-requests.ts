import type { Page } from 'playwright';
import type { Request } from './round-trips.ts';

/** A request with its address. */
export type NamedRequest = Request & { url: string };

/** What the page has loaded so far, the document itself too. */
export function readRequests(page: Page): Promise<NamedRequest[]> {
  return page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ name }) => name.startsWith('http'))
      .map((entry) => {
        const {
          name: url,
          entryType,
          startTime: start,
          responseStart,
          responseEnd,
        } = entry as PerformanceResourceTiming;
        return { url, isDocument: entryType === 'navigation', start, responseStart, responseEnd };
      }),
  );
}
