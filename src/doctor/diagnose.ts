import type { ResolvedConfig } from '../config/types.ts';
import type { Consent } from '../consent/types.ts';
import type { Problem } from '../lib/problems.ts';
import { builtInLanguages } from '../words/built-in-languages.ts';
import { pickLanguage } from '../words/pick-language.ts';
import { createAttribution, hostOf } from './attribution.ts';
import type { ConfigFinding } from './check-given-config.ts';
import { type ConsentFinding, diagnoseConsent } from './diagnose-consent.ts';
import { diagnoseDuplicates, type DuplicateFinding } from './diagnose-duplicates.ts';
import {
  type ConsentPeriod,
  type DecisionTime,
  decisionTimeOf,
  diagnoseEarly,
  type EarlyFinding,
} from './diagnose-early.ts';
import { diagnoseElements, type ElementFinding } from './diagnose-elements.ts';
import { diagnoseSpeed, type SpeedFinding } from './diagnose-speed.ts';
import { diagnoseStored, type StoredFinding } from './diagnose-stored.ts';
import { diagnoseTexts, type TextFinding } from './diagnose-texts.ts';
import type { ColourPair, PageFacts } from './page-facts.ts';

/** What the doctor knows beside the page itself. */
export interface Given {
  /** Not there before the config is known, and never where it cannot be read. */
  readonly config: ResolvedConfig | undefined;
  readonly consent: Consent;
  readonly problems: readonly Problem[];
  readonly configFindings: readonly ConfigFinding[];
  /** Where the config's text is: `inline`, its URL, or nowhere when it came from code. */
  readonly configAt: string | undefined;
  /** The consents of this page, the oldest first. */
  readonly periods: readonly ConsentPeriod[];
}

/** Everything that the doctor knows: what the panel shows, and what is copied as JSON. */
export interface Diagnosis {
  readonly page: string;
  /** `waiting`: for the config. `unreadable`: there is none to work with, so everything stays blocked. */
  readonly state: 'running' | 'waiting' | 'unreadable';
  readonly configAt: string | undefined;
  readonly config: readonly ConfigFinding[];
  /** What the page has reported, apart from the config. */
  readonly problems: readonly Problem[];
  readonly consent?: ConsentFinding;
  readonly decisionTime: DecisionTime;
  readonly elements: readonly ElementFinding[];
  readonly early: readonly EarlyFinding[];
  /** Whether the browser has stopped to list requests. */
  readonly requestsAreCut: boolean;
  readonly stored: readonly StoredFinding[];
  readonly duplicates: readonly DuplicateFinding[];
  readonly speed: readonly SpeedFinding[];
  readonly texts: readonly TextFinding[];
  readonly contrast: readonly ColourPair[];
}

/** Makes the diagnosis: of facts alone, so it can be made anywhere. */
export function diagnose(facts: PageFacts, given: Given): Diagnosis {
  const { config, consent, problems, configFindings, configAt, periods } = given;
  const home = hostOf(facts.url);
  const services = config?.services ?? [];
  const attribution = createAttribution(services, facts.elements, facts.url);
  const required = new Set(
    [...(config?.categories ?? []), ...services].filter((each) => each.required).map(({ id }) => id),
  );
  const requests = facts.requests.filter(({ url }) => !isOwn(url, facts.ownFolder));
  const scripts = facts.scripts.filter(({ url }) => !isOwn(url, facts.ownFolder));
  const scriptHosts = [
    ...new Set([
      ...scripts.map(({ url }) => hostOf(url)),
      ...requests.filter(({ by }) => by === 'script').map(({ url }) => hostOf(url)),
    ]),
  ].filter((host) => host && host !== home);
  const language = pickLanguage(
    [config?.locale, ...facts.languages],
    [...Object.keys(config?.ui.texts ?? {}), ...builtInLanguages],
  );
  const elements = diagnoseElements(facts.elements, consent, problems);
  const isUnreadable = [...problems, ...configFindings].some(({ code }) => code === 'config/unreadable');
  const stored = { services, consent, record: config?.cookie.name ?? 'assent', writes: facts.writes, scriptHosts };

  return {
    page: facts.url,
    state: config ? 'running' : isUnreadable ? 'unreadable' : 'waiting',
    configAt,
    config: configFindings,
    problems: problems.filter(
      ({ code, path }) => !configFindings.some((known) => known.code === code && known.path === path),
    ),
    ...(config && { consent: diagnoseConsent(consent, config, facts.stored, language) }),
    decisionTime: decisionTimeOf(periods),
    elements,
    early: [...diagnoseEarly(requests, scripts, { periods, attribution, required, home }), ...notHeld(elements)],
    requestsAreCut: facts.requestsAreCut,
    stored: diagnoseStored(facts.stored, stored),
    duplicates: diagnoseDuplicates(facts, services, problems),
    speed: diagnoseSpeed(requests, attribution, home),
    texts: config ? diagnoseTexts(config, language) : [],
    contrast: facts.colours,
  };
}

/** What was marked, loads nothing, and has run all the same: no request shows it. */
function notHeld(elements: readonly ElementFinding[]): EarlyFinding[] {
  return elements
    .filter(({ state, urls }) => state === 'not-held' && urls.length === 0)
    .map(({ element, needs }) => ({
      url: element,
      by: 'inline',
      services: Object.keys(needs),
      reason: 'Marked, but nothing blocks it: it has likely run as the page came.',
    }));
}

/** Whether a URL is one of Assent's files. */
function isOwn(url: string, folder: string): boolean {
  if (!folder || !url.startsWith(folder)) return false;
  return /^(?:assent(?:-[\w-]+)?\.js|(?:locales|themes)\/[\w-]+\.(?:js|css))$/.test(
    url.slice(folder.length).replace(/[?#].*$/, ''),
  );
}
