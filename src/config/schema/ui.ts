import * as z from 'zod/mini';
import type { LauncherConfig, UiConfig } from '../types.ts';
import { optional } from './documented.ts';
import { exactly } from './exactly.ts';
import { language, text } from './forms.ts';

const textKey = z.string().check(z.regex(/^[A-Za-z]\w*$/));

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
      description: 'auto, light, dark, or a name of your own: 1 to 32 of a-z 0-9 -',
      default: 'auto',
      examples: ['light', 'dark'],
    }),
    layout: optional(z.enum(['bar', 'box']), {
      title: 'Layout',
      description: 'The banner as a bar at the edge, or as a box in the corner.',
      default: 'bar',
    }),
    position: optional(z.enum(['bottom', 'top', 'left', 'right']), {
      title: 'Position',
      description: 'bottom or top; of a box, left or right.',
      default: 'bottom',
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
    texts: optional(z.record(language, z.record(textKey, z.string())), {
      title: 'Texts',
      description: 'Your own words, by language tag and text key (src/ui/texts.ts).',
      examples: [{ en: { title: 'Cookies?' } }],
    }),
  }),
);
