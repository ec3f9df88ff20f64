import type { Report } from '../lib/problems.ts';
import { checkImport } from './check-import.ts';
import { checkRegions } from './check-regions.ts';
import { checkSignals } from './check-signals.ts';
import * as defaults from './defaults.ts';
import { type Bare, isObject } from './bare.ts';
import { fit } from './fit.ts';
import { SHAPE } from './shape.ts';

/**
 * Says everything that is wrong with a config, each with its path and what was expected there. It is apart from
 * `readConfig` because a visitor who has decided needs no telling: the core loads it only after the banner.
 */
export function checkConfig(raw: unknown, report: Report): void {
  if (!isObject(raw)) return report('config/unreadable', '', 'expected a JSON object');
  const config = fit(raw, SHAPE, '', report) as Bare;

  const builtIn: ReadonlySet<unknown> = new Set(defaults.BUILT_IN_CATEGORIES);
  const categories = new Set<unknown>();
  eachObject(config['categories'], 'categories', ({ id, title }, path) => {
    if (id === undefined) report('config/missing', `${path}.id`, 'expected an id');
    else if (categories.has(id)) report('config/duplicate-id', `${path}.id`, 'the first one counts');
    else if ((title === undefined || title === '') && !builtIn.has(id)) {
      report('config/unknown-category', path, `expected ${[...builtIn].join(' | ')}, or an object with a title`);
    } else categories.add(id);
  });

  const services = new Set<unknown>();
  const shown = new Set<unknown>(categories);
  eachObject(config['services'], 'services', ({ id, category, cookies }, path) => {
    eachObject(cookies, `${path}.cookies`, ({ name }, at) => {
      if (name === undefined) report('config/missing', `${at}.name`, 'expected a name');
    });
    if (id === undefined) report('config/missing', `${path}.id`, 'expected an id');
    else if (category === undefined) report('config/missing', `${path}.category`, 'expected the id of a category');
    else if (!categories.has(category) && !builtIn.has(category)) {
      report(
        'config/unknown-category',
        `${path}.category`,
        `expected ${[...new Set([...categories, ...builtIn])].join(' | ')}`,
      );
    } else if (services.has(id) || categories.has(id) || builtIn.has(id)) {
      report('config/duplicate-id', `${path}.id`, 'ids of services and categories must differ; the first one counts');
    } else {
      services.add(id);
      shown.add(category);
    }
  });
  const known = new Set([...(shown.size ? shown : builtIn), ...services]);
  checkSignals(config['signals'], known, report);
  checkImport(config['import'], known, report);
  checkRegions(config['regions'], config['gpc'], known, report);

  const most = defaults.MAX_LIFETIME_MONTHS;
  const lifetime = config['lifetime'] as { readonly months?: number } | null | undefined;
  if ((lifetime?.months ?? 0) > most) report('config/out-of-range', 'lifetime.months', `expected at most ${most}`);
  if (Number(config['scriptTimeout']) > defaults.MAX_SCRIPT_TIMEOUT) {
    report('config/out-of-range', 'scriptTimeout', `expected at most ${defaults.MAX_SCRIPT_TIMEOUT} ms`);
  }
}

/** The items of a list that are objects; those that are not have been reported. */
function eachObject(list: unknown, path: string, visit: (item: Bare, path: string) => void): void {
  if (Array.isArray(list)) list.forEach((item, index) => isObject(item) && visit(item, `${path}[${index}]`));
}
