import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificate } from './certificate.ts';

/** One request, as the server saw it. */
export interface LabRequest {
  /** Host name without port. */
  readonly host: string;
  /** Path with query. */
  readonly path: string;
  readonly url: URL;
  readonly method: string;
  /** When it arrived: `Date.now()`. */
  readonly time: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What to answer; `{}` is an empty 200. */
export interface Reply {
  /** @default 200 */
  status?: number;
  /** Pieces are sent one by one, as they come. */
  body?: string | Buffer | AsyncIterable<string>;
  /** Content type. @default by the path's extension, else `text/plain` */
  type?: string;
  headers?: Record<string, string | string[]>;
  /** Milliseconds to wait before answering. */
  delay?: number;
  /** Never answers. The connection stays open until the page or the lab goes. */
  hang?: boolean;
}

/** Answers a request. */
export type Handler = (request: LabRequest) => Reply | undefined | Promise<Reply | undefined>;

/** The running server. */
export interface LabServer {
  readonly port: number;
  /** Every request so far, oldest first. */
  readonly log: readonly LabRequest[];
  /** Whether it has a request for this and takes more than a moment to answer, or never answers. */
  isHeld(url: string, forEver: boolean): boolean;
  close(): Promise<void>;
}

/** Milliseconds. A claim waits for an answer that comes sooner, and does not for one that comes later. */
const MOMENT = 300;

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
};

/**
 * Starts the one server that plays every host of the lab. Browsers reach it as their **proxy**: so URLs
 * need no port, `https:` works as well, and a request to a host that nobody thought of is seen and logged
 * here, not sent to the internet.
 */
export async function startServer(handler: Handler): Promise<LabServer> {
  const log: LabRequest[] = [];
  const held = new Map<LabRequest, { readonly url: string; readonly forEver: boolean }>();
  const sockets = new Set<Socket>();

  const listen =
    (scheme: 'http' | 'https') =>
    async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
      const request = await readRequest(incoming, scheme);
      // Browsers ask for it when they like; no claim is ever about it.
      if (request.path !== '/favicon.ico') log.push(request);
      const hold = (forEver = false): unknown => held.set(request, { url: request.url.href, forEver });
      const thinking = setTimeout(hold, MOMENT);
      response.once('close', () => held.delete(request));
      try {
        const reply = (await handler(request)) ?? notFound(request);
        if (reply.hang || (reply.delay ?? 0) > MOMENT) hold(reply.hang);
        await answer(request, reply, response);
      } catch (error) {
        response.writeHead(500).end(String(error));
      } finally {
        clearTimeout(thinking);
      }
    };

  const plain = createServer(listen('http'));
  const secure = createTlsServer(makeCertificate(), listen('https'));
  plain.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {}); // the browser went away: its right
    socket.once('close', () => sockets.delete(socket));
  });
  plain.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    secure.emit('connection', socket);
  });

  await new Promise<void>((ready) => {
    plain.listen(0, '127.0.0.1', ready);
  });
  return {
    port: (plain.address() as AddressInfo).port,
    log,
    isHeld: (url, forEver) => [...held.values()].some((each) => each.url === url && (each.forEver || !forEver)),
    async close() {
      for (const socket of sockets) socket.destroy(); // hung answers would keep it open
      await new Promise((done) => {
        plain.close(done);
      });
    },
  };
}

async function readRequest(incoming: IncomingMessage, scheme: string): Promise<LabRequest> {
  const time = Date.now();
  const target = incoming.url ?? '/';
  // A proxied request carries the whole URL, a direct one only the path.
  const url = new URL(target.startsWith('/') ? `${scheme}://${incoming.headers.host ?? 'unknown'}${target}` : target);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    host: url.hostname,
    path: url.pathname + url.search,
    url,
    method: incoming.method ?? 'GET',
    time,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString(),
  };
}

async function answer(request: LabRequest, reply: Reply, response: ServerResponse): Promise<void> {
  if (reply.hang) return;
  if (reply.delay) await sleep(reply.delay);
  const extension = /\.(\w+)$/.exec(request.url.pathname)?.[1] ?? '';
  response.writeHead(reply.status ?? 200, {
    'Content-Type': reply.type ?? types[extension] ?? 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store', // else a reload may skip the request that a test counts
    ...reply.headers,
  });
  if (typeof reply.body === 'object' && Symbol.asyncIterator in reply.body) {
    for await (const piece of reply.body) response.write(piece);
    response.end();
  } else response.end(reply.body);
}

function notFound(request: LabRequest): Reply {
  return { status: 404, type: 'text/plain', body: `The lab has no ${request.host}${request.path}` };
}
