import * as z from 'zod/mini';
import { MAX_REVISION } from '../defaults.ts';
import { IMPORT_PRODUCTS } from '../import-shape.ts';
import type { ImportConfig, ImportProduct } from '../types.ts';
import { optional, required } from './documented.ts';
import { exactly } from './exactly.ts';
import { id } from './forms.ts';

const product: z.ZodMiniType<ImportProduct, ImportProduct> = exactly<ImportProduct>()(z.enum(IMPORT_PRODUCTS));

const details: z.ZodMiniType<ImportConfig, ImportConfig> = exactly<ImportConfig>()(
  z.strictObject({
    from: required(product, {
      title: 'From',
      description: 'The product that the site had before.',
      examples: ['klaro'],
    }),
    name: optional(z.string().check(z.regex(/^[^\s;=]{1,255}$/)), {
      title: 'Name',
      description: 'Of its cookie, or key of localStorage. Left out: what the product calls it by itself.',
      examples: ['my_klaro'],
    }),
    map: optional(z.record(z.string(), z.union([id, z.array(id)])), {
      title: 'Map',
      description:
        'Its ids, and the id of the category or service that each is here, or a list of several; an empty list leaves one out. ' +
        'Needless for services of the same id, and for usual names of categories.',
      examples: [{ statistics: ['analytics', 'personalization'], chat: [] }],
    }),
    revision: optional(z.int().check(z.minimum(0), z.maximum(MAX_REVISION)), {
      title: 'Revision',
      description: 'Of vanilla-cookieconsent: only choices for this revision there count. Left out: any.',
      examples: [2],
    }),
  }),
);

/** Where earlier choices come from. */
export const importFrom: z.ZodMiniType<ImportProduct | ImportConfig, ImportProduct | ImportConfig> = z.union([
  product,
  details,
]);
