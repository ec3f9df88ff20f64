import type { ResolvedConfig } from '../config/types.ts';
import type { Words } from './create-words.ts';

/** The policies that the config names and that may be linked: where they are, and what they are called. */
export function policies(
  { controller }: ResolvedConfig,
  { link, text }: Words,
): readonly { readonly href: string; readonly name: string }[] {
  return (['privacyPolicy', 'cookiePolicy', 'imprint'] as const).flatMap((policy) => {
    const href = link(controller[policy]);
    return href ? [{ href, name: text(policy) }] : [];
  });
}
