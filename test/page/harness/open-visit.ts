import type { Page } from 'playwright';
import { documentOf } from './document.ts';
import type { LabRequest, Reply } from './server.ts';
import { settle } from './settle.ts';
import type { Visit, VisitOptions } from './visit.ts';
import { anotherTab, firstTab, type Visitors } from './visitors.ts';

/** What a visit needs of the lab. */
export interface Visited {
  page(host: string, path: string, html: string, headers?: Reply['headers']): void;
  readonly log: readonly LabRequest[];
  readonly visitors: Visitors;
}

/** Opens a page for a visitor and waits for its `load`: what `lab.visit()` does. */
export async function openVisit(lab: Visited, options: VisitOptions): Promise<Visit> {
  const { url = 'http://shop.test/', waitUntil = 'load' } = options;
  if (options.html !== undefined || options.url === undefined) {
    const { hostname, pathname } = new URL(url);
    const csp = options.csp === undefined ? {} : { 'Content-Security-Policy': options.csp };
    lab.page(hostname, pathname, documentOf(options), { ...options.headers, ...csp });
  }
  const visitor = options.ownContext
    ? lab.visitors.bring(options.ownContext)
    : (options.sameVisitorAs?.visitor ?? (await lab.visitors.come(options.contextOptions)));
  const { context } = visitor;
  const tab = await (options.sameVisitorAs ? anotherTab(visitor) : firstTab(visitor));
  const { page, errors, warnings } = tab;
  const cookies = Object.entries(options.cookies ?? {});
  if (cookies.length > 0) await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));

  if (options.initScript !== undefined) {
    const script = options.initScript;
    const added = await page.addInitScript(typeof script === 'string' ? { content: script } : script);
    tab.undo.push(() => added.dispose());
  }

  let start = lab.log.length;
  const visit: Visit = {
    page,
    visitor,
    get context() {
      visitor.isSpent = true;
      return context;
    },
    errors,
    warnings,
    requests: () => lab.log.slice(start),
    forget() {
      start = lab.log.length;
    },
    ran: () => page.evaluate(() => (window as { ran?: string[] }).ran ?? []),
    cookies: () => context.cookies(),
    clearCookies: () => context.clearCookies(),
    cookieNames: async () => (await context.cookies()).map(({ name }) => name).sort(),
    storageKeys: () => storageKeys(page),
    async goto(to) {
      visit.forget();
      await page.goto(to, { waitUntil });
    },
    async reload() {
      visit.forget();
      await page.reload({ waitUntil });
    },
    settled: (late) => settle(context.pages(), visitor.traffic, late !== undefined),
    close: () => lab.visitors.leave(visitor, tab),
  };
  await visit.goto(url);
  return visit;
}

async function storageKeys(page: Page): Promise<string[]> {
  const perFrame = page.frames().map(
    (frame) =>
      frame
        .evaluate(async () => {
          const databases = await indexedDB.databases();
          const hasCaches = 'caches' in window; // only in secure contexts
          return [
            ...Object.keys(localStorage),
            ...Object.keys(sessionStorage),
            ...databases.map(({ name }) => name ?? ''),
            ...(hasCaches ? await caches.keys() : []),
          ];
        })
        .catch(() => []), // a sandboxed or vanished frame has none
  );
  return [...new Set((await Promise.all(perFrame)).flat())].sort();
}
