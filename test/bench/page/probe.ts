import type { Selectors } from '../types.ts';

/** What the probe has seen so far. Times are milliseconds since the navigation started. */
export interface Seen {
  /** Gated scripts that ran; when the first and the last of them did. */
  ran: number;
  first: number;
  last: number;
  /** When the banner's button could be clicked: hit-testable and not transparent. */
  shown: number;
  /** When it was fully opaque. */
  settled: number;
  /** When the button was clicked. */
  click: number;
  /** Cumulative layout shift. */
  cls: number;
  /** Longest interaction; 0 means below 16 ms, which browsers do not report. */
  inp: number;
  /** Tasks of 50 ms or more. */
  longTasks: { start: number; duration: number }[];
}

/** A page with the probe in it. */
export interface ProbedWindow extends Window {
  __seen: Seen;
  /** Called by each gated script. */
  __m(id: number): void;
}

/** What the probe says on the console when all scripts ran. */
export const ALL_RAN = '@all';

/** What it says when the banner is fully opaque. */
export const SETTLED = '@settled';

/**
 * Runs first on every page, as text: nothing outside of it may be used.
 * @param selectors of the banner to wait for; `null` to watch for none
 * @param expected gated scripts
 */
export function probe(selectors: Selectors | null, expected: number): void {
  const page = window as unknown as ProbedWindow;
  const seen: Seen = { ran: 0, first: 0, last: 0, shown: 0, settled: 0, click: 0, cls: 0, inp: 0, longTasks: [] };
  page.__seen = seen;
  page.__m = () => {
    const now = performance.now();
    if (!seen.ran++) seen.first = now;
    seen.last = now;
    if (seen.ran === expected) console.debug('@all');
  };

  type Entry = PerformanceEntry & { value: number; hadRecentInput: boolean; interactionId: number };
  const observe = (type: string, note: (entry: Entry) => void, more: object = {}): void =>
    new PerformanceObserver((list) => (list.getEntries() as Entry[]).forEach(note)).observe({
      type,
      buffered: true,
      ...more,
    });
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.cls += entry.value;
  });
  observe('longtask', ({ startTime: start, duration }) => {
    seen.longTasks.push({ start, duration });
  });
  const shortest = { durationThreshold: 16 };
  const noteEvent = (entry: Entry): void => {
    if (entry.interactionId) seen.inp = Math.max(seen.inp, entry.duration);
  };
  observe('event', noteEvent, shortest);
  addEventListener('click', (event) => (seen.click ||= event.timeStamp), true);
  if (!selectors) return;

  const { host, accept } = selectors;
  /** Opacity of the button as a visitor sees it; 0 while something else would be hit. */
  const visibility = (): number => {
    const root = host ? document.querySelector(host)?.shadowRoot : document;
    const button = root?.querySelector(accept);
    if (!root || !button) return 0;
    const { left, top, width, height } = button.getBoundingClientRect();
    const hit = width && height ? root.elementFromPoint(left + width / 2, top + height / 2) : null;
    if (!hit || !(button.contains(hit) || (hit.contains(button) && hit.closest(accept)))) return 0;
    let opacity = 1;
    let element: Element | null = button;
    while (element) {
      opacity *= Number(getComputedStyle(element).opacity);
      element = element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;
    }
    return opacity;
  };
  const look = (): void => {
    const opacity = visibility();
    if (opacity > 0) seen.shown ||= performance.now();
    if (opacity > 0.99) {
      seen.settled = performance.now();
      console.debug('@settled');
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
