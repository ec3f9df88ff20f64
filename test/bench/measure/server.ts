import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

/** The port of an address without one, as visitors have: some products check more where there is a port. */
const WEB_PORT = 80;
const HOST = 'site.localhost';
const CACHE_SECONDS = 600;
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/** The site of the bench, in memory. */
export interface BenchServer {
  origin: string;
  /** Paths asked for; whoever counts empties it first. */
  requests: string[];
  addPage(path: string, html: string): void;
  addFile(path: string, source: string): void;
  /** What {@link BenchServer.addFile} took from there. */
  fileAt(path: string): Buffer | undefined;
  stop(): Promise<void>;
}

/** Starts it on port 80, or on any free port where that one is taken or needs rights that we have not. */
export async function startServer(): Promise<BenchServer> {
  const pages = new Map<string, string>();
  const files = new Map<string, Buffer>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bench').pathname;
    requests.push(path);
    const page = pages.get(path);
    const file = files.get(path);
    if (page !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    else if (file) {
      const type = TYPES[extname(path)] ?? 'text/plain';
      response.writeHead(200, { 'content-type': type, 'cache-control': `max-age=${CACHE_SECONDS}` }).end(file);
    } else response.writeHead(404).end();
  });
  const port = await listen(server, WEB_PORT).catch(() => listen(server, 0));
  return {
    origin: `http://${HOST}${port === WEB_PORT ? '' : `:${port}`}`,
    requests,
    addPage: (path, html) => void pages.set(path, html),
    addFile: (path, source) => void files.set(path, readFileSync(source)),
    fileAt: (path) => files.get(path),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
