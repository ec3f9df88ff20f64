import { isHttpUrl } from '../lib/is-http-url.ts';
import { isObject } from './bare.ts';
import { MAX_REVISION } from './defaults.ts';
import type { Shape } from './fit.ts';
import { IMPORT } from './import-shape.ts';
import { regionsShape } from './regions-shape.ts';
import { SIGNALS } from './signals-shape.ts';

const language = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i;

/** Whether it is an object whose keys have a form, and whose values pass. */
const each = (value: unknown, key: RegExp, passes: (entry: unknown) => boolean): boolean =>
  isObject(value) && Object.entries(value).every(([name, entry]) => key.test(name) && passes(entry));

/** A text that passes, or one for each language. */
const perLanguage =
  (passes: (text: unknown) => boolean) =>
  (value: unknown): boolean =>
    passes(value) || each(value, language, passes);

const flag = (value: unknown): boolean => typeof value === 'boolean';
const text = (value: unknown): boolean => typeof value === 'string';
const texts = perLanguage(text);
const links = perLanguage((value) => typeof value === 'string' && isHttpUrl(value));
const from =
  (min: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= MAX_REVISION;

/** Fits an attribute value and the record without encoding. */
const id = /^[a-z\d][\w-]{0,31}$/i;
/** A name, or a prefix that ends in `*`; a lone `*` would sweep everything on the site. */
const pattern = /^[^*;=\s]{1,255}\*?$/;

/** Texts by language and key. */
const replacements = (value: unknown): boolean =>
  each(value, language, (entry) => each(entry, /^[a-z][\w.-]*$/i, text));

/** The keys of the config, and what each must look like. */
export const SHAPE: Shape = {
  $schema: text,
  revision: from(1),
  controller: { name: texts, privacyPolicy: links, cookiePolicy: links, imprint: links },
  categories: [{ id, title: texts, description: texts, required: flag }],
  services: [
    {
      id,
      category: id,
      name: texts,
      provider: text,
      privacyPolicy: links,
      cookies: [{ name: pattern, duration: texts, purpose: texts }],
      storage: [pattern],
      match: [/^((\*|https?|wss?):\/)?\/[^\s<>"]{1,500}$/],
    },
  ],
  lifetime: { months: from(1) },
  cookie: {
    name: /^[\w.-]{1,64}$/,
    domain: /^[a-z\d.-]+$/i,
    path: /^\/[\w./~-]*$/,
    sameSite: ['Lax', 'Strict', 'None'],
  },
  signals: SIGNALS,
  regions: regionsShape(replacements),
  gpc: { deny: [id], dnt: flag },
  ui: {
    theme: /^[a-z\d-]{1,32}$/,
    layout: ['bar', 'box', 'modal'],
    position: ['bottom', 'top', 'bottom-left', 'bottom-right', 'top-left', 'top-right'],
    dialog: ['sheet', 'drawer'],
    launcher: (value: unknown) => flag(value) || { position: ['left', 'right'], label: texts },
    closeButton: ['reject', false],
    placeholders: flag,
    shadow: flag,
    texts: replacements,
  },
  locale: language,
  attribute: /^data-[a-z\d-]+$/,
  scriptTimeout: from(0),
  onWithdraw: ['reload', 'keep'],
  import: IMPORT,
};
