/** Red, green, blue from 0 to 255, and alpha from 0 to 255. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The contrast of two opaque colours, 1 to 21, as WCAG 2 defines it. */
export function contrastRatio(one: Rgba, other: Rgba): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is seen where one colour lies over an opaque one. */
export function over([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba {
  const share = alpha / 255;
  const mix = (front: number, back: number): number => front * share + back * (1 - share);
  return [mix(red, r), mix(green, g), mix(blue, b), 255];
}

function luminance([red, green, blue]: Rgba): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
