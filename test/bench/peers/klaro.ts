import { CATEGORIES, cookieOf, DESCRIBED, TEXTS } from '../page/texts.ts';
import type { Peer } from '../types.ts';
import { packageFile, versionOf } from './packages.ts';

const all = ['necessary', ...CATEGORIES] as const;
const described = (id: (typeof all)[number]): { title: string; description: string } => ({
  title: DESCRIBED[id][0],
  description: DESCRIBED[id][1],
});
const config = {
  version: 1,
  acceptAll: true,
  lang: 'en',
  translations: {
    en: {
      privacyPolicyUrl: '/privacy',
      acceptAll: TEXTS.accept,
      ok: TEXTS.accept,
      decline: TEXTS.reject,
      acceptSelected: TEXTS.save,
      consentNotice: { description: TEXTS.intro, learnMore: TEXTS.preferences },
      consentModal: { title: TEXTS.preferences, description: TEXTS.intro },
      purposes: Object.fromEntries(all.map((id) => [id, described(id)])),
    },
  },
  services: all.map((id) => ({
    name: id,
    ...described(id),
    purposes: [id],
    required: id === 'necessary',
    cookies: id === 'necessary' ? [] : [cookieOf(id)],
  })),
};

/** The script of its documentation, `klaro.js`, which carries its styles inside. */
export const klaro: Peer = {
  name: 'klaro',
  title: 'Klaro',
  version: versionOf(packageFile('klaro')),
  assets: { 'klaro.js': packageFile('klaro', 'dist/klaro.js') },
  page: (items, base) => ({
    head:
      `<script>window.klaroConfig=${JSON.stringify(config)}</script>` +
      `<script defer data-klaro-config="klaroConfig" src="${base}klaro.js"></script>`,
    body: items
      .map(
        ({ category, code }) =>
          `<script type="text/plain" data-type="application/javascript" data-name="${category}">${code}</script>`,
      )
      .join('\n'),
  }),
  selectors: { accept: '.klaro .cookie-notice .cm-btn-success' },
};
