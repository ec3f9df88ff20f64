import { GOOGLE_MAPPING, type GoogleType } from '../config/google-types.ts';
import type { Consent } from '../consent/types.ts';
import { pushGoogleDefault } from './google-default.ts';
import { dataLayer, gtag } from './gtag.ts';
import { differs, type Granted, inWord, type Told, type Vendor } from './vendor.ts';

/**
 * Google Consent Mode v2, for gtag.js and Tag Manager: `consent default`, then `consent update` for those who have decided
 * and after every decision, with all seven types each time (R170 to R177), then an event for Tag Manager's triggers.
 *
 * Source: developers.google.com/tag-platform/security/guides/consent
 */
export const google: Vendor<GoogleType> = {
  mapping: GOOGLE_MAPPING,
  tellsUndecided: true,
  tell(told) {
    const { granted, standard, previous, consent, options } = told;
    const isNews = !!previous || consent.decided || differs(granted, standard);
    // Where the Tag Manager template sets the state, the event is all that it needs (R179).
    if (options['tagManager'] !== true) {
      const isDefaultOurs = !!previous || announce(told);
      if (isNews || !isDefaultOurs) gtag('consent', 'update', inWords(granted));
    }
    if (isNews) dataLayer().push(updateEvent(consent));
  },
};

/**
 * Says the default, unless the page, or our own core, has pushed one before.
 *
 * @returns whether it says what holds while nobody has decided
 */
function announce({ standard, options, report }: Told<GoogleType>): boolean {
  const entries = dataLayer();
  const defaultAt = entries.findIndex((entry) => entry?.[0] === 'consent' && entry[1] === 'default');
  const tagAt = entries.findIndex((entry) => /^(js|config)$/.test(String(entry?.[0])) || entry?.event === 'gtm.js');
  if (tagAt >= 0 && !(defaultAt >= 0 && defaultAt < tagAt)) report('signals/google-late', 'signals.google');
  if (defaultAt < 0) pushGoogleDefault((_, type) => standard[type as GoogleType], options);
  else if (!entries.some((entry) => entry?.[0] === 'set' && entry[1] === 'ads_data_redaction')) {
    gtag('set', 'ads_data_redaction', true);
  }
  if (options['urlPassthrough'] === true) gtag('set', 'url_passthrough', true);
  const said = entries[defaultAt]?.[2] as { readonly [type: string]: unknown } | undefined;
  return !said || Object.entries(inWords(standard)).every(([type, word]) => said[type] === word);
}

function inWords(granted: Granted): Record<string, string> {
  return Object.fromEntries(Object.entries(granted).map(([type, isGranted]) => [type, inWord(isGranted)]));
}

/** `assent` holds the choice for every category and service. */
function updateEvent({ categories, services }: Consent): { readonly [key: string]: unknown } {
  return { event: 'assent_update', assent: { ...categories, ...services } };
}
