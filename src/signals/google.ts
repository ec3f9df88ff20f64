import type { GoogleType } from '../config/google-types.ts';
import type { Consent } from '../consent/types.ts';
import { gtag } from './gtag.ts';
import { queue } from './page-globals.ts';
import { differs, type Granted, inWord, type Told, type Vendor } from './vendor.ts';

/**
 * Google Consent Mode v2, for gtag.js and Tag Manager: `consent default`, then `consent update` for those who have decided
 * and after every decision, with all seven types each time (R170 to R177), then an event for Tag Manager's triggers.
 *
 * Source: developers.google.com/tag-platform/security/guides/consent
 */
export const google: Vendor<GoogleType> = {
  mapping: {
    ad_storage: 'advertising',
    ad_user_data: 'advertising',
    ad_personalization: 'advertising',
    analytics_storage: 'analytics',
    functionality_storage: 'functional',
    personalization_storage: 'personalization',
    security_storage: true,
  },
  tellsUndecided: true,
  tell(told) {
    const { granted, standard, previous, consent, options } = told;
    const isNews = !!previous || consent.decided || differs(granted, standard);
    // Where the Tag Manager template sets the state, the event is all that it needs (R179).
    if (options['tagManager'] !== true) {
      const isDefaultOurs = !!previous || announce(told);
      if (isNews || !isDefaultOurs) gtag('consent', 'update', inWords(granted));
    }
    if (isNews) queue('dataLayer').push(updateEvent(consent));
  },
};

/**
 * Says the default, unless the page or assent-google.js has said one before.
 *
 * @returns whether the default is ours
 */
function announce({ standard, options, report }: Told<GoogleType>): boolean {
  const layer: unknown = queue('dataLayer');
  const entries = Array.isArray(layer) ? (layer as DataLayerEntry[]) : [];
  const defaultAt = entries.findIndex((entry) => entry?.[0] === 'consent' && entry[1] === 'default');
  const tagAt = entries.findIndex((entry) => /^(js|config)$/.test(String(entry?.[0])) || entry?.event === 'gtm.js');
  if (tagAt >= 0 && !(defaultAt >= 0 && defaultAt < tagAt)) report('signals/google-late', 'signals.google');
  if (defaultAt < 0) {
    const { region, waitForUpdate } = options;
    const regions = Array.isArray(region) ? (region as unknown[]) : [];
    gtag('consent', 'default', {
      ...inWords(standard),
      // A list that cannot be read whole is none: the default then holds everywhere.
      ...(regions.length && regions.every((code) => typeof code === 'string') && { region: regions }),
      ...(typeof waitForUpdate === 'number' && { wait_for_update: waitForUpdate }),
    });
  }
  gtag('set', 'ads_data_redaction', true);
  if (options['urlPassthrough'] === true) gtag('set', 'url_passthrough', true);
  return defaultAt < 0;
}

type DataLayerEntry = { readonly [key: string]: unknown } | null | undefined;

function inWords(granted: Granted): Record<string, string> {
  return Object.fromEntries(Object.entries(granted).map(([type, isGranted]) => [type, inWord(isGranted)]));
}

/** `assent` holds the choice for every category and service. */
function updateEvent({ categories, services }: Consent): object {
  return { event: 'assent_update', assent: { ...categories, ...services } };
}
