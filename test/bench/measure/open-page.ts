import type { BrowserContext, CDPSession, Page } from 'playwright';
import { newVisitor, type Stored } from './browser.ts';
import { BLANK_PATH } from './publish.ts';
import type { Session } from './session.ts';
import { TIMEOUT_MS, waitFor } from './wait-for.ts';
import { wait } from './wait.ts';

/** A page that was opened and measured. */
export interface Opened {
  context: BrowserContext;
  page: Page;
  /** Milliseconds that the renderer spent. */
  cost: { script: number; task: number; layout: number; style: number };
  /** Bytes of JavaScript heap after a garbage collection. */
  heap(): Promise<number>;
}

/** How a page is opened. */
export interface OpenOptions {
  /** The probe's word to wait for. */
  until: string;
  /** Milliseconds after it, for late work. */
  settle: number;
  stored?: Stored | undefined;
}

/** Opens a page as a new visitor; a blank page of the same site comes first, so that the renderer process is warm. */
export async function openPage(session: Session, path: string, options: OpenOptions): Promise<Opened> {
  const { browser, server, throttle, network } = session;
  const context = await newVisitor(browser, options.stored);
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Performance.enable');
    await page.goto(server.origin + BLANK_PATH);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: throttle });
    if (network) await devtools.send('Network.emulateNetworkConditions', network);
    const before = await readMetrics(devtools);
    await Promise.all([waitFor(page, options.until), page.goto(server.origin + path, { timeout: TIMEOUT_MS })]);
    await wait(options.settle);
    const after = await readMetrics(devtools);
    const spent = (name: string): number => ((after[name] ?? NaN) - (before[name] ?? NaN)) * 1000;
    const cost = {
      script: spent('ScriptDuration'),
      task: spent('TaskDuration'),
      layout: spent('LayoutDuration'),
      style: spent('RecalcStyleDuration'),
    };
    return { context, page, cost, heap: () => readHeap(devtools) };
  } catch (error) {
    await context.close();
    throw error;
  }
}

async function readMetrics(devtools: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function readHeap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  return (await devtools.send('Runtime.getHeapUsage')).usedSize;
}
