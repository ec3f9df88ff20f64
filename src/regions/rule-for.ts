import { isObject } from '../config/bare.ts';
import { MAX_LIFETIME_MONTHS, REGION_MODELS } from '../config/defaults.ts';
import type { RegionModel } from '../config/types.ts';
import { PRESETS } from './presets.ts';

/** A rule as read: whatever is wrong in it is as if it were not there, and nothing wrong lets more run. */
export interface Rule {
  readonly model: RegionModel;
  /** Months. */
  readonly lifetime?: number | undefined;
  /** Months. */
  readonly askAgainAfter?: number | undefined;
  readonly texts?: unknown;
}

/**
 * The rule that holds in a region: the one with exactly its code, else with its country's; the first of several. Where none
 * does, or nobody knows where the visitor is, the strictest: opt-in.
 *
 * @param rules as the config has them
 * @param region ISO code, or empty
 */
export function ruleFor(rules: unknown, region: string): Rule {
  const all = (Array.isArray(rules) ? (rules as unknown[]) : []).map((item) => {
    const given = isObject(item) ? item : { preset: item };
    const preset = Object.entries(PRESETS).find(([name]) => name === given['preset'])?.[1];
    return { ...preset, ...given };
  });
  const [country = ''] = region.split('-');
  const found = [region, country]
    .filter(Boolean)
    .map((code) => all.find(({ codes }) => Array.isArray(codes) && codes.includes(code)))
    .find(Boolean);
  return {
    model: REGION_MODELS.find((model) => model === found?.model) ?? 'opt-in',
    lifetime: monthsOf(found?.lifetime),
    askAgainAfter: monthsOf(found?.askAgainAfter),
    texts: found && 'texts' in found ? found.texts : undefined,
  };
}

function monthsOf(value: unknown): number | undefined {
  const months = isObject(value) ? value['months'] : undefined;
  return Number.isInteger(months) && (months as number) > 0
    ? Math.min(months as number, MAX_LIFETIME_MONTHS)
    : undefined;
}
