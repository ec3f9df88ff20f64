import type { ImportConfig, ImportProduct } from './import-types.js';
import type { BuiltInCategory, CategoryConfig, ControllerConfig, RecordCookieConfig, ServiceConfig, UiConfig } from './member-types.js';
import type { PrivacySignalConfig, RegionPreset, RegionRule } from './region-types.js';
import type { SignalsConfig } from './signals-types.js';
export type * from './import-types.js';
export type * from './member-types.js';
export type * from './region-types.js';
export type * from './resolved-config.js';
export type * from './signals-types.js';
/**
 * The JSON config. Everything has a default; `{}` is valid. It is data only:
 * no functions, no HTML, no regular expressions.
 *
 * @example
 * ```json
 * {
 *   "revision": 1,
 *   "controller": { "name": "Example Ltd", "privacyPolicy": "/privacy" },
 *   "categories": ["functional", "analytics"]
 * }
 * ```
 */
export interface AssentConfig {
    $schema?: string;
    /** Raise it when the policy changes: everyone is asked again. @default 1 */
    revision?: number;
    controller?: ControllerConfig;
    /** Built-in ids, or objects to rename, describe or add some. @default all four built-in ones, if `services` is empty too */
    categories?: (BuiltInCategory | CategoryConfig)[];
    services?: ServiceConfig[];
    /** How long a decision holds, in calendar months, 1 to 13. @default { "months": 6 } (R040) */
    lifetime?: {
        months?: number;
    };
    cookie?: RecordCookieConfig;
    /** Vendors to notify, by name: `{ "google": true }`. @default none (docs/signals.md) */
    signals?: SignalsConfig;
    /** What holds where: names of presets, or rules of your own. @default opt-in everywhere (docs/regions.md) */
    regions?: (RegionPreset | RegionRule)[];
    /** What the browser's privacy signal (Global Privacy Control) denies. */
    gpc?: PrivacySignalConfig;
    ui?: UiConfig;
    /** Language tag of the UI. @default `<html lang>`, then the browser's languages */
    locale?: string;
    /** The attribute that marks gated elements. @default "data-consent" */
    attribute?: string;
    /**
     * How long a gated script that does not arrive may hold those after it, in ms, 0 to 30000.
     * @default 4000
     */
    scriptTimeout?: number;
    /** After a withdrawal, if something withdrawn had run: reload the page, or keep it. @default "reload" */
    onWithdraw?: 'reload' | 'keep';
    /** Takes along what visitors have chosen with another product, without asking again. @default none (docs/recipes.md) */
    import?: ImportProduct | ImportConfig;
}
