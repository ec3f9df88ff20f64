import * as z from 'zod/mini';
import { BUILT_IN_CATEGORIES } from '../defaults.ts';
import type { BuiltInCategory, CategoryConfig } from '../types.ts';
import { optional, required } from './documented.ts';
import { exactly } from './exactly.ts';
import { id, text } from './forms.ts';

/** Id of a category that every site has. */
export const builtInCategory: z.ZodMiniType<BuiltInCategory, BuiltInCategory> = exactly<BuiltInCategory>()(
  z.enum(BUILT_IN_CATEGORIES),
);

/** What the visitor ticks, renamed, described or added. */
export const category: z.ZodMiniType<CategoryConfig, CategoryConfig> = required(
  exactly<CategoryConfig>()(
    z.strictObject({
      id: required(id, {
        title: 'Id',
        description:
          'Used in data-consent. 1 to 32 of A-Z a-z 0-9 _ -, the first a letter or digit. ' +
          `Built in: ${BUILT_IN_CATEGORIES.join(', ')}.`,
        examples: ['analytics', 'maps'],
      }),
      title: optional(text, {
        title: 'Title',
        description: 'What the visitor reads. A category that is not built in needs one.',
        examples: ['Maps', { en: 'Maps', fr: 'Cartes' }],
      }),
      description: optional(text, {
        title: 'Description',
        description: 'A sentence on what the category is for.',
        examples: ['Shows our shops on a map.'],
      }),
      required: optional(z.boolean(), {
        title: 'Required',
        description: 'Always on, shown as words without a switch. Left out: true for functional, else false.',
        examples: [false],
      }),
    }),
  ),
  {
    title: 'Category',
    description: 'What the visitor ticks.',
    if: { required: ['id'], properties: { id: { not: { enum: BUILT_IN_CATEGORIES } } } },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: { required: ['title'], properties: { title: { minLength: 1 } } },
  },
);
