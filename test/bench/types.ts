/** A script that waits for a category. */
export interface Item {
  id: number;
  category: string;
  code: string;
}

/** What a product adds to the page. */
export interface Added {
  head?: string;
  body?: string;
}

/** Where a product shows its banner. */
export interface Selectors {
  /** The element with an open shadow root around the banner, if there is one. */
  host?: string;
  /** The button that accepts all. */
  accept: string;
}

/** A product in the bench, or the bare page. */
export interface Peer {
  /** Its name on the command line and in addresses. */
  name: string;
  /** Its name in the report. */
  title: string;
  version: string;
  /** Files to serve, by their path below `/NAME/`. */
  assets: Record<string, string>;
  /** The page as its documentation writes it; `base` is `/NAME/`. */
  page(items: Item[], base: string): Added;
  /** Missing for the bare page, which asks nothing. */
  selectors?: Selectors;
}

/** What a visit measured: milliseconds, bytes or counts, by name. */
export type Reading = Record<string, number>;

/** Readings of one peer over all rounds, by `VISIT.NAME`; a round without that visit is a hole, `null` once stored. */
export type Samples = Record<string, (number | null)[]>;

/** Network conditions: `none` is no throttle. */
export type NetName = 'none' | 'slow4g';

/** A visit that went wrong; its readings are missing. */
export interface Failure {
  peer: string;
  visit: 'first' | 'return';
  /** Gated scripts on the page. */
  count: number;
  message: string;
}

/** All rounds under one network condition. */
export interface Timing {
  rounds: number;
  /** Seconds that all rounds took. */
  seconds: number;
  /** The machine's load average (1 minute) at the end of each round. */
  load: number[];
  failures: Failure[];
  /** By the peer's name. */
  samples: Record<string, Samples>;
}

/** Files asked for, and their sizes in bytes. */
export interface Transfer {
  requests: number;
  plain: number;
  brotli: number;
}

/** What a peer loads. */
export interface Bytes {
  /** Answered before the banner could be clicked. */
  untilBanner: Transfer;
  /** In the first two seconds of a first visit. */
  first: Transfer;
  /** The same for a visitor who has accepted. */
  returning: Transfer;
  /** Length of the page with the product's tags and settings, without gated scripts. */
  page: number;
}

/** Where and with what a run was made. */
export interface Environment {
  date: string;
  cpu: string;
  cores: number;
  /** Gibibytes. */
  memory: number;
  system: string;
  node: string;
  chromium: string;
  /** CPU throttle of every visit: 4 means four times slower. */
  throttle: number;
  origin: string;
}

/** A run: what is stored, and what the report is made of. */
export interface Result {
  environment: Environment;
  peers: { name: string; title: string; version: string; bytes?: Bytes }[];
  timings: Partial<Record<NetName, Timing>>;
}
