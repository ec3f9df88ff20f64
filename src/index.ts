import type { AssentConfig } from './config/types.ts';
import { claimPage } from './claim-page.ts';
import { prepareAssent } from './create-assent.ts';
import { createTrust } from './gate/trusted-script.ts';
import { registered } from './lib/registry.ts';
import type { ImportLocale, LoadPart, Parts } from './parts.ts';
import type { Assent } from './types.ts';

export type * from './config/types.ts';
export type { Choice, Consent, ConsentSource, Wanted } from './consent/types.ts';
export type { Problem } from './lib/problems.ts';
export type { Assent, AssentEvents, ChangeDetail } from './types.ts';

/**
 * Starts Assent on this page: blocks what is marked, asks if need be, remembers. Never throws; what is wrong with the
 * config is in `problems`. On a page that already has an Assent, that one is returned. On a server it does nothing.
 *
 * @param options.nonce the CSP nonce of the page, if it has one: then only scripts that carry it are released
 * @example
 * ```ts
 * import { createAssent } from 'assent';
 *
 * const assent = createAssent({ categories: ['functional', 'analytics'] });
 * assent.on('change', ({ granted }) => console.log('now granted:', granted));
 * ```
 */
export function createAssent(config: AssentConfig, options: { readonly nonce?: string } = {}): Assent {
  const prepared = prepareAssent({ load, nonce: options.nonce ?? '', trust: createTrust() });
  if (typeof document === 'undefined') return prepared.assent;
  const owner = claimPage(prepared);
  if (owner === prepared.assent) prepared.start(config);
  return owner;
}

/** Spelled out one by one, so that every bundler finds them. */
const files: { readonly [Name in keyof Parts]: () => Promise<unknown> } = {
  banner: () => import('./banner/part.ts'),
  preferences: () => import('./preferences/part.ts'),
  regions: () => import('./regions/part.ts'),
  signals: () => import('./signals/part.ts'),
  doctor: () => import('./doctor/part.ts'),
};

const loadPart = async <Name extends keyof Parts>(name: Name): Promise<Parts[Name]> => {
  await files[name]();
  return registered<Parts[Name]>(name) as Parts[Name];
};

/** Loads beside the part that needs it. That it did not come matters to those who do not read English only. */
const locale: ImportLocale = async (language) => (await import('./words/locales.ts')).importLocale(language);

const load: LoadPart = Object.assign(loadPart, { locale });
