import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import type { Traffic } from './traffic.ts';

/** A page that polls never comes to rest: so many turns without a pause are enough. */
const MAX_TURNS = 25;

/**
 * Waits until all has come that could have come: every page has had a turn in which nothing began, and every request
 * that did begin has been answered, or lies at the server, which answers late or never. Not a time but a marker: on a
 * busy machine it comes later, and what it comes after does too.
 *
 * @param late waits for answers that take their time, too; not for those that never come
 */
export async function settle(pages: readonly Page[], traffic: Traffic, late = false): Promise<void> {
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const before = traffic.pulse();
    await Promise.all(pages.map((page) => takeTurn(page)));
    await traffic.arrived(late);
    if (traffic.pulse() === before) return;
  }
}

/**
 * One turn of a page: a timer longer than any that stands between a choice and what it releases (100 ms, where nothing is
 * drawn), then two frames, an idle moment, a task and a message. A page that is gone, or frozen, has none.
 */
const TURN = `new Promise((done) => {
  const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
  const idle = (then) => requestIdleCallback(then, { timeout: 100 });
  const message = (then) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = then; port2.postMessage(0); };
  const first = (...ways) => (then) => { let once = () => { once = () => {}; then(); }; for (const way of ways) way(() => once()); };
  const wait = (ms) => (then) => setTimeout(then, ms);
  const undrawn = wait(200); // no frames come to a page that is not drawn
  wait(120)(() => first(frames, undrawn)(() => idle(() => wait(0)(() => message(done)))));
})`;

/** What a frozen page costs. */
const LONGEST_TURN = 3000;

async function takeTurn(page: Page): Promise<void> {
  const abort = new AbortController();
  const late = sleep(LONGEST_TURN, undefined, { signal: abort.signal }).catch(() => {});
  await Promise.race([evaluateApart(page, TURN).catch(() => sleep(50)), late]);
  abort.abort();
}

const sessions = new WeakMap<Page, Promise<{ session: CDPSession; frameId: string }>>();

/**
 * In a world of its own, whose built-ins no page can break.
 *
 * @returns whether it went well
 */
export async function evaluateApart(page: Page, expression: string): Promise<boolean> {
  const { session, frameId } = await sessionOf(page);
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: 'lab' });
  const how = { contextId: executionContextId, awaitPromise: true };
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression, ...how });
  return exceptionDetails === undefined;
}

/** The page's own line to the browser. */
export function sessionOf(page: Page): Promise<{ session: CDPSession; frameId: string }> {
  let known = sessions.get(page);
  if (!known) {
    const open = async (): Promise<{ session: CDPSession; frameId: string }> => {
      const session = await page.context().newCDPSession(page);
      const { frameTree } = await session.send('Page.getFrameTree');
      return { session, frameId: frameTree.frame.id };
    };
    known = open();
    known.catch(() => sessions.delete(page));
    sessions.set(page, known);
  }
  return known;
}
