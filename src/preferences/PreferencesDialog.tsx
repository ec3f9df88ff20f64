import type { ComponentChild } from 'preact';
import type { ResolvedConfig } from '../config/types.ts';
import type { Consent } from '../consent/types.ts';
import type { Words } from '../words/create-words.ts';
import { dateInWords } from '../words/date-in-words.ts';
import { policies } from '../words/policies.ts';
import { CategoryCard } from './CategoryCard.tsx';
import { DialogActions, type DialogActionsProps } from './DialogActions.tsx';
import type { Draft, OnTurn } from './draft.ts';

/** All that the dialog shows, and what it hands on. */
export interface PreferencesDialogProps extends DialogActionsProps {
  readonly config: ResolvedConfig;
  readonly words: Words;
  /** The consent in force. */
  readonly consent: Consent;
  /** The switches. */
  readonly draft: Draft;
  /** What is said of the browser's privacy signal; `undefined` without one, empty as long as nobody would hear it. */
  readonly signal: string | undefined;
  readonly onTurn: OnTurn;
  /** Closed by button or Escape: the draft is dropped. */
  onClose(): void;
}

/** The second layer, still closed: its heading, the choices between scrolling words, and the answers. */
export function PreferencesDialog(props: PreferencesDialogProps): ComponentChild {
  const { config, words, consent, draft, signal, onTurn, onDecide, onClose } = props;
  const { text, controller } = words;
  const { categories, services, ui } = config;
  const hasChoice = categories.some(({ required }) => !required);
  return (
    <dialog
      class="assent-dialog"
      part="dialog"
      // The config may hold anything.
      data-layout={typeof ui.dialog === 'string' ? ui.dialog : undefined}
      aria-labelledby="assent-heading"
      // The event comes late: by then another dialog may be open.
      onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
    >
      <h2 id="assent-heading" tabindex={-1} part="title">
        {text('launcher')}
      </h2>
      <div class="assent-body">
        {signal !== undefined && (
          <p class="assent-signal" part="signal" role="status">
            {signal}
          </p>
        )}
        <p>{text(hasChoice ? 'intro' : 'nothing', { controller })}</p>
        <Decided words={words} consent={consent} />
        {categories.map((category, index) => (
          <CategoryCard
            id={`assent-${index}`}
            words={words}
            category={category}
            services={services.filter((service) => service.category === category.id)}
            draft={draft}
            onTurn={onTurn}
          />
        ))}
        <p class="assent-links">
          {policies(config, words).map(({ href, name }) => (
            <a href={href}>{name}</a>
          ))}
        </p>
      </div>
      {hasChoice && <DialogActions words={words} onDecide={onDecide} />}
      <button class="assent-x" part="close" data-assent-do="close" aria-label={text('close')} onClick={onClose}>
        ×
      </button>
    </dialog>
  );
}

/** Which decision is in force, and until when; nothing while there is none. */
function Decided({
  words: { language, text },
  consent,
}: Pick<PreferencesDialogProps, 'words' | 'consent'>): ComponentChild {
  const { decidedOn, expiresOn } = consent;
  if (!decidedOn || !expiresOn) return null;
  const values = { date: dateInWords(decidedOn, language), expiry: dateInWords(expiresOn, language) };
  return <p class="assent-muted">{text('decided', values)}</p>;
}
