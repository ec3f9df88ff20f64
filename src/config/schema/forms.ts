import * as z from 'zod/mini';
import { isHttpUrl } from '../../lib/is-http-url.ts';
import type { LocalizedText } from '../types.ts';

/*
 * The forms of texts. Patterns carry no flags, which JSON Schema does not have.
 */

/** Id of a category or service: it fits an attribute value and the record without encoding. */
export const id: z.ZodMiniType<string, string> = z.string().check(z.regex(/^[A-Za-z\d][\w-]{0,31}$/));

/** A name, or a prefix that ends in `*`; a lone `*` would mean everything on the site. */
export const pattern: z.ZodMiniType<string, string> = z.string().check(z.regex(/^[^*;=\s]{1,255}\*?$/));

/** URL pattern of `services[].match`. */
export const urlPattern: z.ZodMiniType<string, string> = z
  .string()
  .check(z.regex(/^((\*|https?|wss?):\/)?\/[^\s<>"]{1,500}$/));

/** Language tag: `fr`, `pt-BR`, `zh-Hant-TW`. */
export const language: z.ZodMiniType<string, string> = z.string().check(z.regex(/^[A-Za-z]{2,3}(-[A-Za-z\d]{2,8})*$/));

/** A text, or one for each language. */
export const text: z.ZodMiniType<LocalizedText, LocalizedText> = z.union([z.string(), z.record(language, z.string())]);

// The pattern is for editors, which cannot parse a URL: it refuses schemes that are written plainly.
const url = z
  .string()
  .check(z.maxLength(4096), z.regex(/^(?![A-Za-z][A-Za-z\d+.-]*:)|^[Hh][Tt][Tt][Pp][Ss]?:/), z.refine(isHttpUrl));

/** URL, http(s) or relative, or one for each language. */
export const link: z.ZodMiniType<LocalizedText, LocalizedText> = z.union([url, z.record(language, url)]);
