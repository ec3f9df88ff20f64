import type { VNode } from 'preact';
import { RowView } from './RowView.tsx';
import type { Section, Tone } from './section.ts';

interface SectionViewProps {
  readonly section: Section;
  readonly isUnfolded: boolean;
  readonly onUnfold: (id: string, isUnfolded: boolean) => void;
}

/** For those who do not see the mark. */
const WORDS: { readonly [tone in Tone]: string } = {
  good: 'Fine',
  note: 'To know',
  look: 'To look at',
  wrong: 'Wrong',
};

/** More would make the page slow that is looked at. */
const MAX_ROWS = 100;

/** A section that unfolds. */
export function SectionView({ section, isUnfolded, onUnfold }: SectionViewProps): VNode {
  const { id, title, tone, verdict, rows, note } = section;
  const more = rows.length - MAX_ROWS;
  return (
    <details id={id} open={isUnfolded} onToggle={({ currentTarget }) => onUnfold(id, currentTarget.open)}>
      <summary>
        <span class="mark" data-tone={tone}>
          <span class="heard">{WORDS[tone]}: </span>
        </span>
        <span class="words">
          <h3>{title}</h3>
          <span class="verdict">{verdict}</span>
        </span>
        <span class="size" aria-hidden="true">
          {rows.length || ''}
        </span>
      </summary>
      <div class="body">
        {rows.length > 0 && (
          <ul role="list">
            {rows.slice(0, MAX_ROWS).map((row) => (
              <RowView row={row} />
            ))}
          </ul>
        )}
        {more > 0 && <p class="note">{more} more are in the JSON.</p>}
        {note && <p class="note">{note}</p>}
      </div>
    </details>
  );
}
