import * as z from 'zod/mini';
import * as defaults from '../defaults.ts';
import { REGION_CODE } from '../regions-shape.ts';
import type { PrivacySignalConfig, RegionPreset, RegionRule } from '../types.ts';
import { optional } from './documented.ts';
import { exactly } from './exactly.ts';
import { id } from './forms.ts';
import { replacements } from './ui.ts';

const months = z.strictObject({
  months: optional(z.int().check(z.minimum(1), z.maximum(defaults.MAX_LIFETIME_MONTHS)), {
    title: 'Months',
    description: 'Calendar months from the day of the decision.',
  }),
});

/** Name of a rule that comes with Assent. */
export const regionPreset: z.ZodMiniType<RegionPreset, RegionPreset> = exactly<RegionPreset>()(
  z.enum(defaults.REGION_PRESETS),
);

/** What holds in some regions. */
export const regionRule: z.ZodMiniType<RegionRule, RegionRule> = exactly<RegionRule>()(
  z.strictObject({
    preset: optional(regionPreset, {
      title: 'Preset',
      description: 'A rule that comes with Assent: its values hold where this one says nothing itself.',
      examples: ['us-ca'],
    }),
    codes: optional(z.array(z.string().check(z.regex(REGION_CODE))), {
      title: 'Codes',
      description: 'ISO 3166 codes of countries or their parts. The more exact one wins, then the first rule.',
      examples: [['CA', 'AU'], ['US-CA']],
    }),
    model: optional(z.enum(defaults.REGION_MODELS), {
      title: 'Model',
      description:
        'What must be before anything that is not required may run: opt-in, the consent of the visitor; the others, nothing, ' +
        'until the visitor refuses: opt-out with “Your Privacy Choices”, notice with the banner, none with neither.',
      default: 'opt-in',
    }),
    lifetime: optional(months, {
      title: 'Lifetime',
      description: 'How long a decision holds there. Left out: as everywhere.',
    }),
    askAgainAfter: optional(months, {
      title: 'Ask again after',
      description:
        'How long a refusal holds there, also if the revision is raised meanwhile; with opt-in only one that grants nothing. ' +
        'Never longer than the decision itself.',
      examples: [{ months: 12 }],
    }),
    texts: optional(replacements, {
      title: 'Texts',
      description: 'Replaces texts there, as ui.texts does everywhere.',
    }),
  }),
);

/** The privacy signal of the browser. */
export const privacySignal: z.ZodMiniType<PrivacySignalConfig, PrivacySignalConfig> = exactly<PrivacySignalConfig>()(
  z.strictObject({
    deny: optional(z.array(id), {
      title: 'Deny',
      description: 'Ids of the categories and services that Global Privacy Control denies.',
      default: defaults.DENIED_BY_SIGNAL,
    }),
    dnt: optional(z.boolean(), {
      title: 'Do Not Track',
      description: 'Counts as such a signal as well. Browsers have dropped it, and no law asks for it.',
      default: false,
    }),
  }),
);
