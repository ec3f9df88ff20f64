import { isObject } from '../config/bare.ts';
import { GOOGLE_MAPPING } from '../config/google-types.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { dataLayer, gtag } from './gtag.ts';

/** What the default says beside the types. */
interface DefaultOptions {
  /** ISO 3166-2 codes of where it holds. @default everywhere */
  readonly region?: unknown;
  /** Milliseconds that Google's tags wait for an update. @default no wait */
  readonly waitForUpdate?: unknown;
}

/**
 * Pushes Google's default, as early as can be: what is not granted from the start is denied (R170 to R176). Not where the
 * page, or a file of ours, has pushed one before: a second would take back what the first says.
 *
 * @param isGranted whether a type is granted while nobody has decided, by what it needs
 */
export function pushGoogleDefault(
  isGranted: (needs: unknown, type: string) => boolean,
  { region, waitForUpdate }: DefaultOptions,
): void {
  if (hasGoogleDefault()) return;
  // A list that cannot be read whole is none: the default then holds everywhere.
  const isReadable = Array.isArray(region) && region.length && region.every((code) => /^[A-Z]{2}\b/.test(String(code)));
  gtag('consent', 'default', {
    ...Object.fromEntries(
      Object.entries(GOOGLE_MAPPING).map(([type, needs]) => [type, isGranted(needs, type) ? 'granted' : 'denied']),
    ),
    ...(isReadable && { region }),
    ...(typeof waitForUpdate === 'number' && { wait_for_update: waitForUpdate }),
  });
  gtag('set', 'ads_data_redaction', true);
}

/**
 * Does so for a config that names Google, unless Tag Manager's template does it.
 * It is in the core, so that no later script of the page can come first.
 */
export function announceGoogle({ signals, categories, services }: ResolvedConfig): void {
  const google = isObject(signals) ? signals['google'] : undefined;
  const options = isObject(google) ? google : {};
  if ((google !== true && !isObject(google)) || options['tagManager'] === true) return;
  const own = isObject(options['mapping']) ? options['mapping'] : {};
  const required = [...categories, ...services].flatMap((one) => (one.required ? one.id : []));
  pushGoogleDefault((needs, type) => {
    const wanted = own[type] ?? needs;
    return wanted === true || (typeof wanted === 'string' && wanted.split(/\s+/).every((id) => required.includes(id)));
  }, options);
}

/** Whether a default has been pushed. */
function hasGoogleDefault(): boolean {
  return dataLayer().some((entry) => entry?.[0] === 'consent' && entry[1] === 'default');
}
