import { createElement } from '../lib/dom.ts';
import { contrastRatio, over, type Rgba } from './contrast-ratio.ts';
import type { ColourPair } from './page-facts.ts';

const WHITE: Rgba = [255, 255, 255, 255];

/**
 * Every text of Assent's interface that is seen now, and the colour behind it: computed, so with theme, page styles and
 * system. What is not shown has no colours to read.
 */
export function readColours(root: ParentNode): ColourPair[] {
  const paint = createPainter();
  if (!paint) return [];
  const worst = new Map<string, ColourPair>();
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const text = ownText(element);
    if (!text || !isSeen(element)) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    const behind = backgroundOf(element, paint);
    const size = Number.parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const ratio = Math.round(contrastRatio(over(paint(color), behind), behind) * 100) / 100;
    const what = `${element.localName} “${text.length > 30 ? `${text.slice(0, 30)}…` : text}”`;
    worst.set(what, { what, ratio, least: isLarge ? 3 : 4.5 });
  }
  return [...worst.values()];
}

/** Paints one pixel and looks: any notation of a colour becomes numbers. */
function createPainter(): ((color: string) => Rgba) | undefined {
  const canvas = createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (
    (context &&
      ((color) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
        return [red, green, blue, alpha];
      })) ??
    undefined
  );
}

function ownText(element: Element): string {
  const texts = [...element.childNodes].filter((node) => node instanceof Text);
  return texts
    .map((node) => node.data.trim())
    .join(' ')
    .trim();
}

function isSeen(element: HTMLElement): boolean {
  const { clipPath } = getComputedStyle(element);
  // What is there for screen readers alone has no colour that anybody sees.
  if (clipPath !== 'none') return false;
  return element.checkVisibility({ visibilityProperty: true });
}

function backgroundOf(element: HTMLElement, paint: (color: string) => Rgba): Rgba {
  const layers: Rgba[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) {
    const color = paint(getComputedStyle(at).backgroundColor);
    layers.push(color);
    if (color[3] === 255) break;
  }
  return layers.reduceRight<Rgba>((behind, layer) => over(layer, behind), WHITE);
}
