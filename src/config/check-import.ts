import type { Report } from '../lib/problems.ts';
import { isObject } from './bare.ts';

/**
 * Reports every id in `import.map` that is neither a shown category nor a service: what it should mean is asked for anew;
 * and a product without a name.
 *
 * @param raw what fits its shape
 */
export function checkImport(raw: unknown, known: ReadonlySet<unknown>, report: Report): void {
  if (!isObject(raw)) return;
  if (raw['from'] === undefined) report('config/missing', 'import.from', 'expected the name of a product');
  for (const [theirs, ours] of Object.entries(raw['map'] ?? {})) {
    if (ours !== null && ![ours].flat().every((id) => known.has(id))) {
      report('config/unknown-id', `import.map.${theirs}`, `expected ${[...known].join(' | ')}`);
    }
  }
}
