import type { BrowserContext, Page } from 'playwright';
import { noteCalls } from './lasting.ts';
import { evaluateApart, sessionOf } from './settle.ts';

/** Something that went wrong in the page. */
export interface VisitError {
  readonly kind: 'error' | 'console' | 'violation' | 'crash' | 'dialog';
  readonly text: string;
}

/** One page, which may serve one visit after the other: opening another takes longer than all that most tests do in it. */
export interface Tab {
  readonly page: Page;
  /** What went wrong in it, during this visit. */
  errors: VisitError[];
  /** Texts of console.warn, during this visit. */
  warnings: string[];
  /** Something was done to it that does not end with the document. */
  isSpent: boolean;
  /** Takes out what the visit had put in front of all documents. */
  readonly undo: (() => Promise<void>)[];
}

/** What a page keeps from one document to the next. */
const LASTING = [
  'addLocatorHandler', 'close', 'emulateMedia', 'exposeBinding', 'exposeFunction', 'route', 'routeFromHAR',
  'routeWebSocket', 'setDefaultTimeout', 'setExtraHTTPHeaders', 'setViewportSize',
]; // prettier-ignore

/** Prefix of the console lines by which the page tells us of policy violations. */
const violationMark = 'lab:violation ';

/**
 * Opens a page, and listens to what goes wrong in it.
 *
 * @param spendVisitor is called when somebody takes the clock, which all tabs of the visitor have in common
 */
export async function openTab(context: BrowserContext, spendVisitor: () => void): Promise<Tab> {
  const page = await context.newPage();
  const tab: Tab = { page, errors: [], warnings: [], isSpent: false, undo: [] };
  await listen(tab);
  await sessionOf(page);
  noteCalls(page, LASTING, () => (tab.isSpent = true));
  const { clock } = page;
  const noted = (): typeof clock => {
    spendVisitor();
    return clock;
  };
  Object.defineProperty(page, 'clock', { get: noted });
  return tab;
}

async function listen(tab: Tab): Promise<void> {
  const { page } = tab;
  page.on('pageerror', (error) => tab.errors.push({ kind: 'error', text: error.stack ?? String(error) }));
  page.on('crash', () => tab.errors.push({ kind: 'crash', text: 'the page crashed' }));
  page.on('dialog', (dialog) => {
    tab.errors.push({ kind: 'dialog', text: `${dialog.type()}: ${dialog.message()}` });
    dialog.dismiss().catch(() => {});
  });
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(violationMark)) tab.errors.push({ kind: 'violation', text: text.slice(violationMark.length) });
    else if (message.type() === 'warning') tab.warnings.push(text);
    else if (message.type() === 'error') {
      tab.errors.push({ kind: 'console', text: `${text} (${message.location().url})` });
    }
  });
  // In every document, before its scripts; through the console, so that the page's globals stay untouched.
  await page.addInitScript((mark) => {
    const { debug } = console;
    document.addEventListener('securitypolicyviolation', (event) => {
      debug(`${mark}${event.effectiveDirective} blocked ${event.blockedURI} (${event.sourceFile}:${event.lineNumber})`);
    });
  }, violationMark);
}

/**
 * Makes a tab as good as new. What it stored for its origins is another's to delete: see `forgetAll`.
 *
 * @returns whether it is
 */
export async function renew(tab: Tab, origins: ReadonlySet<string>): Promise<boolean> {
  const { page, isSpent, undo } = tab;
  if (isSpent || origins.size !== 1) return false;
  try {
    const [origin] = origins;
    const forget = `if (location.origin !== ${JSON.stringify(origin)}) throw 0; sessionStorage.clear(); window.name = ''`;
    if (!(await evaluateApart(page, forget))) return false;
    for (const each of undo.splice(0)) await each();
    await page.mouse.move(0, 0);
    await page.goto('about:blank');
    const { session } = await sessionOf(page);
    await session.send('Page.resetNavigationHistory');
    tab.errors = [];
    tab.warnings = [];
    return true;
  } catch {
    return false; // it has crashed, or is gone
  }
}
