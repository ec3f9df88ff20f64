import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Request } from 'playwright';

/** What is under way between the pages of one visitor and the servers. */
export interface Traffic {
  /** Changes whenever a request begins, ends or arrives. */
  pulse(): string;
  /**
   * Waits until each request that has begun has ended, or lies at the server, which takes its time.
   *
   * @param late waits for answers that take their time, too; not for those that never come
   */
  arrived(late?: boolean): Promise<void>;
}

/** The server's side of it. */
export interface Arrivals {
  /** Whether the server has it and does not answer: for now, or ever. */
  isHeld(url: string, forEver: boolean): boolean;
}

/** Without any progress for so many rounds of 5 ms, a request counts as lost: browsers do not report the end of all. */
const ROUNDS = 400;

/** Listens to what a visitor's browser begins and ends: see {@link Traffic}. */
export function trafficOf(context: BrowserContext, server: Arrivals): Traffic {
  const open = new Set<Request>();
  let begun = 0;
  context.on('request', (request) => {
    begun += 1;
    // Others need no server, and pings answer to nobody.
    if (request.url().startsWith('http') && request.resourceType() !== 'ping') open.add(request);
  });
  const end = (request: Request): unknown => open.delete(request);
  context.on('requestfinished', end);
  context.on('requestfailed', end);
  const pulse = (): string => `${begun} ${open.size}`;
  return {
    pulse,
    async arrived(late = false) {
      let last = '';
      for (let rounds = 0; rounds < (late ? 10 * ROUNDS : ROUNDS); rounds++) {
        if ([...open].every((request) => server.isHeld(request.url().replace(/#.*/, ''), late))) return;
        await sleep(5);
        if (pulse() === last) continue;
        last = pulse();
        rounds = 0;
      }
      open.clear();
    },
  };
}
