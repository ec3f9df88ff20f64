import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

const FEATURES = [{ name: 'consent-tracking-api', version: '0.1' }];

/**
 * Shopify's Customer Privacy API, on a shop that Shopify serves. Shopify keeps what it hears, and notifies its own servers,
 * so it is notified only of what differs from that, and nothing before a decision (R198).
 *
 * Source: shopify.dev/docs/api/customer-privacy
 */
export const shopify: Vendor<'analytics' | 'marketing' | 'preferences' | 'sale_of_data'> = {
  mapping: {
    analytics: 'analytics',
    marketing: 'advertising',
    preferences: 'functional personalization',
    sale_of_data: 'advertising',
  },
  needs: 'Shopify.loadFeatures',
  tell: ({ granted, report }) =>
    callGlobal('Shopify.loadFeatures', FEATURES, (error: unknown) => {
      const fail = (reason: unknown): void => report('signals/vendor-failed', 'signals.shopify', reason);
      if (error) return fail(error);
      try {
        const known = callGlobal('Shopify.customerPrivacy.currentVisitorConsent') as
          Record<string, unknown> | undefined;
        const isKnown = Object.entries(granted).every(([type, yes]) => known?.[type] === (yes ? 'yes' : 'no'));
        if (!isKnown) callGlobal('Shopify.customerPrivacy.setTrackingConsent', { ...granted }, () => {});
      } catch (reason) {
        fail(reason);
      }
    }),
};
