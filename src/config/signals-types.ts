import type { GoogleType } from './google-types.ts';

/** One vendor: `true` for its defaults, `false` to leave it out, or what differs from them. */
export type SignalConfig<Type extends string, More = unknown> = boolean | (SignalMapping<Type> & More);

/** Which choices a vendor is notified of as which of its types. */
export interface SignalMapping<Type extends string> {
  /**
   * For each type of the vendor, the id of a category or service; several, separated by spaces, must all be granted.
   * Types that are not named keep their default.
   */
  mapping?: { readonly [Name in Type]?: string };
}

/** How Google is notified, beside the mapping. */
export interface GoogleSignalConfig {
  /** Where the default holds, by ISO 3166-2 code: `["FR", "US-CA"]`. Elsewhere Google's tags start with all granted. @default everywhere */
  region?: string[];
  /** How long Google's tags wait for the first update, in ms, 0 to 10000 (R174). @default no wait: blocked tags run after it */
  waitForUpdate?: number;
  /** Whether links may carry click ids from page to page while cookies are denied (R176). @default false */
  urlPassthrough?: boolean;
  /** Leaves the commands to the Tag Manager template, and sends its event only (R179). @default false */
  tagManager?: boolean;
}

/** A call to a function of the page. Data only: no text in it can become code. */
export interface CustomSignalConfig {
  /** Its global name, `name` or `object.name`. It is waited for. */
  call: string;
  /** Call it only while these are granted; `!id` means "refused". @default always, also while nobody has decided */
  when?: string;
  /**
   * What it is handed: numbers, booleans, `null`, single words of `A-Z a-z 0-9 _ . -`, lists and objects. Anywhere in it,
   * `{ "when": "analytics", "yes": "granted", "no": "denied" }` becomes one or the other, `true` or `false` if that is all.
   * @default nothing
   */
  arguments?: unknown[];
}

/**
 * Vendors to notify of what the visitor has chosen, in addition to the gate, never instead of it (R201). Only a site that
 * names one loads the part that does it.
 */
export interface SignalsConfig {
  /** Google Consent Mode v2, for gtag.js and Tag Manager. */
  google?: SignalConfig<GoogleType, GoogleSignalConfig>;
  /** Microsoft Advertising (UET), and Clarity. */
  microsoft?: SignalConfig<'ad_storage' | 'analytics_storage'>;
  meta?: SignalConfig<'consent'>;
  tiktok?: SignalConfig<'consent'>;
  pinterest?: SignalConfig<'consent'>;
  reddit?: SignalConfig<'consent'>;
  /** `cookiesOnly` lets Matomo go on without cookies while it is denied. @default { "cookiesOnly": false } */
  matomo?: SignalConfig<'consent', { cookiesOnly?: boolean }>;
  /** Adobe Web SDK (alloy). @default { "version": "1.0" } */
  adobe?: SignalConfig<'consent', { version?: '1.0' | '2.0' }>;
  shopify?: SignalConfig<'analytics' | 'marketing' | 'preferences' | 'sale_of_data'>;
  /** The plugin WP Consent API. */
  wordpress?: SignalConfig<'functional' | 'preferences' | 'statistics-anonymous' | 'statistics' | 'marketing'>;
  /** Any other vendor. */
  custom?: CustomSignalConfig[];
}
