import { readConfig } from '../src/config/read-config.ts';
import { DENIED_BY_SIGNAL } from '../src/config/defaults.ts';
import type { RegionPreset, ResolvedConfig } from '../src/config/types.ts';
import { choiceOf } from '../src/consent/choice-of.ts';
import { consentFactory } from '../src/consent/create-consent.ts';
import { decide } from '../src/consent/decide.ts';
import { initialConsent } from '../src/consent/initial-consent.ts';
import { DAY_MS } from '../src/consent/lifetime.ts';
import { encodeRecord } from '../src/consent/record.ts';
import type { Consent } from '../src/consent/types.ts';
import { PRESETS } from '../src/regions/presets.ts';
import { isQuiet, regionalConfig } from '../src/regions/regional-config.ts';
import { regionalCreate } from '../src/regions/regional-create.ts';
import { regionalRecords } from '../src/regions/regional-records.ts';
import { ruleFor } from '../src/regions/rule-for.ts';

/** What a visitor comes with. */
export interface Situation {
  /** The decision of a month ago, if there is one. */
  readonly stored: 'nothing' | 'granted' | 'refused';
  /** The policy has a new revision since. */
  readonly isRevised: boolean;
  /** The browser sends the privacy signal. */
  readonly hasSignal: boolean;
}

/** Every situation there is. */
export const SITUATIONS: readonly Situation[] = [false, true].flatMap((hasSignal) => [
  { stored: 'nothing', isRevised: false, hasSignal },
  ...(['granted', 'refused'] as const).flatMap((stored) =>
    [false, true].map((isRevised) => ({ stored, isRevised, hasSignal })),
  ),
]);

/** What then happens: whether the banner comes, and what is granted before any click. */
export interface Outcome {
  readonly asks: boolean;
  readonly granted: readonly string[];
  readonly source: Consent['source'];
}

/** Places to look at: each preset by the first of its codes, and one that no rule knows. */
export const PLACES: readonly (readonly [name: string, region: string])[] = [
  ...Object.entries(PRESETS).map(([name, { codes = [] }]) => [name, codes[0] ?? ''] as const),
  ['anywhere else', ''],
];

/** The config of a site that takes every preset. */
export function siteConfig(revision: number): { readonly [key: string]: unknown } {
  return {
    revision,
    categories: ['functional', 'analytics', 'advertising'],
    regions: Object.keys(PRESETS) satisfies string[] as RegionPreset[],
  };
}

/** The config as it holds in a region. */
function configIn(region: string, revision: number): ResolvedConfig {
  const config = readConfig(siteConfig(revision)) as ResolvedConfig;
  return regionalConfig(config, ruleFor(config.regions, region), region);
}

/** Name and value of the cookie that the situation's visitor brings along; none without a decision. */
export function storedRecord(
  region: string,
  { stored }: Situation,
  now: number,
): readonly [string, string] | undefined {
  if (stored === 'nothing') return undefined;
  const config = configIn(region, 1);
  const create = regionalCreate(config, []);
  const month = 30 * DAY_MS;
  const consent = decide(
    create,
    create(() => false, false),
    stored === 'granted',
    'banner',
    now - month,
  );
  return [config.cookie.name, encodeRecord(config, consent, 30)];
}

/** What happens, as the parts that decide it say. */
export function outcomeOf(region: string, situation: Situation, now: number): Outcome {
  const config = configIn(region, situation.isRevised ? 2 : 1);
  const create = regionalCreate(config, situation.hasSignal ? DENIED_BY_SIGNAL : []);
  const [, line] = storedRecord(region, situation, now) ?? [];
  const rule = ruleFor(config.regions, region);
  const lines = regionalRecords(config, line ? [line] : [], rule.askAgainAfter, now);
  const consent = initialConsent(config, create, lines, now);
  // What a signal denies where nobody asks is stored like a decision.
  const isSignalled = situation.hasSignal && config.model !== 'opt-in';
  const plain = initialConsent(config, consentFactory(config), lines, now);
  const isKept = isSignalled && !DENIED_BY_SIGNAL.every((id) => plain.decided && choiceOf(plain, id) === 'denied');
  const source = isKept || (situation.hasSignal && !consent.decidedOn) ? 'gpc' : consent.source;
  return {
    asks: !isQuiet(config.model) && !consent.decided,
    granted: ['analytics', 'advertising'].filter((id) => choiceOf(consent, id) === 'granted'),
    source,
  };
}
