import { fileURLToPath } from 'node:url';

/** @typedef {{ vendor: string, category: string }} Vendor `vendor` is the id of the service in the demo's configs */

/**
 * The files that npm ships, served as a vendor's CDN would.
 *
 * @type {(Vendor & { path: string })[]}
 */
const FILES = [
  { vendor: 'posthog', category: 'analytics', path: '/posthog-js/dist/array.full.no-external.js' },
  { vendor: 'snowplow', category: 'analytics', path: '/@snowplow/browser-tracker/dist/index.umd.min.js' },
  { vendor: 'alloy', category: 'advertising', path: '/@adobe/alloy/dist/alloy.min.js' },
  { vendor: 'growthbook', category: 'personalization', path: '/@growthbook/growthbook/dist/bundles/auto.min.js' },
  {
    vendor: 'language',
    category: 'functional',
    path: '/i18next-browser-languagedetector/i18nextBrowserLanguageDetector.min.js',
  },
];

/**
 * Where the vendors' own code sends to. A path that ends in `/` takes everything below.
 *
 * @type {(Vendor & { paths: string[] })[]}
 */
const BEACONS = [
  { vendor: 'posthog', category: 'analytics', paths: ['/e/', '/i/', '/s/', '/flags/', '/array/'] },
  { vendor: 'snowplow', category: 'analytics', paths: ['/com.snowplowanalytics.snowplow/'] },
  { vendor: 'alloy', category: 'advertising', paths: ['/ee/'] },
  { vendor: 'pixel', category: 'advertising', paths: ['/pixel.gif'] },
  { vendor: 'growthbook', category: 'personalization', paths: ['/api/features/', '/growthbook/'] },
  { vendor: 'language', category: 'functional', paths: ['/language/'] },
];

/** `/pixel/<vendor>.gif`: image pixels, one a network. */
const PIXEL = /^\/pixel\/([a-z-]+)\.gif$/;
/** Foreign pages to frame: whose they are, and the category. */
const EMBEDS = new Map([
  ['map', 'functional'],
  ['vakanssi', 'functional'],
  ['piiri', 'advertising'],
]);
/** `/embed/<vendor>.html`: the page, and `/embed/<vendor>/…`: what it sends home. */
const EMBED = /^\/embed\/([a-z-]+)(\.html|\/)/;

/**
 * Says whose request this is.
 *
 * @param {string} path
 * @returns {Vendor & { kind: 'file' | 'beacon', file?: string }} `file`: absolute path of what to answer with
 */
export function recognise(path) {
  const file = FILES.find((candidate) => candidate.path === path);
  if (file) return { ...file, kind: 'file', file: fromRoot(`node_modules${path}`) };

  const [, embed = '', rest] = EMBED.exec(path) ?? [];
  const category = EMBEDS.get(embed);
  if (category && rest === '.html') {
    return { vendor: embed, category, kind: 'file', file: fromRoot(`demo/embeds/${embed}.html`) };
  }
  if (category) return { vendor: embed, category, kind: 'beacon' };

  const [, pixel] = PIXEL.exec(path) ?? [];
  if (pixel) return { vendor: pixel, category: 'advertising', kind: 'beacon' };

  const beacon = BEACONS.find(({ paths }) =>
    paths.some((own) => path === own || (own.endsWith('/') && path.startsWith(own))),
  );
  return beacon
    ? { vendor: beacon.vendor, category: beacon.category, kind: 'beacon' }
    : { vendor: 'unknown', category: 'unknown', kind: 'beacon' };
}

/** @param {string} path */
function fromRoot(path) {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
