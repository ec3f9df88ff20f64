import { isObject } from '../config/bare.ts';
import { DENIED_BY_SIGNAL } from '../config/defaults.ts';
import type { ResolvedConfig } from '../config/types.ts';

/**
 * The ids that the browser's privacy signal denies; none without a signal. Only `true` is one: `false` and silence are no
 * consent either (R160). It holds for a whole page, so it is read once (R162). A list that names nothing we know is none.
 */
export function privacySignal({ gpc, categories, services }: ResolvedConfig): readonly string[] {
  const { deny, dnt } = isObject(gpc) ? gpc : {};
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { readonly globalPrivacyControl?: unknown };
  if (globalPrivacyControl !== true && !(dnt === true && doNotTrack === '1')) return [];
  const ids = [...categories, ...services].map(({ id }) => id);
  const named = Array.isArray(deny) ? ids.filter((id) => deny.includes(id)) : [];
  return named.length ? named : DENIED_BY_SIGNAL;
}
