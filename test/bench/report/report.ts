import type { NetName, Result } from '../types.ts';
import { bytesSection } from './bytes-section.ts';
import { goalsSection } from './goals-section.ts';
import { growthSection } from './growth-section.ts';
import { methodSection } from './method-section.ts';
import { timingSection } from './timing-section.ts';
import { tripsSection } from './trips-section.ts';
import { worseSection } from './worse-section.ts';

/** `docs/performance.md`: everything in it comes from the data of a run. */
export function report(result: Result): string {
  const nets = Object.keys(result.timings) as NetName[];
  const sections = [
    '# Performance\n\nAssent and other consent tools, measured side by side. Written by `npm run bench`; not by hand.',
    nets.length > 0 ? goalsSection(result) : '',
    tripsSection(result),
    worseSection(result),
    ...nets.flatMap((net) => {
      const timing = result.timings[net];
      return timing ? [timingSection(result, net, timing), growthSection(result, timing)] : [];
    }),
    bytesSection(result),
    methodSection(result),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}
