import type { VNode } from 'preact';
import { CheckSummary } from './CheckSummary.tsx';
import { ProblemList } from './ProblemList.tsx';
import type { Actions, State } from './state.ts';

/** The editor's place, and what there is to say about the text. What is in `#editor` is the editor's own. */
export function WritingPane({ state, actions }: { readonly state: State; readonly actions: Actions }): VNode {
  const { checked, help } = state;
  return (
    <section class="writing" aria-labelledby="editor-title">
      <div class="head">
        <h2 id="editor-title">assent.json</h2>
        <CheckSummary {...checked} />
        <button type="button" id="example" class="quiet" onClick={actions.showExample}>
          Back to the example
        </button>
      </div>
      <div id="editor" class="editor" />
      <p id="help" class="help">
        {help ? (
          <>
            <code>{help.path}</code> {help.part.description}
          </>
        ) : (
          'Put the caret on a key, and this line says what it does.'
        )}
      </p>
      <p id="editor-keys" class="keys">
        <span>
          <kbd>Ctrl</kbd> <kbd>Space</kbd> completes
        </span>
        <span>
          <kbd>F8</kbd> goes to the next problem
        </span>
        <span>
          <kbd>Tab</kbd> leaves the editor
        </span>
      </p>
      <ProblemList {...checked} goTo={actions.goTo} />
    </section>
  );
}
