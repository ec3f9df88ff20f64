import { idOf, parseTerms } from '../gate/requirement.ts';
import { attempt } from '../lib/attempt.ts';
import { adoptStyles } from '../ui/adopt-styles.ts';
import { direction } from '../ui/direction.ts';
import { element as create } from '../ui/element.ts';
import type { PageView } from './page-view.ts';
import styles from './placeholder.css?inline';

/** Marks an element in whose place a placeholder stands. */
export const COVERED = 'data-assent-covered';

/** What stands in place of one held element. */
export interface Placeholder {
  readonly box: HTMLElement;
  /** Lets the element stand where it would, so that it can be measured. */
  lift(): void;
  /** Measures it; what comes back puts the box in its place, if it is large enough to be seen. */
  measure(): (() => void) | undefined;
  /** Gives the element its place back. */
  remove(): void;
}

/** What a visitor may answer on a placeholder. */
export interface PlaceholderActions {
  loadOnce(): void;
  /** Grants these categories or services, and remembers it. */
  allow(ids: readonly string[]): void;
}

/** Smaller ones, in CSS px, are not for anybody to see. */
const MIN_WIDTH = 100;
const MIN_HEIGHT = 40;

/** What the place of the element is made of: taken over, so that nothing on the page moves. */
const PLACE =
  'position inset z-index float margin vertical-align border-radius max-width flex order align-self justify-self grid-area';

/**
 * Puts words and two buttons in place of a held element, as large as that would be: who it comes from, what it needs,
 * *Load once* and *Always allow*, neither of which stands out. None for what no consent opens.
 */
export function createPlaceholder(
  element: HTMLElement,
  view: PageView,
  actions: PlaceholderActions,
): Placeholder | undefined {
  const { host, language, own, text } = view;
  const { attribute, categories, services } = host.config;
  const terms = parseTerms(element.getAttribute(attribute) ?? '');
  const ids = terms.map(idOf);
  const isKnown = (id: string): boolean => [...categories, ...services].some((item) => item.id === id);
  if (!ids.length || !ids.every(isKnown) || terms.some((term) => term.startsWith('!'))) return undefined;

  const named = services.filter(({ id }) => ids.includes(id));
  const needed = categories.filter(({ id }) => ids.includes(id) || named.some(({ category }) => category === id));
  const name = named.map((service) => own(service.name) || service.id).join(', ') || hostOf(element);
  const category = needed.map(view.title).join(', ');

  const button = (does: 'load-once' | 'always-allow', click: () => void): HTMLElement =>
    create('button', { type: 'button', part: 'button', 'data-assent-do': does, click }, text(does));
  const box = Document.prototype.createElement.call(document, 'assent-embed');
  // Where an extension is in the way, the light DOM has to do, in the page's own styles.
  const root = attempt(() => box.attachShadow({ mode: 'open' }));
  if (root) adoptStyles(root, styles);
  (root ?? box).append(
    create(
      'div',
      { class: 'box', part: 'box', role: 'group', 'aria-label': name, lang: language, dir: direction(language) },
      create('p', {}, text('blocked', { name, category })),
      create(
        'div',
        { class: 'actions' },
        button('load-once', actions.loadOnce),
        button('always-allow', () => actions.allow(ids)),
      ),
    ),
  );

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

/** Where the element would load from: what a visitor knows it by when the config names no service. */
function hostOf(element: Element): string {
  const url = element.getAttribute('data-src') ?? element.getAttribute('data-data') ?? '';
  try {
    return new URL(url, location.href).hostname;
  } catch {
    return url;
  }
}
