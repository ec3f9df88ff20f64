import type { Consent } from '../consent/types.ts';
import { callGlobal } from './page-globals.ts';
import type { Vendor } from './vendor.ts';

/**
 * Adobe Experience Platform Web SDK. It is notified of nothing before a decision, because its call sends a request: configure it
 * with `defaultConsent: "pending"`. It sends one only when something is new to it, so the time in version 2.0 is the day of
 * the decision, which stays the same from page to page (R200).
 *
 * Source: experienceleague.adobe.com, "setConsent"; the source of @adobe/alloy
 */
export const adobe: Vendor<'consent'> = {
  mapping: { consent: 'analytics advertising personalization' },
  needs: 'alloy',
  tell: ({ granted, consent, options }) =>
    callGlobal('alloy', 'setConsent', {
      consent: [options['version'] === '2.0' ? second(granted.consent, consent) : first(granted.consent)],
    }),
};

function first(isGranted: boolean): object {
  return { standard: 'Adobe', version: '1.0', value: { general: isGranted ? 'in' : 'out' } };
}

function second(isGranted: boolean, { decidedOn }: Consent): object {
  const time = new Date(decidedOn ?? Date.now()).toISOString();
  return {
    standard: 'Adobe',
    version: '2.0',
    value: { collect: { val: isGranted ? 'y' : 'n' }, metadata: { time } },
  };
}
