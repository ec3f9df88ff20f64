import { create } from '../panel/create.js';

/** The window of a preview, in CSS px, by the switch for its width. */
const WINDOWS = { '': [1000, 640], 768: [768, 900], 320: [320, 620] };

/** What the gallery's switches mean for every preview. */
const SHARED = ['lang', 'dir', 'scheme'];

/** Those that are in sight, or nearly, and those that were: each is loaded when it first comes near. */
const arriving = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) near.get(target)?.(isIntersecting);
  },
  { rootMargin: '300px' },
);
/** @type {WeakMap<Element, (isNear: boolean) => void>} */
const near = new WeakMap();

/**
 * A live preview: a frame as wide as the window it plays, made smaller to fit its place.
 *
 * @param {{ id: string, name: string, look: Record<string, string>, window?: [number, number] }} options
 *   `look`: what is asked of `preview.html`; the id keeps its choice apart from those of the others;
 *   `window`: its own, for a desktop
 */
export function createPreview({ id, name, look, window: own }) {
  const frame = create('iframe', { title: name, loading: 'lazy' });
  const place = create('div', { class: 'place' }, frame);
  const resized = new ResizeObserver(fit);
  let address = '';
  let isDue = false;
  let isNear = false;
  let [width, height] = own ?? WINDOWS[''];
  resized.observe(place);
  arriving.observe(place);
  near.set(place, (now) => {
    isNear = now;
    if (isNear && isDue) load();
  });

  function fit() {
    const scale = Math.min(1, place.clientWidth / width);
    frame.style.scale = String(scale);
    place.style.height = `${Math.floor(height * scale)}px`;
  }

  return {
    node: place,
    frame,
    /** Shows it as the switches say; loads it only if that makes a difference. */
    update(state, asked = look) {
      [width, height] = (!state.width && own) || WINDOWS[state.width];
      frame.style.width = `${width}px`;
      frame.style.height = `${height}px`;
      place.style.maxWidth = `${width}px`;
      fit();
      const query = { id, ...asked, ...Object.fromEntries(SHARED.map((key) => [key, state[key]])) };
      const wanted = `preview.html?${new URLSearchParams(Object.entries(query).filter(([, value]) => value))}`;
      if (wanted === address) return;
      address = wanted;
      isDue = true;
      if (isNear) load();
    },
    /** As for a new visitor. */
    restart: load,
  };

  function load() {
    isDue = false;
    // In place of what is there: the way back leads out of the gallery, not through its previews.
    if (frame.isConnected && frame.contentWindow && frame.src) frame.contentWindow.location.replace(address);
    else frame.src = address;
  }
}
