/** Products that a visitor's stored choice can be taken from. */
export type ImportProduct = 'vanilla-cookieconsent' | 'klaro' | 'orejime' | 'tarteaucitron' | 'cookiebot';
/** Where visitors' earlier choices come from, if the product's own defaults do not fit. */
export interface ImportConfig {
    from: ImportProduct;
    /** Its cookie, or key of localStorage. @default the product's */
    name?: string;
    /**
     * Its ids of categories, purposes or services, and what they are called here; an empty list leaves one out. Needless for
     * services that are called the same, and for usual names of categories.
     */
    map?: {
        readonly [theirs: string]: string | string[];
    };
    /** Of vanilla-cookieconsent, which stores it: choices of any other revision there do not count. @default any */
    revision?: number;
}
