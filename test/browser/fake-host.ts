import type { Category, ResolvedConfig, Service } from '../../src/config/types.ts';
import type { Choice, Consent, ConsentSource, Wanted } from '../../src/consent/types.ts';
import type { Ui, UiHost } from '../../src/ui/types.ts';
import { startUi } from '../../src/ui/index.ts';

/** Two services in analytics, one required, one with nothing but a name. */
export const services: Service[] = [
  service('login', 'functional', 'Sign-in'),
  {
    ...service('matomo', 'analytics', 'Matomo'),
    provider: 'InnoCraft Ltd',
    privacyPolicy: 'https://matomo.example/privacy',
    cookies: [{ name: '_pk_id*', duration: '13 months', purpose: 'Tells visitors apart' }],
    storage: ['matomo-queue'],
  },
  service('counter', 'analytics', 'Counter'),
  service('ads', 'advertising', 'Ads'),
];

export function service(id: string, category: string, name: string): Service {
  return {
    id,
    category,
    required: category === 'functional',
    name,
    cookies: [],
    storage: [],
  };
}

export function category(id: string, required = false): Category {
  return { id, required };
}

type ConfigParts = { readonly [key in keyof ResolvedConfig]?: unknown };

/** A complete config; `ui` is merged, the rest replaced. */
export function config({ ui, ...rest }: ConfigParts = {}): ResolvedConfig {
  return {
    revision: 1,
    controller: { name: 'Example Ltd', privacyPolicy: '/privacy', imprint: '/imprint' },
    categories: [category('functional', true), category('analytics'), category('advertising')],
    services,
    lifetime: { months: 6 },
    cookie: { name: 'assent', domain: undefined, path: '/', sameSite: 'Lax' },
    ui: {
      theme: 'auto',
      launcher: {},
      ...(ui as object),
    },
    locale: 'en',
    attribute: 'data-consent',
    onWithdraw: 'reload',
    ...rest,
  } as ResolvedConfig;
}

/** A consent in which what is named is granted; decided if asked. */
export function consent(config: ResolvedConfig, granted: readonly string[] = [], decided = false): Consent {
  const choice = (on: boolean): Choice => (on ? 'granted' : 'denied');
  return {
    decided,
    categories: Object.fromEntries(
      config.categories.map(({ id, required }) => [id, choice(required || granted.includes(id))]),
    ),
    services: Object.fromEntries(
      config.services.map(({ id, category }) => [id, choice(category === 'functional' || granted.includes(id))]),
    ),
    decidedOn: decided ? '2026-05-04' : null,
    expiresOn: decided ? '2026-11-04' : null,
    revision: 1,
    source: decided ? 'banner' : 'none',
  };
}

/** A core of a few lines: it closes the banner on a decision and remembers what the UI told it. */
export interface FakeCore {
  readonly host: UiHost;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly ui: Ui;
  readonly decisions: [Wanted | boolean, ConsentSource][];
  readonly shown: [string, boolean][];
  readonly problems: string[];
  consent: Consent;
  /** Takes the whole UI off the page. */
  stop(): void;
}

/** Starts the whole UI on a fake core. */
export async function startFake(
  resolved: ResolvedConfig = config(),
  granted: readonly string[] = [],
  decided = false,
): Promise<FakeCore> {
  const element = document.createElement('assent-ui');
  element.dataset['theme'] = JSON.stringify(resolved.ui.theme)?.replaceAll('"', '');
  document.body.prepend(element);
  const root = element.attachShadow({ mode: 'open' });
  const core = {
    element,
    root,
    decisions: [],
    shown: [],
    problems: [],
    consent: consent(resolved, granted, decided),
  } as unknown as { -readonly [key in keyof FakeCore]: FakeCore[key] };
  core.host = {
    config: resolved,
    root,
    consent: () => core.consent,
    decide(wanted, source) {
      core.decisions.push([wanted, source]);
      core.consent = { ...core.consent, decided: true };
      core.ui.hideBanner();
      core.ui.update();
    },
    shown: (layer, visible) => void core.shown.push([layer, visible]),
    report: (code) => void core.problems.push(code),
  };
  core.stop = () => {
    core.ui.hideBanner();
    core.ui.closePreferences();
    element.remove();
  };
  core.ui = await startUi(core.host);
  return core;
}
