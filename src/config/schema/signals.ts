import * as z from 'zod/mini';
import { GOOGLE_TYPES } from '../google-types.ts';
import { isDetail } from '../signals-shape.ts';
import type { CustomSignalConfig, SignalsConfig } from '../types.ts';
import { optional, required } from './documented.ts';
import { exactly } from './exactly.ts';

const ids = z.string().check(z.regex(/^[A-Za-z\d][\w-]{0,31}( [A-Za-z\d][\w-]{0,31})*$/));
const terms = z.string().check(z.regex(/^!?[A-Za-z\d][\w-]{0,31}( !?[A-Za-z\d][\w-]{0,31})*$/));

/** Names that every object answers to. */
const INHERITED = /\b(?:__proto__|constructor|prototype)\b/;

const idsFor = (type: string): z.ZodMiniExactOptional<typeof ids> =>
  optional(ids, { title: `Type ${type}`, description: `What ${type} depends on.`, examples: ['advertising'] });

/** The ids of categories or services for each type of a vendor. */
const mapping = <const Type extends string>(types: readonly Type[]) =>
  optional(z.strictObject(Object.fromEntries(types.map((type) => [type, idsFor(type)])) as Mapping<Type>), {
    title: 'Mapping',
    description:
      'For each type of the vendor, the id of a category or service; several, separated by spaces, must all be granted.',
  });

type Mapping<Type extends string> = { [Name in Type]: z.ZodMiniExactOptional<typeof ids> };

/** One vendor: `true`, `false`, or what differs from its defaults. */
const vendor = <const Type extends string>(types: readonly Type[]) =>
  z.union([z.boolean(), z.strictObject({ mapping: mapping(types) })]);

const custom: z.ZodMiniType<CustomSignalConfig, CustomSignalConfig> = exactly<CustomSignalConfig>()(
  z.strictObject({
    // No lookahead, which not every reader of JSON Schema knows: what all objects have is refused apart.
    call: required(
      z.string().check(
        z.regex(/^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*){0,3}$/),
        z.refine((name) => !INHERITED.test(name)),
      ),
      { title: 'Call', description: 'The function’s global name. It is waited for.', examples: ['tracker.optIn'] },
    ),
    when: optional(terms, {
      title: 'When',
      description: 'Call it only while these are granted; !id means refused. Left out: always.',
    }),
    arguments: optional(z.array(z.unknown().check(z.refine((detail) => isDetail(detail, 1)))), {
      title: 'Arguments',
      description:
        'Numbers, booleans, null, single words, lists and objects; { "when": "analytics", "yes": …, "no": … } becomes one or the other.',
    }),
  }),
);

/** Vendors to notify of what the visitor has chosen. */
export const signals: z.ZodMiniType<SignalsConfig, SignalsConfig> = exactly<SignalsConfig>()(
  z.strictObject({
    google: optional(
      z.union([
        z.boolean(),
        z.strictObject({
          mapping: mapping(GOOGLE_TYPES),
          region: optional(z.array(z.string().check(z.regex(/^[A-Z]{2}(-[A-Z\d]{1,3})?$/))), {
            title: 'Region',
            description: 'Where the default holds, by ISO 3166-2 code. Left out: everywhere.',
            examples: [['FR', 'US-CA']],
          }),
          waitForUpdate: optional(z.int().check(z.minimum(0), z.maximum(10_000)), {
            title: 'Wait for update',
            description: 'Milliseconds that tags wait for the first update. Left out: not at all.',
            examples: [500],
          }),
          urlPassthrough: optional(z.boolean(), {
            title: 'URL passthrough',
            description: 'Whether links may carry click ids from page to page while cookies are denied.',
            default: false,
          }),
          tagManager: optional(z.boolean(), {
            title: 'Tag Manager',
            description: 'Leaves the commands to the Tag Manager template, and sends its event only.',
            default: false,
          }),
        }),
      ]),
      { title: 'Google', description: 'Google Consent Mode v2, for gtag.js and Tag Manager.', examples: [true] },
    ),
    microsoft: optional(vendor(['ad_storage', 'analytics_storage']), {
      title: 'Microsoft',
      description: 'Microsoft Advertising (UET), and Clarity.',
    }),
    meta: optional(vendor(['consent']), { title: 'Meta', description: 'Meta Pixel.' }),
    tiktok: optional(vendor(['consent']), { title: 'TikTok', description: 'TikTok Pixel.' }),
    pinterest: optional(vendor(['consent']), { title: 'Pinterest', description: 'Pinterest Tag.' }),
    reddit: optional(vendor(['consent']), { title: 'Reddit', description: 'Reddit Pixel.' }),
    matomo: optional(
      z.union([
        z.boolean(),
        z.strictObject({
          mapping: mapping(['consent']),
          cookiesOnly: optional(z.boolean(), {
            title: 'Cookies only',
            description: 'Lets Matomo go on without cookies while it is denied.',
            default: false,
          }),
        }),
      ]),
      { title: 'Matomo', description: 'Matomo, by requireConsent or by its cookies alone.' },
    ),
    adobe: optional(
      z.union([
        z.boolean(),
        z.strictObject({
          mapping: mapping(['consent']),
          version: optional(z.enum(['1.0', '2.0']), {
            title: 'Version',
            description: 'Of Adobe’s consent standard.',
            default: '1.0',
          }),
        }),
      ]),
      { title: 'Adobe', description: 'Adobe Web SDK (alloy).' },
    ),
    shopify: optional(vendor(['analytics', 'marketing', 'preferences', 'sale_of_data']), {
      title: 'Shopify',
      description: 'Shopify Customer Privacy.',
    }),
    wordpress: optional(vendor(['functional', 'preferences', 'statistics-anonymous', 'statistics', 'marketing']), {
      title: 'WordPress',
      description: 'The plugin WP Consent API.',
    }),
    custom: optional(z.array(custom), {
      title: 'Custom',
      description: 'Calls to functions of the page, for any other vendor. Data only.',
      examples: [[{ call: 'tracker.optIn', when: 'analytics' }]],
    }),
  }),
);
