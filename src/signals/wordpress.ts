import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/** The categories of the plugin. */
type WordPressType = 'functional' | 'preferences' | 'statistics-anonymous' | 'statistics' | 'marketing';

/**
 * WordPress, with the plugin WP Consent API: plugins of a site ask it. It writes a cookie for each category, so it hears
 * of the model at once, and of choices after a decision (R199).
 *
 * Source: the plugin's JavaScript, version 2.0.1
 */
export const wordpress: Vendor<WordPressType> = {
  mapping: {
    functional: 'functional',
    preferences: 'personalization',
    'statistics-anonymous': 'analytics',
    statistics: 'analytics',
    marketing: 'advertising',
  },
  needs: 'wp_set_consent',
  start() {
    (window as { wp_consent_type?: string }).wp_consent_type = 'optin';
    EventTarget.prototype.dispatchEvent.call(document, new CustomEvent('wp_consent_type_defined'));
  },
  tell({ granted }) {
    for (const [type, yes] of Object.entries(granted)) callGlobal('wp_set_consent', type, yes ? 'allow' : 'deny');
  },
};
