import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * Pinterest Tag. `false` stops its events and deletes what it has stored on this site (R194).
 *
 * Source: public repositories that cite help.pinterest.com; Pinterest's own page was not read
 */
export const pinterest: Vendor<'consent'> = {
  mapping: { consent: 'advertising' },
  needs: 'pintrk',
  tellsUndecided: true,
  tell: ({ granted }) => callGlobal('pintrk', 'setconsent', granted.consent),
};
