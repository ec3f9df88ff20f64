import { queue } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * Matomo. It is notified on each page, because its own memory lasts for ever; ours is the record. With `cookiesOnly` it goes on
 * without cookies while it is denied. `forget…` writes a cookie that lasts 30 years, so it is said only to take back what
 * was given on the same page (R197).
 *
 * Source: developer.matomo.org, "Tracking consent"
 */
export const matomo: Vendor<'consent'> = {
  mapping: { consent: 'analytics' },
  start: ({ options }) => say(`require${kind(options)}`),
  tell({ granted, previous, options }) {
    if (granted.consent) return say(`set${kind(options)}Given`);
    return previous?.consent ? say(`forget${kind(options)}Given`) : undefined;
  },
};

function kind(options: { readonly [key: string]: unknown }): string {
  return options['cookiesOnly'] === true ? 'CookieConsent' : 'Consent';
}

function say(command: string): unknown {
  return queue('_paq').push([command]);
}
