import type { VNode } from 'preact';
import type { PanelState } from './panel-state.ts';

/** Says that the text was copied, or shows it, so that the visitor's own keys can copy it. */
export function CopyOutcome({ copied }: Pick<PanelState, 'copied'>): VNode {
  return (
    <div class="copied" role="status">
      {copied === true && 'Copied.'}
      {typeof copied === 'string' && (
        <>
          The clipboard is out of reach: copy this.
          <textarea readOnly rows={6} aria-label="The diagnosis as JSON" value={copied} />
        </>
      )}
    </div>
  );
}
