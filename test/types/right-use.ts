/** What a site may write, against the types that ship. It is compiled and never run. */
import { createAssent, type Assent, type AssentConfig, type Consent, type Problem } from 'assent';

/** The smallest, and everything. */
export const configs: AssentConfig[] = [
  {},
  { revision: 1 },
  { import: 'klaro' },
  {
    $schema: 'https://example.com/assent.schema.json',
    revision: 2,
    controller: {
      name: { en: 'Shop', fr: 'Boutique' },
      privacyPolicy: '/privacy',
      cookiePolicy: '/cookies',
      imprint: '/',
    },
    categories: ['functional', 'analytics', { id: 'advertising', title: 'Ads', required: false }, { id: 'my-own' }],
    services: [
      {
        id: 'posthog',
        category: 'analytics',
        name: 'PostHog',
        provider: 'PostHog Inc.',
        privacyPolicy: 'https://posthog.com/privacy',
        cookies: ['ph_*', { name: '_x', duration: { en: '1 year' }, purpose: 'Counts visits' }],
        storage: ['ph_*'],
      },
    ],
    lifetime: { months: 12 },
    cookie: { name: 'choice', domain: 'example.com', path: '/', sameSite: 'Strict' },
    ui: {
      theme: 'dark',
      layout: 'box',
      position: 'top-left',
      launcher: { position: 'right', label: 'Cookies' },
      dialog: 'drawer',
      placeholders: false,
      shadow: false,
      closeButton: 'reject',
      texts: { en: { title: 'Cookies?' } },
    },
    signals: {
      google: { mapping: { ad_storage: 'ads' }, region: ['FR'], waitForUpdate: 500 },
      microsoft: true,
      matomo: { cookiesOnly: true },
      adobe: { version: '2.0' },
      custom: [{ call: 'tool.set', when: '!analytics', arguments: [{ ads: { when: 'advertising' } }] }],
    },
    locale: 'fr-CA',
    attribute: 'data-category',
    onWithdraw: 'keep',
    import: { from: 'cookiebot', name: 'CookieConsent', map: { statistics: ['analytics', 'posthog'], old: [] } },
  },
];

/** The whole API, each result used as the type it has. */
export async function use(assent: Assent): Promise<void> {
  const consent: Consent = assent.consent;
  const decidedOn: string | null = consent.decidedOn;
  const isGranted: boolean = assent.has('analytics') && consent.categories['analytics'] === 'granted';
  assent.debug();
  assent.acceptAll();
  assent.rejectAll();
  assent.set({ analytics: isGranted, posthog: false });
  assent.reset();
  assent.open();
  assent.close();
  await assent.when('analytics');
  await assent.when('analytics', { signal: AbortSignal.timeout(1000) });
  const problems: readonly Problem[] = assent.problems;
  assent.push(
    (api) => api.open(),
    () => console.log(decidedOn, problems.length),
  );
}

/** Events, ours and the document's. */
export function listen(assent: Assent): () => void {
  document.addEventListener('assent:change', (event) => {
    const ids: readonly string[] = event.detail.granted;
    const before: Consent = event.detail.previous;
    console.log(ids.join(), before.decided);
  });
  document.addEventListener('assent:show', ({ detail }) => detail.layer === 'banner');
  document.addEventListener('assent:problem', ({ detail }) => console.log(detail.code, detail.path, detail.message));
  assent.on('ready', ({ consent }) => consent.revision.toFixed());
  const off: () => void = assent.on('change', ({ granted, denied }) => granted.concat(denied));
  return off;
}

/** Both ways to start. */
export const started: Assent[] = [createAssent({}), createAssent({ revision: 1 }, { nonce: 'n1' })];
