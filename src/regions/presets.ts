import type { RegionPreset, RegionRule } from '../config/types.ts';
import br from './presets/br.json' with { type: 'json' };
import caQc from './presets/ca-qc.json' with { type: 'json' };
import ch from './presets/ch.json' with { type: 'json' };
import eu from './presets/eu.json' with { type: 'json' };
import tr from './presets/tr.json' with { type: 'json' };
import uk from './presets/uk.json' with { type: 'json' };
import usCa from './presets/us-ca.json' with { type: 'json' };
import us from './presets/us.json' with { type: 'json' };

/** A rule that comes with Assent. */
export interface Preset extends Omit<RegionRule, 'preset' | 'texts'> {
  /** For the docs alone, as are the sources: neither comes to a visitor. */
  readonly title: string;
  readonly sources: readonly string[];
}

/** The rules that come with Assent, by name. */
export const PRESETS: Readonly<Record<RegionPreset, Preset>> = {
  eu,
  uk,
  ch,
  tr,
  br,
  'ca-qc': caQc,
  'us-ca': usCa,
  us,
} as Readonly<Record<RegionPreset, Preset>>;
