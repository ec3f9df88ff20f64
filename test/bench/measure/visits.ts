import type { Page } from 'playwright';
import { ALL_RAN, SETTLED, type ProbedWindow, type Seen } from '../page/probe.ts';
import type { Peer, Reading } from '../types.ts';
import { blockingTime, longestTask } from './long-tasks.ts';
import { openPage } from './open-page.ts';
import { pathOf } from './publish.ts';
import { readRequests } from './read-requests.ts';
import { roundTrips } from './round-trips.ts';
import type { Session } from './session.ts';
import { waitFor } from './wait-for.ts';
import { wait } from './wait.ts';

/** After the banner is up, for late work: tarteaucitron binds its buttons half a second later. */
const SETTLE_MS = 700;
const SETTLE_RETURN_MS = 200;
/** Event timing entries come after the next paint. */
const EVENT_TIMING_MS = 500;
/** The heap is read on this page only: a garbage collection would change what is measured after it. */
const HEAP_COUNT = 10;

/** One visit of somebody new, who accepts. @param count gated scripts */
export async function firstVisit(session: Session, peer: Peer, count: number): Promise<Reading> {
  const until = peer.selectors ? SETTLED : ALL_RAN;
  const opened = await openPage(session, pathOf(peer, 'first', count), { until, settle: SETTLE_MS });
  const { context, page, cost } = opened;
  try {
    const seen = await readSeen(page);
    const { shown, settled, cls, longTasks } = seen;
    const reading: Reading = { ...cost, cls, tbt: blockingTime(longTasks), longest: longestTask(longTasks) };
    if (count === HEAP_COUNT) reading.heap = await opened.heap();
    if (!peer.selectors) return { ...reading, last: seen.last };
    const trips = roundTrips(await readRequests(page), shown);
    return { ...reading, shown, settled, trips, ...(await acceptAll(page, peer.selectors.accept, count)) };
  } finally {
    await context.close();
  }
}

/** One visit of somebody who has accepted before. */
export async function returnVisit(session: Session, peer: Peer, count: number): Promise<Reading> {
  const stored = session.accepted.get(peer.name);
  const path = pathOf(peer, 'return', count);
  const opened = await openPage(session, path, { until: ALL_RAN, settle: SETTLE_RETURN_MS, stored });
  try {
    const { first, last, longTasks, ran } = await readSeen(opened.page);
    checkAllRan(ran, count);
    const blocked = { tbt: blockingTime(longTasks), longest: longestTask(longTasks) };
    const reading: Reading = { ...opened.cost, first, last, ...blocked };
    if (count === HEAP_COUNT) reading.heap = await opened.heap();
    return reading;
  } finally {
    await opened.context.close();
  }
}

async function acceptAll(page: Page, button: string, count: number): Promise<Reading> {
  await Promise.all([waitFor(page, ALL_RAN), page.click(button)]);
  await wait(EVENT_TIMING_MS);
  const { click, first, last, inp, longTasks, ran } = await readSeen(page);
  checkAllRan(ran, count);
  return { acceptFirst: first - click, acceptLast: last - click, inp, acceptLongest: longestTask(longTasks, click) };
}

const readSeen = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as ProbedWindow).__seen);

/** A script that runs twice would make a product look quick that is not. */
function checkAllRan(ran: number, count: number): void {
  if (ran !== count) throw new Error(`${ran} of ${count} scripts ran`);
}
