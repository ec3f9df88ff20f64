import type { Chunks, LoadChunk } from './chunks.ts';
import type { AssentConfig } from './config/types.ts';
import { claimPage, prepareAssent } from './create-assent.ts';
import type { Assent } from './types.ts';
import type { ImportLocale } from './ui/texts.ts';

export type * from './config/types.ts';
export type { Choice, Consent, ConsentSource, Wanted } from './consent/types.ts';
export type { Problem } from './lib/problems.ts';
export type { Assent, AssentEvents, ChangeDetail } from './types.ts';

/**
 * Starts Assent on this page: holds what is marked, asks if need be, remembers. Never throws; what is wrong with the
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
  const prepared = prepareAssent({ load, nonce: options.nonce ?? '' });
  if (typeof document === 'undefined') return prepared.assent;
  const owner = claimPage(prepared);
  if (owner === prepared.assent) prepared.start(config);
  return owner;
}

const chunks: { readonly [Name in keyof Chunks]: () => Promise<Chunks[Name]> } = {
  decide: () => import('./start-deciding.ts'),
  ui: async () => {
    const importLocale = languages();
    const { startUi } = await import('./ui/index.ts');
    return { startUi: (host) => startUi(host, importLocale) };
  },
  label: () => import('./ui/launcher-label.ts'),
  page: async () => {
    const importLocale = languages();
    const { startPage } = await import('./page/start-page.ts');
    return { startPage: (session) => startPage(session, importLocale) };
  },
  import: () => import('./import/take-along.ts'),
  prepare: () => import('./regions/prepare-session.ts'),
  privacy: async () => {
    const importLocale = languages();
    const { startChoices, startPrivacy } = await import('./privacy/start-privacy.ts');
    return {
      startChoices,
      startPrivacy: (session) => startPrivacy(session, importLocale),
    };
  },
  release: () => import('./gate/start-releasing.ts'),
  sweep: () => import('./effects/sweep.ts'),
  signals: () => import('./signals/start-signals.ts'),
  check: () => import('./config/start-check.ts'),
  doctor: () => import('./doctor/start-doctor.ts'),
};

/** Loads beside the part that needs it. That it did not come matters to those who do not read English only. */
function languages(): ImportLocale {
  const loaded = import('./ui/locales.ts').then(
    ({ importLocale }) => importLocale,
    (error: unknown) => () => Promise.reject(error),
  );
  return async (language) => (await loaded)(language);
}

/** Spelled out one by one, so that every bundler finds them. */
const load: LoadChunk = (name) => chunks[name]();
