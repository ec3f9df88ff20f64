import { isObject } from '../config/bare.ts';
import type { ResolvedConfig } from '../config/types.ts';
import { DENIED_BY_SIGNAL } from '../config/defaults.ts';

/**
 * The ids that the browser's privacy signal denies; none without a signal. Only `true` is one: `false` and silence are no
 * consent either (R160). It holds for a whole page, so it is read once (R162).
 */
export function privacySignal({ gpc }: ResolvedConfig): readonly unknown[] {
  const { deny, dnt } = isObject(gpc) ? gpc : {};
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { readonly globalPrivacyControl?: unknown };
  if (globalPrivacyControl !== true && !(dnt === true && doNotTrack === '1')) return [];
  return Array.isArray(deny) ? deny : DENIED_BY_SIGNAL;
}
