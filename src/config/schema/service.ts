import * as z from 'zod/mini';
import type { CookieConfig, ServiceConfig } from '../types.ts';
import { optional, required } from './documented.ts';
import { exactly } from './exactly.ts';
import { id, link, pattern, text, urlPattern } from './forms.ts';

const cookie: z.ZodMiniType<CookieConfig, CookieConfig> = exactly<CookieConfig>()(
  z.strictObject({
    name: required(pattern, {
      title: 'Name',
      description: 'Exact, or a prefix that ends in *.',
      examples: ['_ga', '_ga_*'],
    }),
    duration: optional(text, {
      title: 'Duration',
      description: 'As shown to the visitor.',
      examples: ['13 months', { en: '13 months', fr: '13 mois' }],
    }),
    purpose: optional(text, {
      title: 'Purpose',
      description: 'As shown to the visitor.',
      examples: ['Tells visitors apart'],
    }),
  }),
);

/** One vendor or tool inside a category. */
export const service: z.ZodMiniType<ServiceConfig, ServiceConfig> = exactly<ServiceConfig>()(
  z.strictObject({
    id: required(id, {
      title: 'Id',
      description:
        'Used in data-consent. 1 to 32 of A-Z a-z 0-9 _ -, the first a letter or digit; unlike any other id.',
      examples: ['matomo'],
    }),
    category: required(id, {
      title: 'Category',
      description: 'Id of its category, built in or listed in categories.',
      examples: ['analytics'],
    }),
    name: optional(text, {
      title: 'Name',
      description: 'What the visitor reads. Left out: the id.',
      examples: ['Matomo'],
    }),
    provider: optional(z.string(), {
      title: 'Provider',
      description: 'The company behind it.',
      examples: ['InnoCraft Ltd'],
    }),
    privacyPolicy: optional(link, {
      title: 'Privacy policy',
      description: "URL of the provider's policy, http(s) or relative, or one for each language.",
      examples: ['https://matomo.org/privacy-policy/'],
    }),
    cookies: optional(z.array(z.union([pattern, cookie])), {
      title: 'Cookies',
      description: 'Told to the visitor, and deleted when the service is denied: names, prefix*, or objects.',
      default: [],
      examples: [['_pk_*', { name: 'mtm_consent', duration: '13 months', purpose: 'Tells visitors apart' }]],
    }),
    storage: optional(z.array(pattern), {
      title: 'Storage',
      description:
        'Keys of localStorage and sessionStorage, names of IndexedDB databases and caches, or prefix*: ' +
        'shown to the visitor, and deleted when the service is denied.',
      default: [],
      examples: [['ph_*']],
    }),
    match: optional(z.array(urlPattern), {
      title: 'URL patterns',
      description:
        'What it loads, for assent-guard.js: a host and how the path begins, with * for anything. ' +
        'Scheme and port do not matter; /… is about the site itself.',
      default: [],
      examples: [['https://*.tracker.example/', '//cdn.example/stats*.js']],
    }),
  }),
);
