import type { Result } from '../types.ts';
import { number } from './markdown.ts';
import { TRIPS } from './measures.ts';
import { median } from './quantile.ts';
import { BARE, seriesOf } from './series-of.ts';

/** Round trips until the banner, from the slow network if there is one: there they are easiest to tell apart. */
export function tripsSection({ timings, peers }: Result): string {
  const timing = timings.slow4g ?? timings.none;
  if (!timing) return '';
  const counted = peers
    .filter(({ name }) => name !== BARE)
    .map(({ name, title }) => `${title} ${number(median(seriesOf(timing, name, TRIPS)))}`);
  return `Round trips until the banner, the page itself included: ${counted.join(', ')}.`;
}
