import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { CATEGORIES, cookieOf, DESCRIBED } from '../page/texts.ts';
import type { Peer } from '../types.ts';
import { ownFolder, versionOf } from './packages.ts';

/** Digits of the hash that tells one build from another of the same version. */
const HASH_LENGTH = 8;

/** The peers' words: Assent's own texts are in its files, so only titles and descriptions are given. */
const config = {
  controller: { name: 'Bench', privacyPolicy: '/privacy' },
  categories: (['necessary', ...CATEGORIES] as const).map((id) => ({
    id,
    title: DESCRIBED[id][0],
    description: DESCRIBED[id][1],
    required: id === 'necessary',
  })),
  services: CATEGORIES.map((category) => ({ id: `${category}-tool`, category, cookies: [cookieOf(category)] })),
};

/** All of `dist/` that a page could ask for; which files it does ask for is up to `assent.js`. */
const assets = Object.fromEntries(
  readdirSync(ownFolder('dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:js|css|json)$/.test(file))
    .sort()
    .map((file) => [file, ownFolder('dist', file)]),
);
const hash = createHash('sha256');
for (const file of Object.values(assets)) hash.update(readFileSync(file));

/** `dist/` as it is now, with the config inline. */
export const assent: Peer = {
  name: 'assent',
  title: 'Assent',
  version: `${versionOf(ownFolder())} (build ${hash.digest('hex').slice(0, HASH_LENGTH)})`,
  assets,
  page: (items, base) => ({
    head: `<script type="application/json" data-assent-config>${JSON.stringify(config)}</script><script src="${base}assent.js"></script>`,
    body: items
      .map(({ category, code }) => `<script type="text/plain" data-consent="${category}">${code}</script>`)
      .join('\n'),
  }),
  selectors: { host: 'assent-ui', accept: '[data-assent-do="accept-all"]' },
};
