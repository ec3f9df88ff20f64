import { PRESETS } from '../../../src/regions/presets.ts';

/** Places to look from: the first code of each preset, and what the preset is about. */
export const REGIONS: ReadonlyMap<string, string> = new Map(
  Object.values(PRESETS).map(({ codes = [], title }) => [codes[0] ?? '', title]),
);
