import type { ResolvedConfig } from './config/types.ts';
import type { CreateConsent } from './consent/create-consent.ts';
import type { Consent, ConsentSource, Wanted } from './consent/types.ts';
import type { Report } from './lib/problems.ts';
import type { RecordStore } from './store/record-store.ts';
import type { Assent } from './types.ts';
import type { Language } from './words/language-of.ts';

/*
 * The parts that load later, as the core sees them. Each is a file of its own in `dist/`; it takes types from here and
 * nothing else from the core.
 */

/** The two layers: the first asks, the second lets choose. */
export type Layer = 'banner' | 'preferences';

/** What the core hands to what is shown. A part decides nothing by itself and touches no storage. */
export interface PartHost {
  readonly config: ResolvedConfig;
  /** Where to render: the open shadow root of `<assent-ui>`, or that element itself where there is none. */
  readonly root: ShadowRoot | HTMLElement;
  /** Ids that the browser's privacy signal denies; none without a signal. */
  readonly signal: readonly string[];
  /** The consent in force now. */
  consent(): Consent;
  /** Takes the visitor's decision. When it returns, the decision is stored and in force, and `update` has been called. */
  decide(wanted: Wanted | boolean, source: ConsentSource): void;
  /** Tells the core that a layer came or went. */
  shown(layer: Layer, visible: boolean): void;
  /** The language of this page, as it is now. */
  language(): Language;
  /** Whether a marked element lacks consent now. */
  isBlocked(element: Element): boolean;
  /** Lets these load until the next decision, whatever the consent says. */
  loadOnce(elements: Iterable<Element>): void;
  readonly report: Report;
  /** Where our files are, with a slash at its end; nowhere that is known, where a bundler has put them. */
  readonly base?: string | undefined;
}

/** The first layer: `assent-banner.js`. Its buttons carry `data-assent-do`, which the core handles. */
export interface BannerPart {
  /** Resolves when its language is there; shows nothing before `show` or `open`. */
  startBanner(host: PartHost, importLocale: ImportLocale): Promise<Banner>;
}

/** The running first layer. All functions may be called at any time, any number of times. */
export interface Banner {
  show(): void;
  /** @param saved a decision was made: screen readers are notified */
  hide(saved?: boolean): void;
  /** Puts it into the top layer again, where moving our element has taken it out. */
  raise(): void;
}

/** The second layer, and what stands in the page itself: `assent-preferences.js`. */
export interface PreferencesPart {
  /** Resolves when its language is there; shows nothing before `show` or `open`. */
  startPreferences(host: PartHost, importLocale: ImportLocale): Promise<Preferences>;
}

/** The running second layer. All functions may be called at any time, any number of times. */
export interface Preferences {
  /** @returns false if it could not be drawn: then the banner, which can be answered as well, has to do */
  open(): boolean;
  /** Drops the draft. */
  close(): void;
  /** Draws again: somebody has decided. */
  update(): void;
  /** Puts in placeholders for what is blocked, and the list of services, for as long as the page lives. */
  furnish(): void;
}

/** Imports the texts of a built-in language other than English. */
export type ImportLocale = (language: string) => Promise<{ readonly default: Readonly<Record<string, string>> }>;

/** What a session begins with, where it differs from the usual. */
export interface SessionStart {
  /** How consents are made. */
  readonly create?: CreateConsent;
  readonly recordStore?: RecordStore;
  /** The visitor is not asked unasked: there is a way to decide, and no banner. */
  readonly asksNobody?: boolean;
}

/** A session that has begun, as the part sees it that has prepared it. */
export interface Prepared {
  readonly consent: () => Consent;
  decide(wanted: Wanted | boolean, source: ConsentSource): void;
  /** The corner button, if the site has it and it is on the page. */
  launcher(): HTMLButtonElement | undefined;
}

/** Our records, as the core reads and writes them: it alone has what that takes. */
export interface Records {
  /** Opens the store of this name. Blocked storage is an empty one. */
  open(name: string): RecordStore;
  /**
   * Stores a record and reads it back.
   *
   * @param maxAge remaining life in seconds; 0 deletes
   */
  write(cookie: ResolvedConfig['cookie'], store: RecordStore, record: string, maxAge: number, report: Report): void;
}

/** What the core hands to the part that prepares a session. */
export interface RegionsOptions {
  readonly config: ResolvedConfig;
  /** Starts the session, unless there is one. */
  start(config: ResolvedConfig, differences: SessionStart): Prepared | undefined;
  readonly records: Records;
  readonly report: Report;
  /** Where our files are, with a slash at its end; nowhere that is known, where a bundler has put them. */
  readonly base: string | undefined;
}

/** Regions, and choices from other products: `assent-regions.js`. */
export interface RegionsPart {
  /** Prepares a session, then starts it. */
  prepareSession(options: RegionsOptions): void;
}

/** Vendors to notify: `assent-signals.js`. */
export interface SignalsPart {
  /**
   * Notifies every vendor of its default, and of what holds now.
   *
   * @returns notifies them again: after each decision
   */
  startSignals(options: SignalsOptions): () => void;
}

/** What the signals need to know. */
export interface SignalsOptions {
  readonly config: ResolvedConfig;
  /** The consent in force. */
  readonly consent: () => Consent;
  readonly report: Report;
}

/** Diagnosis, and the full check of the config: `assent-doctor.js`. No visitor loads it. */
export interface DoctorPart {
  /** @returns stops it */
  startDoctor(options: DoctorOptions): () => void;
}

/** What the core hands to the doctor. */
export interface DoctorOptions {
  readonly assent: Assent;
  /** As read; `undefined` before that, and where it cannot be read. */
  readonly config: ResolvedConfig | undefined;
  /** The config as it came; `undefined` before that. */
  readonly raw: unknown;
  /** Whether a marked element has been released. */
  isOpen(element: Element): boolean;
  /** Without the panel: in the console alone. */
  readonly quiet: boolean;
  /** Where our files are, with a slash at its end; nowhere that is known, where a bundler has put them. */
  readonly base: string | undefined;
}

/** The parts that load when they are first needed, each a file of its own. */
export interface Parts {
  readonly banner: BannerPart;
  readonly preferences: PreferencesPart;
  readonly regions: RegionsPart;
  readonly signals: SignalsPart;
  readonly doctor: DoctorPart;
}

/** Loads a part; rejects when its file does not come. What has failed is asked for again next time. */
export interface LoadPart {
  <Name extends keyof Parts>(name: Name): Promise<Parts[Name]>;
  /** Loads the texts of a language. */
  readonly locale: ImportLocale;
  /** Where our files are, with a slash at its end; nowhere that is known, where a bundler has put them. */
  readonly base?: string | undefined;
}
