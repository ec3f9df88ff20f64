import { callGlobal, queue } from './page-globals.ts';
import { inWord, type Vendor } from './vendor.ts';

/**
 * Microsoft Advertising's UET: a queue like Google's, but with plain arguments, and only one type (R190).
 *
 * Source: learn.microsoft.com, "UET consent mode"
 */
export const uet: Vendor<'ad_storage'> = {
  mapping: { ad_storage: 'advertising' },
  start: ({ standard }) => queue('uetq').push('consent', 'default', { ad_storage: inWord(standard.ad_storage) }),
  tell: ({ granted }) => queue('uetq').push('consent', 'update', { ad_storage: inWord(granted.ad_storage) }),
};

/**
 * Microsoft Clarity, version 2 of its call. The `S` is a capital there (R191).
 *
 * Source: learn.microsoft.com, "Clarity consent API v2"
 */
export const clarity: Vendor<'ad_storage' | 'analytics_storage'> = {
  mapping: { ad_storage: 'advertising', analytics_storage: 'analytics' },
  needs: 'clarity',
  tellsUndecided: true,
  tell: ({ granted }) =>
    callGlobal('clarity', 'consentv2', {
      ad_Storage: inWord(granted.ad_storage),
      analytics_Storage: inWord(granted.analytics_storage),
    }),
};
