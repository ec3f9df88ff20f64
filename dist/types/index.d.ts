import type { AssentConfig } from './config/types.js';
import type { Assent } from './types.js';
export type * from './config/types.js';
export type { Choice, Consent, ConsentSource, Wanted } from './consent/types.js';
export type { Problem } from './lib/problems.js';
export type { Assent, AssentEvents, ChangeDetail } from './types.js';
/**
 * Starts Assent on this page: blocks what is marked, asks if need be, remembers. Never throws; what is wrong with the
 * config is in `problems`. On a page that already has an Assent, that one is returned. On a server it does nothing.
 *
 * @param options.nonce the CSP nonce of the page, if it has one: then only scripts that carry it are released
 * @example
 * ```ts
 * import { createAssent } from 'assent';
 *
 * const assent = createAssent({ categories: ['functional', 'analytics'] });
 * assent.on('change', ({ granted }) => console.log('now granted:', granted));
 * ```
 */
export declare function createAssent(config: AssentConfig, options?: {
    readonly nonce?: string;
}): Assent;
