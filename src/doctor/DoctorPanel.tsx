import type { VNode } from 'preact';
import { CopyOutcome } from './CopyOutcome.tsx';
import type { PanelActions, PanelState } from './panel-state.ts';
import { SectionView } from './SectionView.tsx';
import { sectionsOf } from './sections.ts';
import { summaryOf } from './summary.ts';

/** The panel: how the page does in one line, then section by section. */
export function DoctorPanel({ state, actions }: { readonly state: PanelState; readonly actions: PanelActions }): VNode {
  const { diagnosis, isFolded, unfolded, copied, taken } = state;
  const { text, tone } = diagnosis ? summaryOf(diagnosis) : { text: 'Looking …', tone: undefined };
  const close = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    actions.close();
  };
  return (
    <dialog
      aria-labelledby="title"
      popover="manual"
      lang="en"
      dir="ltr"
      style={`--taken: ${taken}px`}
      onKeyDown={close}
    >
      <header>
        <span class="mark" data-tone={tone} />
        <div class="brand">
          <h2 id="title" tabindex={-1}>
            Assent doctor
          </h2>
          <p class="summary" role="status">
            {text}
          </p>
        </div>
        <button
          type="button"
          class="icon fold"
          aria-controls="content"
          aria-expanded={!isFolded}
          aria-label={isFolded ? 'Show details' : 'Hide details'}
          onClick={() => actions.fold(!isFolded)}
        />
        <button type="button" class="icon close" aria-label="Close" onClick={actions.close} />
      </header>
      <div class="content" id="content" hidden={isFolded}>
        <p class="tools">
          <button type="button" onClick={actions.copy}>
            Copy as JSON
          </button>
          <span class="note">Names only, no values.</span>
        </p>
        <CopyOutcome copied={copied} />
        <div class="sections">
          {diagnosis &&
            sectionsOf(diagnosis).map((section) => (
              <SectionView
                key={section.id}
                section={section}
                isUnfolded={unfolded.get(section.id) ?? false}
                onUnfold={actions.unfold}
              />
            ))}
        </div>
      </div>
    </dialog>
  );
}
