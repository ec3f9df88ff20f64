import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import type { Lab } from './lab.ts';

const packages = resolve(import.meta.dirname, '../../../node_modules');

/** Another product on a page, from its npm package: how it is put there, and where a visitor clicks. */
export interface Predecessor {
  /** HTML for `<head>`. */
  head(options?: object): string;
  /** What is there once it asks. */
  readonly asks: string;
  /** Selectors to click, one after the other. */
  readonly acceptAll: readonly string[];
  readonly rejectAll: readonly string[];
  /** Grants the first of what it asks about. */
  readonly grantFirst: readonly string[];
}

/** Serves the files of npm packages from `http://packages.test/`. */
export function servePackages(lab: Lab): void {
  lab.route('packages.test', '/*', async ({ url }) => ({ body: await readFile(packages + url.pathname) }));
}

/** Clicks through a product. Without a mouse: some of the boxes are hidden under others that are drawn. */
export async function clickAll(page: Page, selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await page.locator(selector).first().dispatchEvent('click');
}

const script = (file: string, attributes = ''): string =>
  `<script ${attributes} src="http://packages.test/${file}"></script>`;
const assign = (name: string, value: object): string => `<script>${name} = ${JSON.stringify(value)};</script>`;

const vccTexts = {
  consentModal: {
    title: 'Cookies',
    description: 'May we?',
    acceptAllBtn: 'All',
    acceptNecessaryBtn: 'None',
    showPreferencesBtn: 'Some',
  },
  preferencesModal: {
    title: 'Cookies',
    acceptAllBtn: 'All',
    acceptNecessaryBtn: 'None',
    savePreferencesBtn: 'Save',
    sections: ['necessary', 'analytics', 'ads'].map((id) => ({ title: id, linkedCategory: id })),
  },
};

/** vanilla-cookieconsent with the services matomo and posthog in analytics, and none in ads. */
export const vanillaCookieconsent: Predecessor = {
  head: (options = {}) => {
    const config = {
      hideFromBots: false,
      categories: {
        necessary: { readOnly: true, enabled: true },
        analytics: { services: { matomo: { label: 'Matomo' }, posthog: { label: 'PostHog' } } },
        ads: {},
      },
      language: { default: 'en', translations: { en: vccTexts } },
      ...options,
    };
    return `${script('vanilla-cookieconsent/dist/cookieconsent.umd.js')}
      <script>addEventListener('load', () => CookieConsent.run(${JSON.stringify(config)}));</script>`;
  },
  asks: '.cm [data-role=all]',
  acceptAll: ['.cm [data-role=all]'],
  rejectAll: ['.cm [data-role=necessary]'],
  grantFirst: ['.cm [data-role=show]', '.pm input[value=matomo]', '.pm [data-role=save]'],
};

/** Version 2 of it, with the categories analytics and ads. */
export const vanillaCookieconsent2: Predecessor = {
  head: (options = {}) => {
    const toggle = (value: string, readonly = false): object => ({
      title: value,
      description: value,
      toggle: { value, enabled: readonly, readonly },
    });
    const config = {
      current_lang: 'en',
      hide_from_bots: false,
      languages: {
        en: {
          consent_modal: {
            title: 'Cookies',
            description: 'May we? <button type="button" data-cc="c-settings">Some</button>',
            primary_btn: { text: 'All', role: 'accept_all' },
            secondary_btn: { text: 'None', role: 'accept_necessary' },
          },
          settings_modal: {
            title: 'Cookies',
            save_settings_btn: 'Save',
            accept_all_btn: 'All',
            blocks: [toggle('necessary', true), toggle('analytics'), toggle('ads')],
          },
        },
      },
      ...options,
    };
    return `${script('vanilla-cookieconsent-2/dist/cookieconsent.js')}
      <script>addEventListener('load', () => initCookieConsent().run(${JSON.stringify(config)}));</script>`;
  },
  asks: '#c-p-bn',
  acceptAll: ['#c-p-bn'],
  rejectAll: ['#c-s-bn'],
  grantFirst: ['[data-cc=c-settings]', 'input[value=analytics]', '#s-sv-bn'],
};

/** Klaro with the services matomo and youtube. */
export const klaro: Predecessor = {
  head: (options = {}) =>
    assign('klaroConfig', {
      acceptAll: true,
      services: [
        { name: 'matomo', title: 'Matomo', purposes: ['analytics'] },
        { name: 'youtube', title: 'YouTube', purposes: ['media'] },
      ],
      translations: {
        zz: { privacyPolicyUrl: '/privacy' },
        en: { purposes: { analytics: 'Analytics', media: 'Media' } },
      },
      ...options,
    }) + script('klaro/dist/klaro.js', 'defer'),
  asks: '.cn-learn-more',
  acceptAll: ['.cookie-notice .cm-btn-success'],
  rejectAll: ['.cookie-notice .cn-decline'],
  grantFirst: ['.cn-learn-more', '#service-item-matomo', '.cm-btn-accept'],
};

/** Orejime with the purposes analytics and ads, and one that is mandatory. */
export const orejime: Predecessor = {
  head: (options = {}) =>
    assign('orejimeConfig', {
      privacyPolicyUrl: '/privacy',
      purposes: [
        { id: 'analytics', title: 'Analytics' },
        { id: 'ads', title: 'Ads' },
        { id: 'basket', title: 'Basket', isMandatory: true },
      ],
      ...options,
    }) + script('orejime/dist/orejime-standard-en.js', 'defer'),
  asks: '[data-testid=orejime-banner-accept]',
  acceptAll: ['[data-testid=orejime-banner-accept]'],
  rejectAll: ['[data-testid=orejime-banner-decline]'],
  grantFirst: [
    '[data-testid=orejime-banner-configure]',
    '[data-testid=orejime-purpose-analytics]',
    '[data-testid=orejime-modal-save]',
  ],
};

/** tarteaucitron with the services youtube and dailymotion, of its own catalogue. */
export const tarteaucitron: Predecessor = {
  head: (options = {}) => {
    const config = { orientation: 'middle', AcceptAllCta: true, DenyAllCta: true, highPrivacy: true, ...options };
    return `${script('tarteaucitronjs/tarteaucitron.js')}
      <script>
        tarteaucitron.init(${JSON.stringify(config)});
        tarteaucitron.job = ['youtube', 'dailymotion'];
      </script>`;
  },
  asks: '.catToggleBtn[data-index]',
  acceptAll: ['#tarteaucitronPersonalize2'],
  rejectAll: ['#tarteaucitronAllDenied2'],
  grantFirst: ['#tarteaucitronCloseAlert', '#youtubeAllowed', '#dailymotionDenied', '#tarteaucitronSaveButton'],
};
