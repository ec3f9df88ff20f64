import { type Bare, bare, isObject } from './bare.ts';
import * as defaults from './defaults.ts';
import type { Category, CookieConfig, ResolvedConfig, Service } from './types.ts';

/** Ids fit an attribute value and the record without encoding. */
const ID = /^[a-z\d][\w-]{0,31}$/i;
/** A name, or a prefix that ends in `*`; a lone `*` would sweep everything on the site. */
const PATTERN = /^[^*;=\s]{1,255}\*?$/;

/**
 * What the core needs of a config that anyone may have written. Whatever is wrong falls back to its default, as long
 * as that cannot loosen the gate; `checkConfig` reports what it was. Texts are left to the UI. `undefined` when there is
 * no config to speak of: then no informed question can be put.
 */
export function readConfig(raw: unknown): ResolvedConfig | undefined {
  if (!isObject(raw)) return undefined;
  const config = bare(raw) as Bare;
  const { revision = 1 } = config;
  const cookie = object(config['cookie']);
  const ui = object(config['ui']);

  const shown = new Map<unknown, Category>();
  for (const item of list(config['categories'], 'id')) {
    const { id, title, description, required = id === 'functional' } = item;
    // The visitor must be informed what a category of the site's own is for.
    if (!fits(ID, id) || shown.has(id) || ((title === undefined || title === '') && !builtIn(id))) continue;
    // Only silence makes a category required, or `true`: a value that cannot be read must not open anything.
    shown.set(id, { id, title, description, required: required === true } as Category);
  }

  const services = new Map<unknown, Service>();
  for (const item of list(config['services'], 'id')) {
    const { id } = item;
    const category = shown.get(item['category']) ?? builtIn(item['category']);
    if (!category || !fits(ID, id) || services.has(id) || shown.has(id) || builtIn(id)) continue;
    shown.set(category.id, category);
    services.set(id, {
      ...item,
      id,
      category: category.id,
      required: category.required,
      cookies: list(item['cookies'], 'name').filter(({ name }) => fits(PATTERN, name)) as unknown as CookieConfig[],
      storage: array(item['storage']).filter((key) => fits(PATTERN, key)),
    });
  }

  return bare({
    ...config,
    // A revision that cannot be read matches no earlier decision: ask again rather than assume.
    revision: integer(revision, 1, defaults.MAX_REVISION, 0),
    controller: object(config['controller']),
    categories: shown.size ? [...shown.values()] : defaults.BUILT_IN_CATEGORIES.map(builtIn),
    services: [...services.values()],
    lifetime: {
      months: integer(object(config['lifetime'])['months'], 1, defaults.MAX_LIFETIME_MONTHS, defaults.LIFETIME_MONTHS),
    },
    cookie: {
      name: matching(/^[\w.-]{1,64}$/, cookie['name'], defaults.COOKIE_NAME),
      // As far as it can be part of a cookie; else this host, alone.
      domain: matching(/^[a-z\d.-]+$/i, cookie['domain'], undefined),
      path: matching(/^\/[\w./~-]*$/, cookie['path'], '/'),
      sameSite: matching(/^(Strict|None)$/, cookie['sameSite'], 'Lax'),
    },
    scriptTimeout: integer(config['scriptTimeout'], 0, defaults.MAX_SCRIPT_TIMEOUT, defaults.SCRIPT_TIMEOUT),
    ui: { ...ui, launcher: ui['launcher'] !== false && object(ui['launcher']) },
    attribute: matching(/^data-[a-z\d-]+$/, config['attribute'], defaults.ATTRIBUTE),
  }) as unknown as ResolvedConfig;
}

/** A category that every site has unless it says otherwise. */
function builtIn(id: unknown): Category | undefined {
  return defaults.BUILT_IN_CATEGORIES.includes(id as never)
    ? { id: id as string, required: id === 'functional' }
    : undefined;
}

function fits(form: RegExp, value: unknown): value is string {
  return typeof value === 'string' && form.test(value);
}

function matching<Fallback>(form: RegExp, value: unknown, fallback: Fallback): string | Fallback {
  return fits(form, value) ? value : fallback;
}

function object(value: unknown): Bare {
  return isObject(value) ? value : (bare({}) as Bare);
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list; a text stands for an object with that key. */
function list(value: unknown, key: string): Bare[] {
  return array(value).map((item) => (isObject(item) ? item : bare({ [key]: item })) as Bare);
}

/** A whole number from `min`; more than `max` becomes `max`. */
function integer(value: unknown, min: number, max: number, fallback: number): number {
  return Number.isInteger(value) && (value as number) >= min ? Math.min(value as number, max) : fallback;
}
