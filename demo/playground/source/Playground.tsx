import type { VNode } from 'preact';
import type { Actions, State } from './state.ts';
import { WatchingPane } from './WatchingPane.tsx';
import { WritingPane } from './WritingPane.tsx';

/** The two panes: the config on one side, on the other what comes of it. */
export function Playground({ state, actions }: { readonly state: State; readonly actions: Actions }): VNode {
  return (
    <>
      <p id="broken" class="notice" role="alert" hidden={!state.isBroken}>
        This link holds no config that can be read: it was cut short or changed. The example stands here instead.
      </p>
      <div class="bench">
        <WritingPane state={state} actions={actions} />
        <WatchingPane state={state} actions={actions} />
      </div>
    </>
  );
}
