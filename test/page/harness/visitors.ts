import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { sessionOf } from './settle.ts';
import { trafficOf, type Arrivals, type Traffic } from './traffic.ts';

/** One visitor: a browser context, and what is under way between its pages and the servers. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly traffic: Traffic;
  /** What visitors have in common who may have the same context, one after the other. */
  readonly kind: string;
  /** Origins of the pages and frames that it has seen. */
  readonly origins: Set<string>;
  /** Something was done to the context that forgetting does not undo: no other visitor gets it. */
  isSpent: boolean;
}

/** Where visitors come from. A context costs much, so one that can forget everything serves again. */
export interface Visitors {
  /** A new visitor, who has nothing yet. */
  come(options?: BrowserContextOptions): Promise<Visitor>;
  /** Closes all pages of it. */
  leave(visitor: Visitor): Promise<void>;
}

/** Visitors of one lab: see {@link Visitors}. */
export function visitorsOf(browser: Browser, server: Arrivals, common: BrowserContextOptions): Visitors {
  const free: Visitor[] = [];
  const gone = new WeakSet<Visitor>();

  const open = async (options: BrowserContextOptions, kind: string): Promise<Visitor> => {
    const context = await browser.newContext({ ...common, ...options });
    const origins = new Set<string>();
    context.on('request', (request) => {
      if (request.isNavigationRequest()) origins.add(new URL(request.url()).origin);
    });
    const isSpent = options.storageState !== undefined;
    return { context, traffic: trafficOf(context, server), kind, origins, isSpent };
  };
  return {
    async come(options = {}) {
      const kind = JSON.stringify(options);
      const index = free.findIndex((visitor) => visitor.kind === kind);
      const [visitor = await open(options, kind)] = index === -1 ? [] : free.splice(index, 1);
      gone.delete(visitor);
      return visitor;
    },
    async leave(visitor) {
      if (gone.has(visitor)) return;
      gone.add(visitor);
      const { context, origins, isSpent } = visitor;
      // What frames of other origins store lies in places that cannot be named one by one.
      if (isSpent || origins.size > 1) {
        await context.close();
        return;
      }
      await Promise.all(context.pages().map((page) => page.close()));
      await context.clearCookies();
      free.push(visitor);
    },
  };
}

/** Lets a visitor forget what the one before has stored; by way of its first page, which must still be blank. */
export async function forgetAll({ origins }: Visitor, page: Page): Promise<void> {
  if (origins.size === 0) return;
  const { session } = await sessionOf(page);
  for (const origin of origins) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.send('Network.clearBrowserCache');
  origins.clear();
}
