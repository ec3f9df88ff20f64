import type { ResolvedConfig } from '../config/types.ts';
import type { Choice, Consent } from '../consent/types.ts';
import type { StoredFact } from './page-facts.ts';

/** What has been decided, and where that is known from. */
export interface ConsentFinding {
  readonly decided: boolean;
  readonly source: Consent['source'];
  /** The source in words. */
  readonly from: string;
  readonly decidedOn: string | null;
  readonly expiresOn: string | null;
  /** The revision that was decided on, or will be. */
  readonly revision: number;
  /** Where the record is. */
  readonly record: 'cookie' | 'localStorage' | 'nowhere';
  readonly recordName: string;
  readonly language: string;
  readonly region?: string;
  readonly categories: Readonly<Record<string, Choice>>;
  readonly services: Readonly<Record<string, Choice>>;
}

const FROM: { readonly [source in Consent['source']]: string } = {
  none: 'nobody has decided: the defaults hold',
  banner: 'the visitor, on the banner',
  preferences: 'the visitor, in the preferences',
  page: 'the visitor, on an element of the page',
  gpc: 'the privacy signal of the browser',
  region: 'nobody has decided: the rule of the region lets everything run',
  import: 'the visitor, with the product that the site had before',
  api: "the site's own code",
};

/** The consent in force and where it comes from. */
export function diagnoseConsent(
  consent: Consent,
  config: ResolvedConfig,
  stored: readonly StoredFact[],
  language: string,
): ConsentFinding {
  const { decided, source, decidedOn, expiresOn, revision, categories, services } = consent;
  const recordName = config.cookie.name;
  const isIn = (kind: StoredFact['kind']): boolean =>
    stored.some((each) => each.kind === kind && each.name === recordName);
  const record = isIn('cookie') ? 'cookie' : isIn('localStorage') ? 'localStorage' : 'nowhere';
  // Only where the config divides the world.
  const { region } = config as { readonly region?: unknown };
  return {
    decided,
    source,
    from: FROM[source],
    decidedOn,
    expiresOn,
    revision,
    record,
    recordName,
    language,
    ...(typeof region === 'string' && { region }),
    categories,
    services,
  };
}
