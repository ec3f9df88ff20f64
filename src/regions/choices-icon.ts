const SVG = 'http://www.w3.org/2000/svg';

/** Its strokes and fills, from the ground up: pill, white half, tick, cross. */
const SHAPES = [
  ['fill', '#06f', 'M7.4 0h15.2a7 7 0 0 1 0 14H7.4a7 7 0 0 1 0-14z'],
  ['fill', '#fff', 'M7.4 12.8h6.8l3.1-11.6H7.4a5.8 5.8 0 0 0 0 11.6z'],
  ['stroke', '#06f', 'M5.8 7.3l2.35 2.1 4.1-4.9'],
  ['stroke', '#fff', 'M19 4.4l5.2 5.2m0-5.2L19 9.6'],
] as const;

/**
 * The opt-out icon that California's regulations prescribe (11 CCR 7015(b)), 30 by 14: a pill, half white with a tick, half
 * blue with a cross. It stands beside the words, which say what it means.
 */
export function choicesIcon(): Element {
  const icon = drawn('svg', {
    viewBox: '0 0 30 14',
    width: '30',
    height: '14',
    fill: 'none',
    'stroke-width': '1.2',
    'stroke-linecap': 'round',
    'aria-hidden': 'true',
  });
  for (const [paint, colour, d] of SHAPES) icon.append(drawn('path', { [paint]: colour, d }));
  return icon;
}

function drawn(name: string, attributes: Readonly<Record<string, string>>): Element {
  const shape = Document.prototype.createElementNS.call(document, SVG, name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  return shape;
}
