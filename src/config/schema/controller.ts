import * as z from 'zod/mini';
import type { ControllerConfig } from '../types.ts';
import { optional } from './documented.ts';
import { exactly } from './exactly.ts';
import { link, text } from './forms.ts';

/** Who asks. */
export const controller: z.ZodMiniType<ControllerConfig, ControllerConfig> = exactly<ControllerConfig>()(
  z.strictObject({
    name: optional(text, {
      title: 'Name',
      description: 'The person or company that answers for the site. Left out: the host name of the page.',
      examples: ['Example Ltd', { en: 'Example Ltd', fr: 'Exemple SARL' }],
    }),
    privacyPolicy: optional(link, {
      title: 'Privacy policy',
      description: 'URL, http(s) or relative, or one for each language.',
      examples: ['/privacy', { en: '/privacy', fr: '/fr/confidentialite' }],
    }),
    cookiePolicy: optional(link, {
      title: 'Cookie policy',
      description: 'URL, http(s) or relative, or one for each language.',
      examples: ['/cookies'],
    }),
    imprint: optional(link, {
      title: 'Imprint',
      description: 'URL, http(s) or relative, or one for each language.',
      examples: ['/imprint'],
    }),
  }),
);
