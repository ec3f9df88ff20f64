import type { Consent, Wanted } from './consent/types.js';
import type { Problem } from './lib/problems.js';
/** What a decision changed. */
export interface ChangeDetail {
    readonly consent: Consent;
    readonly previous: Consent;
    /** Ids of categories and services that are granted now and were not before. */
    readonly granted: readonly string[];
    /** Ids of categories and services that are denied now and were granted before. */
    readonly denied: readonly string[];
    /**
     * Names of the cookies of denied services that are still there after the sweep. What script cannot even see
     * (HttpOnly, other sites') is not among them (R063).
     */
    readonly undeletable: readonly string[];
}
/** Events and their details. On `document` their names begin with `assent:`. */
export interface AssentEvents {
    /** The config is read and the gate is at work. */
    ready: {
        readonly consent: Consent;
    };
    /** A valid consent is known: stored, or just given. */
    consent: {
        readonly consent: Consent;
    };
    /** Somebody has decided. */
    change: ChangeDetail;
    /** A layer of the UI came. */
    show: {
        readonly layer: 'banner' | 'preferences';
    };
    /** A layer of the UI went. */
    hide: {
        readonly layer: 'banner' | 'preferences';
    };
    /** Something is wrong. */
    problem: Problem;
}
/** `window.assent`, and what `createAssent` returns. */
export interface Assent {
    /** The consent in force: a frozen snapshot, replaced by each decision. */
    readonly consent: Consent;
    /** Whether a category or service is granted; `false` for an unknown id. */
    has(id: string): boolean;
    /**
     * Grants everything. As with every decision, the record is stored and `consent` is the new snapshot when it returns; before
     * the config is read, it takes effect as soon as that is.
     */
    acceptAll(): void;
    /** Denies all that is not required. */
    rejectAll(): void;
    /**
     * Decides in part; anything not named keeps its choice. A category takes its services along.
     *
     * @example assent.set({ analytics: true, posthog: false })
     */
    set(wanted: Wanted): void;
    /** Forgets the decision and asks again. */
    reset(): void;
    /** Opens the preferences dialog. */
    open(): void;
    /** Closes the preferences dialog; unsaved switches are dropped. */
    close(): void;
    /**
     * Listens; `ready` and `consent` are replayed to those who come late.
     *
     * @returns stops listening
     */
    on<Type extends keyof AssentEvents>(type: Type, listener: (detail: AssentEvents[Type]) => void): () => void;
    /**
     * Resolves once the category or service is granted.
     *
     * @throws (rejects with) the signal's reason when it is aborted first
     * @example await assent.when('analytics', { signal: AbortSignal.timeout(60_000) })
     */
    when(id: string, options?: {
        readonly signal?: AbortSignal;
    }): Promise<void>;
    /**
     * Shows the doctor: a panel that says what is blocked and why, what is stored and by whom, and what is wrong. For whoever
     * builds the site; no visitor ever loads it. Also by `data-debug` on the script tag.
     *
     * @example assent.debug()
     */
    debug(): void;
    /** Everything that is wrong, in the order it was found; each code and path once. */
    readonly problems: readonly Problem[];
    /** Runs each function with this object: now, or as soon as the config is read. */
    push(...callbacks: ((assent: Assent) => void)[]): void;
}
declare global {
    interface DocumentEventMap {
        'assent:ready': CustomEvent<AssentEvents['ready']>;
        'assent:consent': CustomEvent<AssentEvents['consent']>;
        'assent:change': CustomEvent<AssentEvents['change']>;
        'assent:show': CustomEvent<AssentEvents['show']>;
        'assent:hide': CustomEvent<AssentEvents['hide']>;
        'assent:problem': CustomEvent<AssentEvents['problem']>;
    }
}
