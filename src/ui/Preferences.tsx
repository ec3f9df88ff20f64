import type { VNode } from 'preact';
import { Button } from './Button.tsx';
import { CategoryCard } from './CategoryCard.tsx';
import { CloseButton } from './CloseButton.tsx';
import type { View } from './create-view.ts';
import type { Draft } from './draft.ts';
import { PolicyLinks } from './PolicyLinks.tsx';

/** What the dialog needs. */
export interface PreferencesProps {
  view: View;
  draft: Draft;
  /** One switch was turned. */
  onTurn: (id: string, on: boolean) => void;
  /** Accept all, reject all, or, without an argument, what the switches show. */
  onDecide: (accept?: boolean) => void;
  /** Closed by button or Escape: the draft is dropped. */
  onClose: () => void;
}

/** The second layer: one switch for each category and service, and nothing taken over but by *Save*. */
export function Preferences({ view, draft, onTurn, onDecide, onClose }: PreferencesProps): VNode {
  const { text, controller, host } = view;
  const hasChoice = view.optional.length > 0;

  return (
    <dialog
      class="assent-dialog"
      part="dialog"
      aria-labelledby="assent-heading"
      // The event comes late: by then another dialog may be open.
      onClose={(event) => event.currentTarget.isConnected && onClose()}
    >
      <h2 id="assent-heading" tabIndex={-1} part="title">
        {text('launcher')}
      </h2>
      <div class="assent-body">
        <p>{hasChoice ? text('intro', { controller }) : text('nothing')}</p>
        <Decided view={view} />
        {host.config.categories.map((category, index) => (
          <CategoryCard id={`assent-${index}`} {...{ view, category, draft, onTurn }} />
        ))}
        <PolicyLinks view={view} />
      </div>
      {hasChoice && (
        <div class="assent-actions">
          <Button view={view} does="save" onClick={() => onDecide()} />
          <Button view={view} does="accept-all" onClick={() => onDecide(true)} />
          <Button view={view} does="reject-all" onClick={() => onDecide(false)} />
        </div>
      )}
      <CloseButton view={view} onClick={onClose} />
    </dialog>
  );
}

/** When the decision in force was made and when it ends. */
function Decided({ view: { host, language, text } }: { view: View }): VNode | null {
  const { decidedOn, expiresOn } = host.consent();
  if (!decidedOn || !expiresOn) return null;
  const inWords = (day: string) => new Date(day).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
  return <p class="assent-muted">{text('decided', { date: inWords(decidedOn), expiry: inWords(expiresOn) })}</p>;
}
