import * as z from 'zod/mini';
import * as defaults from '../defaults.ts';
import type { AssentConfig } from '../types.ts';
import { builtInCategory, category } from './category.ts';
import { controller } from './controller.ts';
import { optional, required } from './documented.ts';
import { exactly } from './exactly.ts';
import { language } from './forms.ts';
import { importFrom } from './import.ts';
import { recordCookie } from './record-cookie.ts';
import { privacySignal, regionPreset, regionRule } from './regions.ts';
import { service } from './service.ts';
import { signals } from './signals.ts';
import { ui } from './ui.ts';

const whole = (min: number, max: number): z.ZodMiniType<number, number> =>
  z.int().check(z.minimum(min), z.maximum(max));

/** Every key of the config, each by itself; what depends on other items is in `rules.ts`. */
export const configKeys: z.ZodMiniType<AssentConfig, AssentConfig> = required(
  exactly<AssentConfig>()(
    z.strictObject({
      $schema: optional(z.string(), {
        title: 'Schema',
        description: 'For your editor: where assent.schema.json is. Assent ignores it.',
        examples: ['./node_modules/assent/dist/assent.schema.json'],
      }),
      revision: optional(whole(1, defaults.MAX_REVISION), {
        title: 'Revision',
        description: 'The version of your policy. Raise it, and everyone is asked again.',
        default: 1,
        examples: [2, 20261122],
      }),
      controller: optional(controller, {
        title: 'Controller',
        description: 'Who asks. Shown on the banner and in the preferences.',
        examples: [{ name: 'Example Ltd', privacyPolicy: '/privacy' }],
      }),
      categories: optional(z.array(z.union([builtInCategory, category])), {
        title: 'Categories',
        description:
          'Ids of built-in ones, or objects to rename, describe or add some, in the order shown. ' +
          'Left out: those that services belong to; all four if there are no services either.',
        examples: [['functional', 'analytics', { id: 'maps', title: 'Maps' }]],
      }),
      services: optional(z.array(service), {
        title: 'Services',
        description: 'The vendors and tools inside the categories, with what they store.',
        default: [],
        examples: [[{ id: 'matomo', category: 'analytics', name: 'Matomo', cookies: ['_pk_*'] }]],
      }),
      lifetime: optional(
        z.strictObject({
          months: optional(whole(1, defaults.MAX_LIFETIME_MONTHS), {
            title: 'Months',
            description: 'Calendar months from the day of the decision.',
            default: defaults.LIFETIME_MONTHS,
          }),
        }),
        { title: 'Lifetime', description: 'How long a decision holds.' },
      ),
      cookie: optional(recordCookie, {
        title: 'Cookie',
        description: 'The one cookie that keeps the decision.',
      }),
      signals: optional(signals, {
        title: 'Signals',
        description: 'Vendors to notify of what the visitor has chosen, in addition to the gate (docs/signals.md).',
        examples: [{ google: true }],
      }),
      regions: optional(z.array(z.union([regionPreset, regionRule])), {
        title: 'Regions',
        description:
          'What holds where: names of presets, or rules of your own (docs/regions.md). Left out: opt-in everywhere.',
        examples: [['eu', 'us-ca', { codes: ['AU'], model: 'notice' }]],
      }),
      gpc: optional(privacySignal, {
        title: 'Privacy signal',
        description: 'What Global Privacy Control, a setting of the browser, denies.',
      }),
      ui: optional(ui, { title: 'Interface', description: 'How it looks and reads.' }),
      locale: optional(language, {
        title: 'Language',
        description: "Language tag of the interface. Left out: <html lang>, then the browser's languages.",
        examples: ['fr', 'pt-BR'],
      }),
      attribute: optional(z.string().check(z.regex(/^data-[a-z\d-]+$/)), {
        title: 'Attribute',
        description: 'The attribute that marks elements, for pages that are marked up already.',
        default: defaults.ATTRIBUTE,
      }),
      scriptTimeout: optional(whole(0, defaults.MAX_SCRIPT_TIMEOUT), {
        title: 'Script timeout',
        description: 'Milliseconds that a marked script which does not arrive may hold those after it.',
        default: defaults.SCRIPT_TIMEOUT,
      }),
      onWithdraw: optional(z.enum(['reload', 'keep']), {
        title: 'On withdrawal',
        description: 'What to do with the page, if a script that is now denied has run: reload it, or keep it.',
        default: 'reload',
      }),
      import: optional(importFrom, {
        title: 'Import',
        description:
          'Takes along what visitors have chosen with the product that the site had before, without asking again: ' +
          'its name, or an object (docs/recipes.md). Left out: everyone is asked.',
        examples: [{ from: 'klaro', map: { 'google-analytics': 'analytics' } }],
      }),
    }),
  ),
  {
    title: 'Assent',
    description: 'Config of the cookie banner and preferences. Everything has a default; {} is valid.',
    examples: [
      {
        revision: 1,
        controller: { name: 'Example Ltd', privacyPolicy: '/privacy' },
        categories: ['functional', 'analytics'],
      },
    ],
  },
);
