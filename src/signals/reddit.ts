import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * Reddit Pixel: its first-party cookies, on or off. There is no call for the rest of what it does (R195).
 *
 * Source: c15t's vendor manifest; Reddit's own page was not read
 */
export const reddit: Vendor<'consent'> = {
  mapping: { consent: 'advertising' },
  needs: 'rdt',
  tellsUndecided: true,
  tell: ({ granted }) => callGlobal('rdt', granted.consent ? 'enableFirstPartyCookies' : 'disableFirstPartyCookies'),
};
