import type { Layer, UiHost } from './types.ts';

/** A layer on screen. */
export interface Drawn {
  /** Draws again: someone else has decided. */
  update?(): void;
  /** Takes it off the screen. */
  close(): void;
}

/** One layer, on screen or not. All functions may be called at any time, any number of times. */
export interface LayerControl {
  show(draw: () => Drawn): void;
  hide(): void;
  update(): void;
}

/** Makes a layer that tells the core when it comes and goes. */
export function createLayer(layer: Layer, host: UiHost): LayerControl {
  let drawn: Drawn | undefined;

  return {
    show(draw) {
      if (drawn) return;
      drawn = draw();
      host.shown(layer, true);
    },
    hide() {
      if (!drawn) return;
      drawn.close();
      drawn = undefined;
      host.shown(layer, false);
    },
    update: () => drawn?.update?.(),
  };
}
