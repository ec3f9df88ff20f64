/**
 * What the law of a region wants before anything that is not required may run.
 *
 * - `opt-in`: the visitor's consent
 * - `opt-out`: nothing, as long as the visitor has not refused; no banner, but "Your Privacy Choices"
 * - `notice`: the same, with the banner
 * - `none`: the same, with neither
 */
export type RegionModel = 'opt-in' | 'opt-out' | 'notice' | 'none';

/** Rules that come with Assent, each with its sources in `docs/regions.md`. */
export type RegionPreset = 'eu' | 'uk' | 'ch' | 'tr' | 'br' | 'ca-qc' | 'us-ca' | 'us';

/** What holds in some regions. */
export interface RegionRule {
  /** Its values hold where the rule says nothing itself. */
  preset?: RegionPreset;
  /** ISO 3166 codes of countries or their parts: `DE`, `US-CA`. The more exact one wins, then the first rule. */
  codes?: string[];
  /** @default "opt-in" */
  model?: RegionModel;
  /** How long a decision holds there, in calendar months, 1 to 13. @default as everywhere */
  lifetime?: { months?: number };
  /**
   * How long a refusal holds there, in calendar months, 1 to 13, also if `revision` is raised meanwhile: where the model is
   * `opt-in` only one that grants nothing. Never longer than the decision itself.
   * @default until the revision is raised
   */
  askAgainAfter?: { months?: number };
  /** Replaces texts there, as `ui.texts` does everywhere. */
  texts?: { readonly [language: string]: { readonly [key: string]: string } };
}

/** What counts as a privacy signal of the browser, and what it denies. */
export interface PrivacySignalConfig {
  /** Ids of categories and services. @default ["advertising"] (R164) */
  deny?: string[];
  /** Do Not Track counts as well. Browsers have dropped it, and no law asks for it (R167). @default false */
  dnt?: boolean;
}
