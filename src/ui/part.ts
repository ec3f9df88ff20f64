import type { Draft } from './draft.ts';

/** A part of the dialog that shows the draft. It is made once, so that focus and what is unfolded survive a change. */
export interface Part {
  readonly node: HTMLElement;
  /** Writes the draft into what is on screen. */
  draw(draft: Draft): void;
}

/** One switch was turned: of which category or service, and whether it is on now. */
export type OnTurn = (id: string, on: boolean) => void;
