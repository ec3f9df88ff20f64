import * as z from 'zod/mini';
import { COOKIE_NAME } from '../defaults.ts';
import type { RecordCookieConfig } from '../types.ts';
import { optional } from './documented.ts';
import { exactly } from './exactly.ts';

/** How the record is stored. */
export const recordCookie: z.ZodMiniType<RecordCookieConfig, RecordCookieConfig> = exactly<RecordCookieConfig>()(
  z.strictObject({
    name: optional(z.string().check(z.regex(/^[\w.-]{1,64}$/)), {
      title: 'Name',
      description: '1 to 64 of A-Z a-z 0-9 _ . -',
      default: COOKIE_NAME,
    }),
    domain: optional(z.string().check(z.regex(/^[A-Za-z\d.-]+$/)), {
      title: 'Domain',
      description: 'Shares the choice with subdomains. Left out: this host alone.',
      examples: ['example.com'],
    }),
    path: optional(z.string().check(z.regex(/^\/[\w./~-]*$/)), {
      title: 'Path',
      description: 'Only pages below it know the choice.',
      default: '/',
    }),
    sameSite: optional(z.enum(['Lax', 'Strict', 'None']), {
      title: 'SameSite',
      description: 'None is for pages that stand in frames of other sites.',
      default: 'Lax',
    }),
  }),
);
