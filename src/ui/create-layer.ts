import type { ConsentSource, Wanted } from '../consent/types.ts';
import type { View } from './create-view.ts';
import { drawPlain } from './draw-plain.ts';
import type { Layer } from './types.ts';

/** A layer as it was drawn. */
export interface Drawn {
  /** Draws again: someone else has decided. */
  update?(): void;
  /** Ends what drawing started; its elements go afterwards. */
  close(): void;
}

/** Hands a visitor's decision on. */
export type Decide = (wanted: Wanted | boolean, source: ConsentSource) => void;

/** One layer, on screen or not. All functions may be called at any time, any number of times. */
export interface LayerControl {
  show(draw: (slot: HTMLElement) => Drawn): void;
  hide(): void;
  update(): void;
}

/**
 * Makes a layer that tells the core when it comes and goes. If drawing throws, plain buttons take its place, so that
 * the visitor can still answer.
 */
export function createLayer(layer: Layer, view: View, container: HTMLElement, decide: Decide): LayerControl {
  let slot: HTMLElement | undefined;
  let drawn: Drawn | undefined;

  function hide(): void {
    if (!slot) return;
    drawn?.close();
    slot.remove();
    slot = drawn = undefined;
    view.host.shown(layer, false);
  }
  return {
    show(draw) {
      if (slot) return;
      // New each time: a renderer that failed half-way leaves its element unusable.
      slot = document.createElement('div');
      container.prepend(slot);
      try {
        drawn = draw(slot);
      } catch (error) {
        view.host.report('ui/render-failed', layer, error);
        slot.replaceChildren(drawPlain(view, (accept) => decide(accept, layer)));
      }
      view.host.shown(layer, true);
    },
    hide,
    update: () => drawn?.update?.(),
  };
}
