/** A text in one language, or one per language tag: `{ "en": "Maps", "fr": "Cartes" }`. */
export type LocalizedText = string | { readonly [language: string]: string };

/** The ids that every site has unless it says otherwise; any other id must be named in `categories`. */
export type BuiltInCategory = 'functional' | 'analytics' | 'advertising' | 'personalization';

/** Who asks. Shown on both layers (GDPR 13, R008). */
export interface ControllerConfig {
  /** Name of the person or company that answers for the site. @default the page's host name */
  name?: LocalizedText;
  /** http(s) or relative URL. */
  privacyPolicy?: LocalizedText;
  /** http(s) or relative URL. */
  cookiePolicy?: LocalizedText;
  /** http(s) or relative URL. */
  imprint?: LocalizedText;
}

/** What the visitor ticks. */
export interface CategoryConfig {
  /** 1 to 32 of `A-Z a-z 0-9 _ -`, used in `data-consent`. */
  id: string;
  /** @default the built-in title in the visitor's language, or the id */
  title?: LocalizedText;
  /** @default the built-in description in the visitor's language */
  description?: LocalizedText;
  /** Always on, shown as text. @default true for `functional`, else false */
  required?: boolean;
}

/** One cookie of a service: what the visitor is shown, and what the sweep deletes. */
export interface CookieConfig {
  /** Exact name, or a prefix ending in `*`: `_ga_*`. */
  name: string;
  /** As shown to the visitor: `13 months`. */
  duration?: LocalizedText;
  purpose?: LocalizedText;
}

/** One vendor or tool inside a category. */
export interface ServiceConfig {
  /** 1 to 32 of `A-Z a-z 0-9 _ -`; unique among services and categories. */
  id: string;
  /** Id of its category. */
  category: string;
  /** @default the id */
  name?: LocalizedText;
  /** The company behind it. */
  provider?: string;
  /** The provider's own policy: http(s) or relative URL. */
  privacyPolicy?: LocalizedText;
  cookies?: (CookieConfig | string)[];
  /** Keys of localStorage, sessionStorage, IndexedDB and Cache: exact, or a prefix ending in `*`. */
  storage?: string[];
  /**
   * URL patterns of what it loads, for `assent-guard.js`: it holds tags and requests that carry no markup. A host, and
   * how the path begins, with `*` for anything; scheme and port do not matter. `/…` is about the site itself.
   * @example ["https://*.tracker.example/", "//cdn.example/stats*.js"]
   */
  match?: string[];
}

/** How the record is stored. */
export interface RecordCookieConfig {
  /** @default "assent" */
  name?: string;
  /** Share the choice with subdomains; the host alone unless set. */
  domain?: string;
  /** @default "/" */
  path?: string;
  /** @default "Lax" */
  sameSite?: 'Lax' | 'Strict' | 'None';
}

/** Corner button that lets visitors change their mind on every page (GDPR 7(3), R061). */
export interface LauncherConfig {
  /** @default "left" */
  position?: 'left' | 'right';
  /** Its accessible name. @default "Cookie settings" in the visitor's language */
  label?: LocalizedText;
}

/** How it looks and reads. */
export interface UiConfig {
  /**
   * `light`, `dark`, or the name of a file in `themes/`, which is loaded from beside the script;
   * a bundler's page links it itself.
   * @default "auto": follows the visitor's system
   */
  theme?: string;
  /**
   * Banner as a bar at the edge, a box in the corner, or in the middle over a dimmed page, which stays usable: no layout
   * is a wall (R013). @default "bar"
   */
  layout?: 'bar' | 'box' | 'modal';
  /**
   * Of a bar or box; left is where lines begin, also in languages written from right to left.
   * @default "bottom", of a box "bottom-right"
   */
  position?: 'bottom' | 'top' | 'bottom-left' | 'bottom-right' | 'top-left' | 'top-right';
  /** Preferences as a sheet in the middle, or as a drawer at the side. @default "sheet" */
  dialog?: 'sheet' | 'drawer';
  /** `false` leaves it out: then give the page an element with `data-assent-do="open"`. @default true */
  launcher?: boolean | LauncherConfig;
  /** `"reject"` adds a close button to the banner that refuses, and says so (R031). @default false */
  closeButton?: false | 'reject';
  /** Says in place of a blocked frame or player what it is, and offers to load it. @default true */
  placeholders?: boolean;
  /**
   * `false` renders without a shadow root, for tools that cannot look into one: the page's own styles then reach the
   * banner, too. @default true
   */
  shadow?: boolean;
  /** Replaces built-in texts, by language tag and text key. */
  texts?: { readonly [language: string]: { readonly [key: string]: string } };
}
