import type { ReadChoice } from './old-choice.ts';
import { readFlags } from './read-flags.ts';

/**
 * Klaro: cookie `klaro`, or that key of local or session storage, with every service of its config:
 * `{"matomo":true,"youtube":false}`, percent-encoded. Written when the visitor has confirmed, and with no date.
 *
 * Read in the source of npm `klaro` 0.7.22 (`consent-manager.js`, `stores.js`).
 */
export const klaro: ReadChoice = (stored) => readFlags(stored, 'service');
