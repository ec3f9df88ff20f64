import type { Browser } from 'playwright';
import type { Stored } from './browser.ts';
import type { Network } from './networks.ts';
import type { BenchServer } from './server.ts';

/** What every visit needs. */
export interface Session {
  browser: Browser;
  server: BenchServer;
  /** 4 makes the CPU four times slower. */
  throttle: number;
  network: Network | undefined;
  /** What each peer's visitors have stored once they have accepted, by the peer's name. */
  accepted: Map<string, Stored>;
}
