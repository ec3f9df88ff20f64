import { attempt } from '../lib/attempt.ts';
import { createElement } from '../lib/dom.ts';
import { draw } from '../lib/draw.tsx';
import { adoptStyles } from '../look/adopt-styles.ts';
import { Placeholder, type PlaceholderProps } from './Placeholder.tsx';
import styles from './placeholder.css?inline';

/** Marks an element in whose place a placeholder stands. */
export const COVERED = 'data-assent-covered';

/** What stands in place of one blocked element. */
export interface PlaceholderControl {
  readonly box: HTMLElement;
  /** Lets the element stand where it would, so that it can be measured. */
  lift(): void;
  /** Measures it; what comes back puts the box in its place, if it is large enough to be seen. */
  measure(): (() => void) | undefined;
  /** Gives the element its place back. */
  remove(): void;
}

/** Smaller ones, in CSS px, are not for anybody to see. */
const MIN_WIDTH = 100;
const MIN_HEIGHT = 40;

/** What the place of the element is made of: taken over, so that nothing on the page moves. */
const PLACE =
  'position inset z-index float margin vertical-align border-radius max-width flex order align-self justify-self grid-area';

/** Puts a placeholder before an element, in a shadow root of its own: as large as that would be, once it is measured. */
export function createPlaceholder(element: HTMLElement, props: Omit<PlaceholderProps, 'from'>): PlaceholderControl {
  const box = createElement('assent-embed');
  // Where an extension is in the way, the light DOM has to do, in the page's own styles.
  const root = attempt(() => box.attachShadow({ mode: 'open' }));
  if (root) adoptStyles(root, styles);
  draw(root ?? box, () => <Placeholder {...props} from={hostOf(element)} />);
  element.before(box);

  const lift = (): void => {
    box.style.display = 'none';
    element.removeAttribute(COVERED);
  };
  return {
    box,
    lift,
    measure() {
      const { offsetWidth, offsetHeight } = element;
      if (offsetWidth < MIN_WIDTH || offsetHeight < MIN_HEIGHT) return undefined;
      const style = getComputedStyle(element);
      const place = PLACE.split(' ').map((name) => `${name}:${style.getPropertyValue(name)};`);
      // With its overflow, it sits on the line as the element would: on its lower edge.
      const display = style.display.startsWith('inline') ? 'inline-block' : 'block';
      return () => {
        box.style.cssText = `${place.join('')}width:${offsetWidth}px;min-height:${offsetHeight}px;display:${display}`;
        element.setAttribute(COVERED, '');
      };
    },
    remove() {
      lift();
      box.remove();
    },
  };
}

/** The host that the element would load from. */
function hostOf(element: Element): string {
  const url = element.getAttribute('data-src') ?? element.getAttribute('data-data') ?? '';
  return attempt(() => new URL(url, location.href).hostname) ?? url;
}
