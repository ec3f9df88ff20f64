import { chromium, type Browser, type BrowserContext } from 'playwright';
import { browserPath } from '../../browser-path.js';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-blink-features=AutomationControlled', // vanilla-cookieconsent hides from navigator.webdriver
];

/** What a context has stored. */
export type Stored = Awaited<ReturnType<BrowserContext['storageState']>>;

/** The whole browser, not the headless shell: visitors have the whole one. */
export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath: browserPath(), args: ARGS });

/** A visitor: empty cache, and nothing stored but what is given. */
export function newVisitor(browser: Browser, stored?: Stored): Promise<BrowserContext> {
  const [major = ''] = browser.version().split('.');
  return browser.newContext({
    // As the same browser with a window says it: some products hide from "HeadlessChrome".
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${major}.0.0.0 Safari/537.36`,
    viewport: { width: 1280, height: 800 },
    ...(stored ? { storageState: stored } : {}),
  });
}
