import type { VNode } from 'preact';
import { Button } from './Button.tsx';
import { CloseButton } from './CloseButton.tsx';
import type { View } from './create-view.ts';
import { PolicyLinks } from './PolicyLinks.tsx';

/** What the banner needs. */
export interface BannerProps {
  view: View;
  /** Accept all or reject all. */
  onDecide: (accept: boolean) => void;
  onCustomise: () => void;
}

/** The first layer: what is asked (GDPR 7(3), 13), and the three answers in an order that never changes (R027). */
export function Banner({ view, onDecide, onCustomise }: BannerProps): VNode {
  const { text, own, controller, host } = view;
  const { ui, services } = host.config;
  const purposes = view.optional.map(view.title).join(', ');
  const launcher = (ui.launcher && own(ui.launcher.label)) || text('launcher');
  const reject = () => onDecide(false);

  return (
    <section
      aria-label={text('title')}
      class="assent-banner"
      part="banner"
      popover="manual"
      data-layout={ui.layout ?? 'bar'}
      data-position={ui.position}
    >
      <div class="assent-words">
        <h2 part="title">{text('title')}</h2>
        <p>
          {text('ask', { controller, purposes })} {text('effect')} {text('withdraw', { launcher })}{' '}
          {ui.closeButton && text('close-rejects')}
        </p>
        <PolicyLinks view={view}>
          {services.length > 0 && <span>{text('services', { count: services.length })}</span>}
        </PolicyLinks>
      </div>
      <div class="assent-actions">
        <Button view={view} does="accept-all" onClick={() => onDecide(true)} />
        <Button view={view} does="reject-all" onClick={reject} />
        <Button view={view} does="open" onClick={onCustomise} />
      </div>
      {ui.closeButton && <CloseButton view={view} onClick={reject} />}
    </section>
  );
}
