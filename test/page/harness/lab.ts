import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { inject, onTestFinished, TestRunner } from 'vitest';
import { openVisit } from './open-visit.ts';
import { startServer, type Handler, type LabRequest, type Reply } from './server.ts';
import { isTracker, trackerReply } from './trackers.ts';
import type { Visit, VisitOptions } from './visit.ts';
import { visitorsOf, type Visitors } from './visitors.ts';

const dist = resolve(process.env['ASSENT_DIST'] ?? resolve(import.meta.dirname, '../../../dist'));

/** A small internet for one test file. */
export interface Lab {
  /** Serves an HTML document. The last registration of a path wins. */
  page(host: string, path: string, html: string, headers?: Reply['headers']): void;
  /** Serves anything else. A path ending in `*` covers all below it. */
  route(host: string, path: string, reply: Reply | Handler): void;
  /**
   * Opens a page for a new visitor (or a given one) and waits for its `load`.
   * Close nothing: what a test opens is closed when it ends, and all else by the lab.
   */
  visit(options?: VisitOptions): Promise<Visit>;
  /** Every request to any host so far, oldest first. */
  readonly log: readonly LabRequest[];
  /** For tests that drive their own context: `{ proxy: lab.proxy }` puts it into the lab. */
  readonly proxy: { readonly server: string };
  readonly browser: Browser;
  readonly visitors: Visitors;
  /** Closes all visits and the server. */
  close(): Promise<void>;
}

/**
 * Opens a lab: one server that plays every host, and this worker's Chromium.
 *
 * Beside what a test registers, every host serves the built files under `/dist/` (with CORS for any origin),
 * and hosts with `tracker` in their name behave like one: see {@link trackerReply}.
 */
export async function openLab(): Promise<Lab> {
  const routes = new Map<string, Reply | Handler>();
  const server = await startServer((request) => {
    const route = findRoute(routes, request);
    if (typeof route === 'function') return route(request);
    return route ?? defaultReply(request);
  });
  const browser = await chromium.connect(endpoint());
  const proxy = { server: `http://127.0.0.1:${server.port}` };

  const lab: Lab = {
    page(host, path, html, headers = {}) {
      routes.set(host + path, { type: 'text/html; charset=utf-8', body: html, headers });
    },
    route(host, path, reply) {
      routes.set(host + path, reply);
    },
    async visit(options = {}) {
      const visit = await openVisit(lab, options);
      const close = (): Promise<void> => (options.sameVisitorAs ? visit.page.close() : visit.close());
      // Which of several tests that run side by side this one is, nobody can tell.
      const test = TestRunner.getCurrentTest();
      if (test && !test.concurrent && !options.keep) onTestFinished(close);
      return visit;
    },
    log: server.log,
    proxy,
    browser,
    visitors: visitorsOf(browser, server, { proxy, ignoreHTTPSErrors: true }),
    async close() {
      await browser.close();
      await server.close();
    },
  };
  return lab;
}

/** This worker's browser. */
function endpoint(): string {
  const endpoints = inject('browserEndpoints');
  const mine = endpoints[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % endpoints.length];
  if (mine === undefined) throw new Error('No browser: is test/page/harness/browsers.ts the global set-up?');
  return mine;
}

function findRoute(routes: Map<string, Reply | Handler>, { host, url }: LabRequest): Reply | Handler | undefined {
  const exact = routes.get(host + url.pathname);
  if (exact) return exact;
  const prefixes = [...routes.keys()].filter((key) => key.endsWith('*'));
  const key = prefixes.findLast((prefix) => (host + url.pathname).startsWith(prefix.slice(0, -1)));
  return key === undefined ? undefined : routes.get(key);
}

async function defaultReply(request: LabRequest): Promise<Reply | undefined> {
  const { pathname } = request.url;
  if (pathname === '/favicon.ico') return { status: 204 };
  if (pathname.startsWith('/dist/')) {
    const headers = { 'Access-Control-Allow-Origin': '*' };
    const body = await readFile(join(dist, pathname.slice('/dist/'.length))).catch(() => undefined);
    return body ? { body, headers } : { status: 404, headers };
  }
  return isTracker(request.host) ? trackerReply(request) : undefined;
}
