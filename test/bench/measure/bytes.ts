import { brotliCompressSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright';
import { html } from '../page/html.ts';
import type { ProbedWindow } from '../page/probe.ts';
import type { Bytes, Peer, Transfer } from '../types.ts';
import { newVisitor, type Stored } from './browser.ts';
import { pathOf } from './publish.ts';
import { readRequests } from './read-requests.ts';
import type { BenchServer } from './server.ts';
import type { Session } from './session.ts';
import { wait } from './wait.ts';

/** The smallest page. */
const COUNT = 10;
/** Whatever a product loads in this time counts. */
const LOAD_MS = 2000;
const STORE_MS = 300;

/** What a peer loads, and what a visitor has stored who accepted: the visits of returning visitors start with that. */
export async function measureBytes(session: Session, peer: Peer): Promise<{ bytes: Bytes; stored: Stored }> {
  const visitor = await newVisitor(session.browser);
  const { page, paths } = await load(session.server, visitor, pathOf(peer, 'first', COUNT));
  const shown = await page.evaluate(() => (window as unknown as ProbedWindow).__seen.shown);
  const early = (await readRequests(page)).filter(({ responseEnd }) => responseEnd <= shown);
  const earlyPaths = new Set(early.map(({ url }) => new URL(url).pathname));
  if (peer.selectors) await page.click(peer.selectors.accept);
  await wait(STORE_MS);
  const stored = await visitor.storageState();
  await visitor.close();

  const returning = await newVisitor(session.browser, stored);
  const again = await load(session.server, returning, pathOf(peer, 'return', COUNT));
  await returning.close();
  const sum = (list: string[]): Transfer => transfer(session.server, peer, list);
  const bytes = {
    untilBanner: sum(paths.filter((path) => earlyPaths.has(path))),
    first: sum(paths),
    returning: sum(again.paths),
    page: html(peer, [], true).length,
  };
  return { bytes, stored };
}

async function load(
  server: BenchServer,
  visitor: BrowserContext,
  path: string,
): Promise<{ page: Page; paths: string[] }> {
  server.requests.length = 0;
  const page = await visitor.newPage();
  await page.goto(server.origin + path);
  await wait(LOAD_MS);
  return { page, paths: [...server.requests] };
}

/** The peer's own files among the requests; each is compressed by itself, as servers do it. */
function transfer(server: BenchServer, peer: Peer, paths: string[]): Transfer {
  const own = paths.filter((path) => path.startsWith(`/${peer.name}/`));
  const files = own.map((path) => server.fileAt(path) ?? Buffer.alloc(0));
  const total = (length: (file: Buffer) => number): number => files.reduce((sum, file) => sum + length(file), 0);
  return {
    requests: own.length,
    plain: total((file) => file.length),
    brotli: total((file) => brotliCompressSync(file).length),
  };
}
