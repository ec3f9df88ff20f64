import type { JsonSchema } from '../../../src/config/schema/json-schema.ts';
import type { Placed } from './editor.tsx';
import type { View } from './hash.ts';
import type { Stored } from './create-preview.ts';

/** All that the playground shows beside the editor and inside of its frame: it is drawn from this alone. */
export interface State {
  readonly view: View;
  /** The text that was checked last, and what was found in it. */
  readonly checked: { readonly text: string; readonly found: readonly Placed[] };
  /** The last text that was a config, parsed. */
  readonly raw: unknown;
  /** The text in the editor is one. */
  readonly isReadable: boolean;
  /** What the schema says about the place of the caret. */
  readonly help: { readonly path: string; readonly part: JsonSchema } | undefined;
  readonly stored: Stored;
  /** What became of the last press. */
  readonly said: string;
  /** The address holds a config that cannot be read. */
  readonly isBroken: boolean;
  /** CSS px that the frame may be wide. */
  readonly room: number;
}

/** What can be done, but for typing. */
export interface Actions {
  /** Writes a value into the config; `undefined` takes the key out. */
  readonly setConfig: (path: readonly string[], value: string | undefined) => void;
  readonly setView: (view: View) => void;
  readonly goTo: (offset: number) => void;
  readonly showExample: () => void;
  readonly openSettings: () => void;
  readonly forget: () => void;
  readonly copyTag: () => void;
  readonly copyJson: () => void;
  readonly copyTheme: () => void;
  readonly copyLink: () => void;
}
