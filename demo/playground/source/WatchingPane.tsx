import type { VNode } from 'preact';
import { Stage } from './Stage.tsx';
import type { Actions, State } from './state.ts';
import { Switches } from './Switches.tsx';
import { TakeAlong } from './TakeAlong.tsx';

/** The page with the banner, what can be changed about it, and what to take home. */
export function WatchingPane({ state, actions }: { readonly state: State; readonly actions: Actions }): VNode {
  const { cookies, storage } = state.stored;
  const stored = Object.entries({ ...cookies, ...storage }).map(([name, value]) => `${name}=${value}`);
  return (
    <section class="watching" aria-labelledby="preview-title">
      <div class="head">
        <h2 id="preview-title">Preview</h2>
        <button type="button" id="open" class="quiet" onClick={actions.openSettings}>
          Open the settings
        </button>
        <button type="button" id="forget" class="quiet" onClick={actions.forget}>
          Reset the choice
        </button>
      </div>
      <Switches state={state} actions={actions} />
      <Stage isStale={!state.isReadable} room={state.room} width={state.view.width} />
      <p class="stored">
        <span>Stored by the preview:</span> <code id="stored">{stored.join('; ') || 'nothing'}</code>
      </p>
      <TakeAlong raw={state.raw} actions={actions} />
      <p id="said" class="said" role="status">
        {state.said}
      </p>
    </section>
  );
}
