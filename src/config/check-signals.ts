import type { Report } from '../lib/problems.ts';
import { isObject } from './bare.ts';

/**
 * Reports every id in `signals` that is neither a shown category nor a service: what needs it is never granted; and calls
 * without a name.
 *
 * @param signals what fits its shape
 */
export function checkSignals(signals: unknown, known: ReadonlySet<unknown>, report: Report): void {
  const visit = (value: unknown, path: string, isIds: boolean): void => {
    if (typeof value === 'string' && isIds) {
      const unknown = value.split(' ').filter((term) => !known.has(term.replace('!', '')));
      if (unknown.length) report('config/unknown-id', path, `expected ${[...known].join(' | ')}`);
    } else if (Array.isArray(value)) value.forEach((item, index) => visit(item, `${path}[${index}]`, false));
    else if (isObject(value)) {
      if (/^signals\.custom\[\d+\]$/.test(path) && value['call'] === undefined) {
        report('config/missing', `${path}.call`, 'expected the name of a function');
      }
      for (const [key, item] of Object.entries(value)) {
        visit(item, `${path}.${key}`, key === 'when' || /^signals\.\w+\.mapping$/.test(path));
      }
    }
  };
  visit(signals, 'signals', false);
}
