import type { BrowserContext, BrowserContextOptions, Cookie, Page } from 'playwright';
import type { LabRequest } from './server.ts';
import type { VisitError } from './tabs.ts';
import type { Visitor } from './visitors.ts';

/** How to visit. All optional: `lab.visit()` opens an empty shop with Assent on it. */
export interface VisitOptions {
  /** @default "http://shop.test/" */
  url?: string;
  /**
   * Served at `url`: a body, into a page that loads Assent first; or a whole document (with `<html`), as is.
   * Leave it out for a URL that the test registered itself.
   * @default an empty body, if no page was registered at `url` and no `url` is given
   */
  html?: string;
  /** Assent's config, put into the page as JSON; a string goes in as it is, malformed or not. */
  config?: object | string;
  /** `src` of Assent's tag, e.g. on another origin; `false` leaves Assent out. @default "/dist/assent.js" */
  assent?: string | false;
  /** More attributes for Assent's tags, e.g. `nonce="n1"` or `data-config="/assent.json"`. */
  assentAttributes?: string;
  /** HTML for `<head>`, after Assent's tag. */
  head?: string;
  /** `<html lang>`. @default "en" */
  lang?: string;
  /** Cookies the visitor brings along, by name. */
  cookies?: Readonly<Record<string, string>>;
  /** Runs in every document before its own scripts. */
  initScript?: string | (() => void);
  /** Response headers of the page. */
  headers?: Record<string, string>;
  /** Content-Security-Policy of the page. */
  csp?: string;
  /** Viewport, locale, JavaScript off, permissions … */
  contextOptions?: BrowserContextOptions;
  /** A context that the test has made itself, say in another browser. Its to close. */
  ownContext?: BrowserContext;
  /** Comes back as the same visitor, with cookies and storage, in a new tab. */
  sameVisitorAs?: Visit;
  /** A page whose trackers hang never loads: say `commit` or `domcontentloaded` then. @default "load" */
  waitUntil?: 'load' | 'domcontentloaded' | 'commit';
  /** Stays open when the test ends, for the next ones. @default false, unless tests run side by side */
  keep?: boolean;
}

/** One open page, and everything it did. */
export interface Visit {
  readonly page: Page;
  /** Whoever takes it may do anything with it, so it serves no other visitor: for cookies there are {@link cookies} … */
  readonly context: BrowserContext;
  readonly visitor: Visitor;
  /** Requests that reached the lab since the last navigation, or since `forget()`. */
  requests(): LabRequest[];
  /** Forgets the requests so far: claims are about what comes now. */
  forget(): void;
  /** Uncaught errors and rejections, console.error, policy violations, crashes and alerts, so far. */
  readonly errors: readonly VisitError[];
  /** console.warn texts: Assent reports its problems there. */
  readonly warnings: readonly string[];
  /** Names of the lab's tracker scripts that ran in the top document, in order. */
  ran(): Promise<string[]>;
  /** All cookies of this visitor, on any host. */
  cookies(): Promise<Cookie[]>;
  clearCookies(): Promise<void>;
  /** Names of all cookies of this visitor, on any host, sorted. */
  cookieNames(): Promise<string[]>;
  /** Names of all storage in all frames: localStorage, sessionStorage, IndexedDB, caches; sorted. */
  storageKeys(): Promise<string[]>;
  /** Navigates, and starts a new count of requests. */
  goto(url: string): Promise<void>;
  /** Reloads, and starts a new count of requests. */
  reload(): Promise<void>;
  /** Waits until all has come that could have come, in all tabs of this visitor: what has not, never will. */
  settled(late?: 'late answers too'): Promise<void>;
  close(): Promise<void>;
}
