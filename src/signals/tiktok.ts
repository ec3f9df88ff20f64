import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * TikTok Pixel. The methods are there if the snippet lists them, else once its file has loaded (R193).
 *
 * Source: the pixel's base code as found in public repositories; TikTok's own page was not read
 */
export const tiktok: Vendor<'consent'> = {
  mapping: { consent: 'advertising' },
  needs: 'ttq.grantConsent',
  start: () => callGlobal('ttq.holdConsent'),
  tell: ({ granted }) => callGlobal(granted.consent ? 'ttq.grantConsent' : 'ttq.revokeConsent'),
};
