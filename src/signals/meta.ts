import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * Meta Pixel. Its snippet gives up where `fbq` exists already, so there is no queue to fill beforehand: a pixel that is not
 * blocked by the gate must say `revoke` itself, before `init` (R192).
 *
 * Source: developers.facebook.com, "Meta Pixel: GDPR"
 */
export const meta: Vendor<'consent'> = {
  mapping: { consent: 'advertising' },
  needs: 'fbq',
  tellsUndecided: true,
  tell: ({ granted }) => callGlobal('fbq', 'consent', granted.consent ? 'grant' : 'revoke'),
};
