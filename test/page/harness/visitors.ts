import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright';
import { noteCalls } from './lasting.ts';
import { sessionOf } from './settle.ts';
import { openTab, renew, type Tab } from './tabs.ts';
import { trafficOf, type Arrivals, type Traffic } from './traffic.ts';

/** One visitor: a browser context, and what is under way between its pages and the servers. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly traffic: Traffic;
  /** What visitors have in common who may have the same context, one after the other. */
  readonly kind: string;
  /** Origins of the pages and frames that it has seen. */
  readonly origins: Set<string>;
  /** Its first tab, as good as new, while it has seen nothing yet. */
  tab?: Tab | undefined;
  /** Something was done to the context that forgetting does not undo: no other visitor gets it. */
  isSpent: boolean;
}

/** Where visitors come from. A context costs much, so one that can forget everything serves again. */
export interface Visitors {
  /** A new visitor, who has nothing yet. */
  come(options?: BrowserContextOptions): Promise<Visitor>;
  /** One whom the test has brought along. */
  bring(context: BrowserContext): Visitor;
  /** Closes all pages of it; but perhaps the first one serves again. */
  leave(visitor: Visitor, first: Tab): Promise<void>;
}

/** What all tabs of a context keep, and the way to do anything to one of them. */
const LASTING = [
  'addInitScript', 'clearPermissions', 'exposeBinding', 'exposeFunction', 'grantPermissions', 'newCDPSession', 'route',
  'routeFromHAR', 'routeWebSocket', 'setExtraHTTPHeaders', 'setGeolocation', 'setOffline', 'setStorageState',
]; // prettier-ignore

/** Visitors of one lab: see {@link Visitors}. */
export function visitorsOf(browser: Browser, server: Arrivals, common: BrowserContextOptions): Visitors {
  const free: Visitor[] = [];
  const gone = new WeakSet<Visitor>();

  const visitorIn = (context: BrowserContext, kind: string, isSpent: boolean): Visitor => {
    const origins = new Set<string>();
    context.on('request', (request) => {
      if (request.isNavigationRequest() && request.url().startsWith('http')) origins.add(new URL(request.url()).origin);
    });
    const visitor = { context, traffic: trafficOf(context, server), kind, origins, isSpent };
    noteCalls(context, LASTING, () => (visitor.isSpent = true));
    return visitor;
  };
  return {
    async come(options = {}) {
      const kind = JSON.stringify(options);
      const index = free.findIndex((visitor) => visitor.kind === kind);
      const [visitor] = index === -1 ? [] : free.splice(index, 1);
      if (visitor) {
        gone.delete(visitor);
        return visitor;
      }
      const context = await browser.newContext({ ...common, ...options });
      return visitorIn(context, kind, options.storageState !== undefined);
    },
    bring: (context) => visitorIn(context, '', true),
    async leave(visitor, first) {
      if (gone.has(visitor)) return;
      gone.add(visitor);
      const { context, origins, isSpent } = visitor;
      // What frames of other origins store lies in places that cannot be named one by one.
      if (isSpent || origins.size > 1) {
        await context.close();
        return;
      }
      const others = context.pages().filter((page) => page !== first.page);
      await Promise.all(others.map((page) => page.close()));
      if (await renew(first, origins)) visitor.tab = first;
      else await first.page.close();
      await context.clearCookies();
      free.push(visitor);
    },
  };
}

/** Another tab of this visitor. */
export async function anotherTab(visitor: Visitor): Promise<Tab> {
  const { isSpent } = visitor;
  const tab = await openTab(visitor.context, () => (visitor.isSpent = true));
  visitor.isSpent = isSpent; // the harness's own line to the page does nothing that lasts
  return tab;
}

/** A tab for a visitor who has seen nothing yet. What the one before has stored, is forgotten. */
export async function firstTab(visitor: Visitor): Promise<Tab> {
  const { origins, tab = await anotherTab(visitor) } = visitor;
  visitor.tab = undefined;
  if (origins.size === 0) return tab;
  const { session } = await sessionOf(tab.page);
  for (const origin of origins) await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.send('Network.clearBrowserCache');
  origins.clear();
  return tab;
}
