/*
 * Every default of the config, written once: the reader, the documentation and the tests take them from here.
 */

/** Shown when the config names neither categories nor services; services may use them unnamed. */
export const BUILT_IN_CATEGORIES = ['functional', 'analytics', 'advertising', 'personalization'] as const;

/** Months a decision holds (R040 to R042: exactly six satisfies France, Italy and Ireland at once). */
export const LIFETIME_MONTHS = 6;

/** The ceiling for `lifetime.months`: no choice is older (R045). */
export const MAX_LIFETIME_MONTHS = 13;

/** Milliseconds that a missing script may hold those after it. */
export const SCRIPT_TIMEOUT = 4000;

/** Milliseconds. */
export const MAX_SCRIPT_TIMEOUT = 30_000;

/** The attribute of gated elements. */
export const ATTRIBUTE = 'data-consent';

/** Name of the cookie with the record. */
export const COOKIE_NAME = 'assent';

/** Characters of a config; more is none. */
export const MAX_CONFIG_SIZE = 262_144;

/** Twelve digits, so that a time such as 202611220930 will do, and the record stays short. */
export const MAX_REVISION = 999_999_999_999;

/** What the browser's privacy signal denies (R164). */
export const DENIED_BY_SIGNAL: readonly string[] = ['advertising'];

/** Names of the rules that come with Assent (`src/regions/presets/`). */
export const REGION_PRESETS = ['eu', 'uk', 'ch', 'tr', 'br', 'ca-qc', 'us-ca', 'us'] as const;

/** What a region's law may want (`RegionModel`). */
export const REGION_MODELS = ['opt-in', 'opt-out', 'notice', 'none'] as const;
