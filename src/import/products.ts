import type { ImportProduct } from '../config/import-types.ts';
import { cookiebot } from './cookiebot.ts';
import { klaro } from './klaro.ts';
import type { ReadChoice } from './old-choice.ts';
import { orejime } from './orejime.ts';
import { tarteaucitron } from './tarteaucitron.ts';
import { vanillaCookieconsent } from './vanilla-cookieconsent.ts';

/** Each product: where it stores a choice unless the config says otherwise, and how that is read. */
export const PRODUCTS: Readonly<Record<ImportProduct, readonly [name: string, read: ReadChoice]>> = {
  'vanilla-cookieconsent': ['cc_cookie', vanillaCookieconsent],
  klaro: ['klaro', klaro],
  orejime: ['eu-consent', orejime],
  tarteaucitron: ['tarteaucitron', tarteaucitron],
  cookiebot: ['CookieConsent', cookiebot],
};
