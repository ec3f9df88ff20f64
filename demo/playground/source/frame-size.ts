/** The windows that the frame can play, in CSS px. */
const WINDOWS: { readonly [width: string]: readonly [width: number, height: number] } = {
  1100: [1100, 700],
  768: [768, 800],
  320: [320, 620],
};

/** The window that the frame plays, in CSS px, and by how much it must be made smaller to fit. */
export function frameSize(
  room: number,
  wanted: string,
): { readonly width: number; readonly height: number; readonly scale: number } {
  // Unless somebody says: a desktop where it can be read, else a phone that fits.
  const usual = room < 480 ? ([Math.max(320, room), 620] as const) : ([1100, 700] as const);
  const [width, height] = WINDOWS[wanted] ?? usual;
  return { width, height, scale: Math.min(1, room / width) };
}
