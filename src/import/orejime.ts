import type { ReadChoice } from './old-choice.ts';
import { readFlags } from './read-flags.ts';

/**
 * Orejime: cookie `eu-consent` with every purpose of its config: `{"analytics":true,"ads":false}`, percent-encoded in part.
 * Up to 2.x it is called `orejime`, not encoded, and has apps in place of purposes. Written when the visitor has answered,
 * and with no date.
 *
 * Read in the built files of npm `orejime` 3.2.1 and the source of 2.3.3 (`consent-manager.js`).
 */
export const orejime: ReadChoice = (stored) => readFlags(stored, 'category');
