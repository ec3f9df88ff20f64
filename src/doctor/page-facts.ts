/** A marked element as it stands in the page. */
export interface ElementFact {
  /** As problems name it. */
  readonly path: string;
  readonly tag: string;
  /** What it needs: ids, `!` before one that must be refused. */
  readonly terms: readonly string[];
  /** What it loads, or would load; absolute. */
  readonly urls: readonly string[];
  /** Whether markup still blocks it; of a template nobody knows. */
  readonly holds: boolean | undefined;
}

/** A script with a URL that carries no mark. */
export interface ScriptFact {
  readonly url: string;
}

/** One entry of Resource Timing. */
export interface RequestFact {
  readonly url: string;
  /** What asked for it: `script`, `fetch`, `beacon`, `img` … */
  readonly by: string;
  /** Milliseconds since the page began. */
  readonly start: number;
  readonly duration: number;
}

/** Where something is stored. */
export type StoreKind = 'cookie' | 'localStorage' | 'sessionStorage' | 'IndexedDB' | 'cache';

/** A name that is stored on this site; its value is nobody's business. */
export interface StoredFact {
  readonly kind: StoreKind;
  readonly name: string;
}

/** A write that was seen while the doctor was there. */
export interface Write extends StoredFact {
  /** The script that wrote, as far as the stack says. */
  readonly by?: string;
}

/** Two colours that must differ enough. */
export interface ColourPair {
  readonly what: string;
  readonly ratio: number;
  /** What WCAG 2.2 AA asks. */
  readonly least: number;
}

/** What can be read off a page, as plain data: the diagnosis is made of this alone. */
export interface PageFacts {
  readonly url: string;
  readonly elements: readonly ElementFact[];
  readonly scripts: readonly ScriptFact[];
  readonly requests: readonly RequestFact[];
  /** Whether the browser has kept no more entries of Resource Timing: then some requests are missing. */
  readonly requestsAreCut: boolean;
  readonly stored: readonly StoredFact[];
  readonly writes: readonly Write[];
  readonly colours: readonly ColourPair[];
  /** How often Assent's own script stands in the page. */
  readonly ownTags: number;
  /** Where Assent's own files are. */
  readonly ownFolder: string;
  /** Language tags that the interface chooses from, the best first. */
  readonly languages: readonly unknown[];
}
