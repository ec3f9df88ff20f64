import type { ComponentChildren, VNode } from 'preact';
import type { View } from './create-view.ts';

/** Links to the policies that the config names. */
export const PolicyLinks = ({
  view: { host, own, text },
  children,
}: {
  view: View;
  /** What comes first in the line. */
  children?: ComponentChildren;
}): VNode => (
  <p class="assent-links">
    {children}
    {(['privacyPolicy', 'cookiePolicy', 'imprint'] as const).map((policy) => {
      const url = own(host.config.controller[policy]);
      return url && <a href={url}>{text(policy)}</a>;
    })}
  </p>
);
