/** One request that reached the trackers' origin. */
export interface Hit {
  /** Counts up from 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Id of the service in the demo's configs; `unknown` for a path that no vendor has. */
  readonly vendor: string;
  readonly category: string;
  /** A vendor's file was fetched, or data were sent. */
  readonly kind: 'file' | 'beacon';
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  /** Host and port the request was addressed to. */
  readonly host: string;
}

export interface DemoOptions {
  /** Taken ports move on to the next one; 0 takes any. @default 8080 */
  port?: number;
  /** @default the port after `port` */
  trackerPort?: number;
  /** Address to listen on. @default "127.0.0.1" */
  host?: string;
}

export interface Demo {
  /** `http://localhost:<port>/`; every other host name that leads here works as well. */
  readonly siteUrl: string;
  /** `http://127.0.0.1:<port>/` */
  readonly trackerUrl: string;
  /** All hits since the start or the last `POST /demo/clear`, oldest first. */
  hits(): Hit[];
  /** Closes both servers and every open connection. */
  stop(): Promise<void>;
}

export function startDemo(options?: DemoOptions): Promise<Demo>;
