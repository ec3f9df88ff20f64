import type { View } from './create-view.ts';
import { element } from './element.ts';

/** Links to the policies that the config names. */
export function policyLinks(
  { host, link, text }: View,
  /** What comes first in the line. */
  before?: Node | false,
): HTMLElement {
  const links = (['privacyPolicy', 'cookiePolicy', 'imprint'] as const).map((policy) => {
    const href = link(host.config.controller[policy]);
    return href && element('a', { href }, text(policy));
  });
  return element('p', { class: 'assent-links' }, before, ...links);
}
