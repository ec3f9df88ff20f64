/** What a column of the report shows. */
export interface Measure {
  /** `VISIT.NAME` in the samples. */
  key: string;
  title: string;
  unit: 'ms' | 'KiB' | '';
  digits: number;
  /** What the bare page had in the same round is taken off. */
  aboveBare?: boolean;
  /** Divides the stored values. */
  scale?: number;
}

/** In milliseconds, as it was stored. */
const time = (key: string, title: string): Measure => ({ key, title, unit: 'ms', digits: 0 });

/** Gated scripts on the pages of the report, beside the 10,000 that only two products get. */
export const COUNTS = [10, 100, 1000] as const;

/** Gated scripts of the largest page. */
export const MANY = 10_000;

export const SHOWN: Measure = time('first10.shown', 'banner clickable');
export const OPAQUE: Measure = time('first10.settled', 'fully opaque');
export const SCRIPT: Measure = time('first10.script', 'script time, first visit');
export const INP: Measure = time('first1000.inp', 'INP of Accept, 1,000 scripts');
export const SHIFT: Measure = { key: 'first10.cls', title: 'layout shift', unit: '', digits: 3 };
export const TRIPS: Measure = { key: 'first10.trips', title: 'round trips until the banner', unit: '', digits: 0 };
export const LONGEST: Measure = time('first10.longest', 'longest task, first visit');
export const LONGEST_ABOVE: Measure = {
  ...time('first10.longest', 'longest task, first visit, above the bare page'),
  aboveBare: true,
};
export const LONGEST_ACCEPT: Measure = time('first1000.acceptLongest', 'longest task after Accept, 1,000 scripts');
export const BLOCKING: Measure = time('first10.tbt', 'total blocking time, first visit');
export const HEAP: Measure = heap('first10.heap', 'heap above the bare page, first visit');
export const HEAP_RETURN: Measure = heap('return10.heap', 'heap above the bare page, returning');

/** A returning visitor who has accepted: from navigation start until the last gated script ran. */
export const returning = (count: number): Measure =>
  time(`return${count}.last`, `returning, last of ${count.toLocaleString('en')}`);

/** From the click on *Accept* until the last gated script ran. */
export const accepting = (count: number): Measure =>
  time(`first${count}.acceptLast`, `Accept to last of ${count.toLocaleString('en')}`);

/** Script time of a returning visitor. */
export const returningScript = (count: number): Measure =>
  time(`return${count}.script`, `script time, returning, ${count.toLocaleString('en')} scripts`);

/** All columns in which one product can be ahead of another. */
export const COMPARED: readonly Measure[] = [
  SHOWN,
  OPAQUE,
  SCRIPT,
  LONGEST,
  BLOCKING,
  SHIFT,
  TRIPS,
  ...[...COUNTS, MANY].flatMap((count) => [returning(count), returningScript(count)]),
  ...[...COUNTS, MANY].map(accepting),
  INP,
  LONGEST_ACCEPT,
  HEAP,
  HEAP_RETURN,
];

function heap(key: string, title: string): Measure {
  return { key, title, unit: 'KiB', digits: 0, aboveBare: true, scale: 1024 };
}
