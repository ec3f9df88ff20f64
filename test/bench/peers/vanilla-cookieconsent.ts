import { CATEGORIES, cookieOf, DESCRIBED, TEXTS } from '../page/texts.ts';
import type { Peer } from '../types.ts';
import { packageFile, versionOf } from './packages.ts';

const name = 'vanilla-cookieconsent';
const config = {
  categories: {
    necessary: { enabled: true, readOnly: true },
    ...Object.fromEntries(CATEGORIES.map((id) => [id, { autoClear: { cookies: [{ name: cookieOf(id) }] } }])),
  },
  language: {
    default: 'en',
    translations: {
      en: {
        consentModal: {
          title: TEXTS.title,
          description: TEXTS.intro,
          acceptAllBtn: TEXTS.accept,
          acceptNecessaryBtn: TEXTS.reject,
          showPreferencesBtn: TEXTS.preferences,
        },
        preferencesModal: {
          title: TEXTS.preferences,
          acceptAllBtn: TEXTS.accept,
          acceptNecessaryBtn: TEXTS.reject,
          savePreferencesBtn: TEXTS.save,
          closeIconLabel: TEXTS.close,
          sections: (['necessary', ...CATEGORIES] as const).map((id) => ({
            title: DESCRIBED[id][0],
            description: DESCRIBED[id][1],
            linkedCategory: id,
          })),
        },
      },
    },
  },
};

/** Its UMD build with `defer` and its style sheet, then `run()` in a module, as its documentation has it. */
export const vanillaCookieConsent: Peer = {
  name,
  title: name,
  version: versionOf(packageFile(name)),
  assets: {
    'cc.js': packageFile(name, 'dist/cookieconsent.umd.js'),
    'cc.css': packageFile(name, 'dist/cookieconsent.css'),
  },
  page: (items, base) => ({
    head: `<link rel="stylesheet" href="${base}cc.css"><script defer src="${base}cc.js"></script>
<script type="module">CookieConsent.run(${JSON.stringify(config)})</script>`,
    body: items
      .map(({ category, code }) => `<script type="text/plain" data-category="${category}">${code}</script>`)
      .join('\n'),
  }),
  selectors: { accept: '.cm [data-role=all]' },
};
