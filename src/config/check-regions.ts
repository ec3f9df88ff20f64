import type { Report } from '../lib/problems.ts';
import { isObject } from './bare.ts';

/** Reports rules that say nowhere where they hold, and ids that a privacy signal cannot deny because nothing has them. */
export function checkRegions(regions: unknown, gpc: unknown, known: ReadonlySet<unknown>, report: Report): void {
  list(regions).forEach((rule, index) => {
    if (isObject(rule) && rule['preset'] === undefined && rule['codes'] === undefined) {
      report('config/missing', `regions[${index}].codes`, 'expected codes of regions, or a preset');
    }
  });
  list(isObject(gpc) ? gpc['deny'] : undefined).forEach((id, index) => {
    if (typeof id !== 'string' || known.has(id)) return;
    report('config/unknown-id', `gpc.deny[${index}]`, `expected ${[...known].join(' | ')}`);
  });
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
