import type { Report } from '../../lib/problems.ts';
import type { AssentConfig } from '../types.ts';
import { checkImport } from '../check-import.ts';
import { checkRegions } from '../check-regions.ts';
import { checkSignals } from '../check-signals.ts';
import { BUILT_IN_CATEGORIES } from '../defaults.ts';

/** Something that a single key cannot know: where it is, and what is wrong. */
export interface Breach {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What is wrong between the items of a config whose keys are right. */
export function breaches({
  categories = [],
  services = [],
  signals,
  regions,
  gpc,
  import: from,
}: AssentConfig): Breach[] {
  const found: Breach[] = [];
  const builtIn: ReadonlySet<string> = new Set(BUILT_IN_CATEGORIES);
  const known = new Set<string>();
  categories.forEach((item, index) => {
    const { id, title } = typeof item === 'string' ? { id: item } : item;
    if (known.has(id)) found.push({ path: ['categories', index, 'id'], message: 'Another category has this id' });
    else if (!title && !builtIn.has(id)) {
      found.push({ path: ['categories', index], message: 'A category that is not built in needs a title' });
    }
    known.add(id);
  });
  for (const id of builtIn) known.add(id);

  const taken = new Set<string>(known);
  services.forEach(({ id, category }, index) => {
    if (!known.has(category)) {
      found.push({ path: ['services', index, 'category'], message: 'There is no such category' });
    }
    if (taken.has(id)) found.push({ path: ['services', index, 'id'], message: 'Another item has this id' });
    taken.add(id);
  });

  const shown = new Set(categories.map((item) => (typeof item === 'string' ? item : item.id)));
  for (const { category } of services) shown.add(category);
  const named = new Set([...(shown.size ? shown : builtIn), ...services.map(({ id }) => id)]);
  const report: Report = (_, path, message) => found.push({ path: path.split(/[.[\]]+/), message: String(message) });
  checkSignals(signals, named, report);
  checkImport(from, named, report);
  checkRegions(regions, gpc, named, report);
  return found;
}
