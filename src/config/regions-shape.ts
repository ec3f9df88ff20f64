import { MAX_LIFETIME_MONTHS, REGION_MODELS, REGION_PRESETS } from './defaults.ts';
import type { Shape } from './fit.ts';

/** Code of a country, or of a part of one: ISO 3166-1 alpha-2, ISO 3166-2. */
export const REGION_CODE: RegExp = /^[A-Z]{2}(-[A-Z\d]{1,3})?$/;

const months = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= MAX_LIFETIME_MONTHS;

/**
 * What `regions` must look like. A text stands for its preset.
 *
 * @param texts as `ui.texts`
 */
export const regionsShape = (texts: Shape): Shape => [
  {
    preset: REGION_PRESETS,
    codes: [REGION_CODE],
    model: REGION_MODELS,
    lifetime: { months },
    askAgainAfter: { months },
    texts,
  },
];
