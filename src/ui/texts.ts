import type { dialogEnglish } from './dialog-texts.ts';
import type { pageEnglish } from './page-texts.ts';
import type { privacyEnglish } from './privacy-texts.ts';

/**
 * The English texts of the banner, and what the dialog shares with it. Words in `{braces}` are filled in.
 * Neutral by law: no praise, no guilt, no weight on one answer (EDPB 03/2022, R025).
 */
export const english = {
  title: 'Cookies on this site',
  ask: '{controller} asks for your consent to store and read data on your device. Purposes: {purposes}.',
  effect: 'If you reject, only what the site needs is used.',
  withdraw: 'You can change or withdraw this at any time under “{launcher}”.',
  changeable: 'You can change or withdraw this at any time.',
  'close-rejects': 'Closing this with × rejects all.',
  services: 'Services: {count}',
  privacyPolicy: 'Privacy policy',
  cookiePolicy: 'Cookie policy',
  imprint: 'Legal notice',
  'accept-all': 'Accept all',
  'reject-all': 'Reject all',
  open: 'Customise',
  saved: 'Choices saved',
  close: 'Close',
  launcher: 'Cookie settings',
  'functional.title': 'Functional',
  'analytics.title': 'Analytics',
  'advertising.title': 'Advertising',
  'personalization.title': 'Personalization',
};

/** A key of a built-in text, as used in `ui.texts` of the config. */
export type TextKey =
  keyof typeof english | keyof typeof dialogEnglish | keyof typeof pageEnglish | keyof typeof privacyEnglish;

/** All built-in texts in one language. */
export type Texts = { readonly [key in TextKey]: string };

/** Imports the file of a built-in language other than English. */
export type ImportLocale = (language: string) => Promise<{ readonly default: Texts }>;
