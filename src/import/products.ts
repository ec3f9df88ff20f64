import type { ImportProduct } from '../config/import-types.ts';
import { cookiebot } from './cookiebot.ts';
import { klaro } from './klaro.ts';
import type { ReadChoice } from './old-choice.ts';
import { orejime } from './orejime.ts';
import { tarteaucitron } from './tarteaucitron.ts';
import { vanillaCookieconsent } from './vanilla-cookieconsent.ts';

/** Each product: where it stores a choice unless told otherwise, and how that is read. */
export const PRODUCTS: Readonly<Record<ImportProduct, { readonly name: string; readonly read: ReadChoice }>> = {
  'vanilla-cookieconsent': { name: 'cc_cookie', read: vanillaCookieconsent },
  klaro: { name: 'klaro', read: klaro },
  orejime: { name: 'eu-consent', read: orejime },
  tarteaucitron: { name: 'tarteaucitron', read: tarteaucitron },
  cookiebot: { name: 'CookieConsent', read: cookiebot },
};
