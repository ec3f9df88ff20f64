import { type Bare, bare, isObject } from '../config/bare.ts';
import { fit } from '../config/fit.ts';
import { SIGNALS } from '../config/signals-shape.ts';
import type { Report } from '../lib/problems.ts';
import { adobe } from './adobe.ts';
import { customVendor } from './custom.ts';
import { google } from './google.ts';
import { matomo } from './matomo.ts';
import { meta } from './meta.ts';
import { clarity, uet } from './microsoft.ts';
import { pinterest } from './pinterest.ts';
import { reddit } from './reddit.ts';
import { shopify } from './shopify.ts';
import { tiktok } from './tiktok.ts';
import type { Vendor } from './vendor.ts';
import { wordpress } from './wordpress.ts';

/** A vendor that the config names. */
export interface NamedVendor {
  readonly vendor: Vendor;
  readonly options: Bare;
  /** Where it stands in the config. */
  readonly path: string;
}

/** Google first: its default must come before anything else of ours (R170). */
const VENDORS: { readonly [name: string]: readonly Vendor[] } = {
  google: [google],
  microsoft: [uet, clarity],
  meta: [meta],
  tiktok: [tiktok],
  pinterest: [pinterest],
  reddit: [reddit],
  matomo: [matomo],
  adobe: [adobe],
  shopify: [shopify],
  wordpress: [wordpress],
};

/** The vendors that `signals` names. What does not fit is left out, and reported as the check of the config would. */
export function readVendors(signals: unknown, report: Report): NamedVendor[] {
  const config = fit(signals, SIGNALS, 'signals', report);
  if (!isObject(config)) return [];
  const found = Object.entries(VENDORS).flatMap(([name, vendors]) => {
    const value = config[name];
    const options = isObject(value) ? value : (bare({}) as Bare);
    return value === true || isObject(value)
      ? vendors.map((vendor) => ({ vendor, options, path: `signals.${name}` }))
      : [];
  });
  const { custom } = config;
  const own = Array.isArray(custom) ? (custom as unknown[]) : [];
  return [...found, ...own.flatMap((entry, index) => readCustom(entry, `signals.custom[${index}]`))];
}

/** An entry of which anything is wrong is left out: half a call may say the opposite. */
function readCustom(entry: unknown, path: string): NamedVendor[] {
  if (!isObject(entry) || typeof entry['call'] !== 'string') return [];
  const isWhole = entry['when'] !== null && entry['arguments'] !== null;
  return isWhole ? [{ vendor: customVendor(entry, path), options: entry, path }] : [];
}
