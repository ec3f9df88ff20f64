import type { VNode } from 'preact';
import type { Actions, State } from './state.ts';
import { themeOf } from './theme-of.ts';

/** What to put on a site, each with a button that copies it. */
export function TakeAlong({ raw, actions }: Pick<State, 'raw'> & { readonly actions: Actions }): VNode {
  const { copyTag, copyJson, copyTheme, copyLink } = actions;
  return (
    <>
      <h2 id="take-title">Take it along</h2>
      <div class="acts" role="group" aria-labelledby="take-title">
        <button type="button" id="copy-tag" onClick={copyTag}>
          <b>Copy the tag</b> <span>first in your head</span>
        </button>
        <button type="button" id="copy-json" onClick={copyJson}>
          <b>Copy the JSON</b> <span>assent.json</span>
        </button>
        <button type="button" id="copy-theme" onClick={copyTheme}>
          <b>Copy the theme</b> <span id="theme-name">{themeOf(raw)}.css</span>
        </button>
        <button type="button" id="copy-link" onClick={copyLink}>
          <b>Copy a link</b> <span>all that is here</span>
        </button>
      </div>
    </>
  );
}
