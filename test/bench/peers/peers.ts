import type { Peer } from '../types.ts';
import { assent } from './assent.ts';
import { klaro } from './klaro.ts';
import { none } from './none.ts';
import { orejime } from './orejime.ts';
import { tarteaucitron } from './tarteaucitron.ts';
import { vanillaCookieConsent } from './vanilla-cookieconsent.ts';

/** All that can be measured, in the order of the first round. */
export const PEERS: readonly Peer[] = [none, vanillaCookieConsent, orejime, assent, klaro, tarteaucitron];
