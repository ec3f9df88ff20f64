import type { ResolvedConfig } from '../config/types.ts';
import type { Consent, ConsentSource, Wanted } from '../consent/types.ts';
import type { Report } from '../lib/problems.ts';
import type { ImportLocale } from './texts.ts';

/** The two layers: the first asks, the second lets choose. */
export type Layer = 'banner' | 'preferences';

/** What the core hands to the lazy UI. The UI decides nothing by itself and touches no storage. */
export interface UiHost {
  readonly config: ResolvedConfig;
  /** Where to render: the open shadow root of `<assent-ui>`, or that element itself where there is none. */
  readonly root: ShadowRoot | HTMLElement;
  /** The consent in force now. */
  consent(): Consent;
  /** Takes the visitor's decision: stores it, releases or withdraws, tells listeners, then calls `update`. */
  decide(wanted: Wanted | boolean, source: ConsentSource): void;
  /** Tells the core that a layer came or went. */
  shown(layer: Layer, visible: boolean): void;
  readonly report: Report;
}

/** The running UI, as the core drives it, for as long as the page lives. */
export interface Ui {
  showBanner(): void;
  hideBanner(): void;
  openPreferences(): void;
  closePreferences(): void;
  /** Renders again after a decision, from whatever side it came. */
  update(): void;
}

/** What the UI chunk exports: renders nothing until told to; resolves when its language is there. */
export type StartUi = (host: UiHost, importLocale?: ImportLocale) => Promise<Ui>;
