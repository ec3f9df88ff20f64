/** What the visitor wants for one category or service. */
export type Choice = 'granted' | 'denied';
/**
 * How a consent came about.
 *
 * - `none`: nobody decided yet, the defaults hold
 * - `banner`, `preferences`: the visitor, on that layer
 * - `page`: the visitor, on an element of the site with `data-assent-do`, or on a placeholder
 * - `api`: the site's own code
 * - `gpc`: the browser's privacy signal
 * - `region`: nobody decided yet, and the law of the region lets everything run until somebody does
 * - `import`: the visitor, with the product that the site had before
 */
export type ConsentSource = 'none' | 'banner' | 'preferences' | 'page' | 'api' | 'gpc' | 'region' | 'import';
/** The immutable snapshot of all choices: what, when, how, for which revision, until when. */
export interface Consent {
    /** True when a valid decision covers everything the config asks about. */
    readonly decided: boolean;
    /** One choice for each category that the config shows. Required ones are always `granted`. */
    readonly categories: Readonly<Record<string, Choice>>;
    /** One choice for each service: its own, or else its category's. */
    readonly services: Readonly<Record<string, Choice>>;
    /** UTC day of the decision, `YYYY-MM-DD`; `null` while nobody decided. */
    readonly decidedOn: string | null;
    /** UTC day at whose start the decision ends, `YYYY-MM-DD`; `null` while nobody decided. */
    readonly expiresOn: string | null;
    /** The revision of the site's policy that was decided on. */
    readonly revision: number;
    readonly source: ConsentSource;
}
/**
 * What someone asks to change: category or service ids, `true` to grant.
 * A category takes its services along, except those named themselves.
 */
export type Wanted = Readonly<Record<string, boolean>>;
