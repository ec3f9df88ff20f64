import type {
  CategoryConfig,
  ControllerConfig,
  CookieConfig,
  LauncherConfig,
  ServiceConfig,
  UiConfig,
} from './member-types.ts';
import type { RegionModel } from './region-types.ts';

/** A category as read. */
export interface Category extends CategoryConfig {
  readonly required: boolean;
}

/** A service as read. */
export interface Service extends Omit<ServiceConfig, 'cookies' | 'storage'> {
  /** Its category is required, so it is always granted. */
  readonly required: boolean;
  readonly cookies: readonly CookieConfig[];
  readonly storage: readonly string[];
}

/** The config as read: checked, and with the defaults that the core needs. */
export interface ResolvedConfig {
  readonly revision: number;
  readonly controller: ControllerConfig;
  /** Only those that are shown, in their order. */
  readonly categories: readonly Category[];
  readonly services: readonly Service[];
  readonly lifetime: { readonly months: number };
  readonly cookie: {
    readonly name: string;
    /** `undefined`: this host alone. */
    readonly domain: string | undefined;
    readonly path: string;
    readonly sameSite: 'Lax' | 'Strict' | 'None';
  };
  /** As written: the part that notifies vendors checks it. */
  readonly signals?: unknown;
  /** As written: `ruleFor` and `importRecord` read them. */
  readonly regions?: unknown;
  readonly import?: unknown;
  /** As written: see `privacySignal`. */
  readonly gpc?: unknown;
  /** Where the visitor is, as far as the page says, and what holds there: set by the part that prepares a session. */
  readonly region?: string;
  readonly model?: RegionModel;
  readonly ui: Omit<UiConfig, 'launcher'> & { readonly launcher: false | LauncherConfig };
  readonly locale?: string;
  readonly attribute: string;
  /** Milliseconds. */
  readonly scriptTimeout: number;
  /** Anything but `keep` means to reload. */
  readonly onWithdraw?: 'reload' | 'keep';
}
