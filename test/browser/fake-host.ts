import type { Category, ResolvedConfig, Service } from '../../src/config/types.ts';
import type { Choice, Consent, ConsentSource, Wanted } from '../../src/consent/types.ts';
import { startBanner } from '../../src/banner/start-banner.ts';
import { consentFactory } from '../../src/consent/create-consent.ts';
import { decide } from '../../src/consent/decide.ts';
import { createElement, documentGet, listen } from '../../src/lib/dom.ts';
import type { Banner, PartHost, Preferences } from '../../src/parts.ts';
import { startPreferences } from '../../src/preferences/start-preferences.ts';
import { languageOf } from '../../src/words/language-of.ts';
import { importLocale } from '../../src/words/locales.ts';

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

/** A core of a few lines: it handles the banner's buttons, closes it on a decision and remembers what it was told. */
export interface FakeCore {
  readonly host: PartHost;
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  readonly banner: Banner;
  readonly preferences: Preferences;
  readonly decisions: [Wanted | boolean, ConsentSource][];
  readonly shown: [string, boolean][];
  readonly problems: string[];
  /** Elements that may load until the next decision. */
  readonly once: Set<Element>;
  consent: Consent;
  /** Opens the preferences, or shows the banner where they cannot be drawn. */
  open(): void;
  /** What the core does after each decision, from whatever side it came. */
  update(): void;
  /** Takes both layers off the page. */
  stop(): void;
}

/** What a fake core starts with. */
export interface FakeStart {
  readonly granted?: readonly string[];
  readonly decided?: boolean;
  /** Ids that the browser's privacy signal denies. */
  readonly signal?: readonly string[];
}

/** Starts both layers on a fake core. */
export async function startFake(
  resolved: ResolvedConfig = config(),
  { granted = [], decided = false, signal = [] }: FakeStart = {},
): Promise<FakeCore> {
  const element = createElement('assent-ui');
  element.dataset['theme'] = JSON.stringify(resolved.ui.theme)?.replaceAll('"', '');
  documentGet('body').prepend(element);
  const root = element.attachShadow({ mode: 'open' });
  const core = {
    element,
    root,
    decisions: [],
    shown: [],
    problems: [],
    once: new Set<Element>(),
    consent: consent(resolved, granted, decided),
  } as unknown as { -readonly [key in keyof FakeCore]: FakeCore[key] };
  core.host = {
    config: resolved,
    root,
    signal,
    consent: () => core.consent,
    decide(wanted, source) {
      core.decisions.push([wanted, source]);
      core.once.clear();
      core.consent = decide(consentFactory(resolved), core.consent, wanted, source, Date.now());
      core.banner.hide(source === 'banner');
      core.update();
    },
    language: () => languageOf(resolved),
    shown: (layer, visible) => void core.shown.push([layer, visible]),
    isBlocked: (blocked) => {
      const ids = (blocked.getAttribute('data-consent') ?? '').split(' ');
      const choices = { ...core.consent.categories, ...core.consent.services };
      return !core.once.has(blocked) && ids.some((id) => choices[id] !== 'granted');
    },
    loadOnce(elements) {
      for (const each of elements) core.once.add(each);
    },
    report: (code) => void core.problems.push(code),
  };
  core.open = () => {
    if (!core.preferences.open()) core.banner.show();
  };
  core.update = () => {
    core.preferences.update();
    core.banner.raise();
  };
  const stopListening = handleButtons(core);
  core.stop = () => {
    stopListening();
    core.banner.hide();
    core.preferences.close();
    element.remove();
  };
  [core.banner, core.preferences] = await Promise.all([
    startBanner(core.host, importLocale),
    startPreferences(core.host, importLocale),
  ]);
  return core;
}

/** Those of the banner, as the core handles them: by one listener on the document. Those of the dialog have their own. */
function handleButtons({ host, root, open }: FakeCore): () => void {
  return listen(document, 'click', (event) => {
    const path = event.composedPath().filter((node) => node instanceof Element);
    const does = path.find((node) => node.hasAttribute('data-assent-do'))?.getAttribute('data-assent-do');
    if (!event.composedPath().includes(root) || path.some(({ localName }) => localName === 'dialog')) return;
    if (does === 'open') open();
    // The × refuses, and the banner says so.
    else if (does) host.decide(does === 'accept-all', 'banner');
  });
}
