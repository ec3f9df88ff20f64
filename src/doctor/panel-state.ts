import type { Diagnosis } from './diagnose.ts';

/** All that the panel shows: it is drawn from this alone. */
export interface PanelState {
  /** The latest; `undefined` before the first. */
  readonly diagnosis: Diagnosis | undefined;
  /** Only its head is shown. */
  readonly isFolded: boolean;
  /** Sections by id: unfolded or not. Those that were never drawn are not in it. */
  readonly unfolded: ReadonlyMap<string, boolean>;
  /** What became of the last press of *Copy as JSON*: `true`, or the text for the visitor's own keys to copy. */
  readonly copied: string | true | undefined;
  /** Pixels at the foot of the window that the banner needs. */
  readonly taken: number;
}

/** What can be done in it. */
export interface PanelActions {
  readonly close: () => void;
  readonly fold: (isFolded: boolean) => void;
  readonly unfold: (id: string, isUnfolded: boolean) => void;
  readonly copy: () => void;
}
