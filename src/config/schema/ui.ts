import * as z from 'zod/mini';
import type { LauncherConfig, UiConfig } from '../types.ts';
import { optional } from './documented.ts';
import { exactly } from './exactly.ts';
import { language, text } from './forms.ts';

type Replacements = Record<string, Record<string, string>>;

const textKey = z.string().check(z.regex(/^[A-Za-z][\w.-]*$/));

/** Texts by language and key. */
export const replacements: z.ZodMiniType<Replacements, Replacements> = z.record(
  language,
  z.record(textKey, z.string()),
);

const launcher: z.ZodMiniType<LauncherConfig, LauncherConfig> = exactly<LauncherConfig>()(
  z.strictObject({
    position: optional(z.enum(['left', 'right']), {
      title: 'Position',
      description: 'The corner at the bottom.',
      default: 'left',
    }),
    label: optional(text, {
      title: 'Label',
      description: 'Its accessible name. Left out: “Cookie settings” in the language of the visitor.',
      examples: ['Cookies'],
    }),
  }),
);

/** How it looks and reads. */
export const ui: z.ZodMiniType<UiConfig, UiConfig> = exactly<UiConfig>()(
  z.strictObject({
    theme: optional(z.string().check(z.regex(/^[a-z\d-]{1,32}$/)), {
      title: 'Theme',
      description: 'auto follows the system of the visitor; light, dark, or the name of a file in themes/.',
      default: 'auto',
      examples: ['dark', 'paper'],
    }),
    layout: optional(z.enum(['bar', 'box', 'modal']), {
      title: 'Layout',
      description:
        'The banner as a bar at the edge, as a box in the corner, or in the middle of a dimmed page, which stays usable.',
      default: 'bar',
    }),
    position: optional(z.enum(['bottom', 'top', 'bottom-left', 'bottom-right', 'top-left', 'top-right']), {
      title: 'Position',
      description:
        'bottom or top; of a box also a corner, where left is where lines begin. Left out: bottom; of a box, bottom-right.',
      examples: ['bottom-left'],
    }),
    dialog: optional(z.enum(['sheet', 'drawer']), {
      title: 'Dialog',
      description: 'The preferences as a sheet in the middle, or as a drawer at the side.',
      default: 'sheet',
    }),
    launcher: optional(z.union([z.boolean(), launcher]), {
      title: 'Launcher',
      description:
        'The button in the corner that lets visitors change their mind. ' +
        'false leaves it out: then give every page an element with data-assent-do="open".',
      default: true,
      examples: [{ position: 'right', label: 'Cookies' }],
    }),
    closeButton: optional(z.literal(['reject', false]), {
      title: 'Close button',
      description: 'reject adds a × to the banner that refuses, and says so.',
      default: false,
    }),
    placeholders: optional(z.boolean(), {
      title: 'Placeholders',
      description: 'Says in place of a blocked frame or player what it is, and offers to load it.',
      default: true,
    }),
    shadow: optional(z.boolean(), {
      title: 'Shadow root',
      description:
        'false renders without one, for tools that cannot look into it: styles of the page then reach the banner, too.',
      default: true,
    }),
    texts: optional(replacements, {
      title: 'Texts',
      description: 'Your own words, by language tag and text key (docs/languages.md).',
      examples: [{ en: { title: 'Cookies?' } }],
    }),
  }),
);
