import { CATEGORIES, cookieOf, DESCRIBED, TEXTS } from '../page/texts.ts';
import type { Peer } from '../types.ts';
import { packageFile, versionOf } from './packages.ts';

const config = {
  privacyPolicyUrl: '/privacy',
  purposes: (['necessary', ...CATEGORIES] as const).map((id) => ({
    id,
    title: DESCRIBED[id][0],
    description: DESCRIBED[id][1],
    isMandatory: id === 'necessary',
    cookies: id === 'necessary' ? [] : [cookieOf(id)],
  })),
  translations: {
    banner: {
      description: `${TEXTS.intro} {privacyPolicy}`,
      accept: TEXTS.accept,
      decline: TEXTS.reject,
      configure: TEXTS.preferences,
    },
    modal: { title: TEXTS.preferences, save: TEXTS.save },
  },
};

/** Its standard build with `defer`; gated scripts are inside `<template>`. */
export const orejime: Peer = {
  name: 'orejime',
  title: 'Orejime',
  version: versionOf(packageFile('orejime')),
  assets: {
    'orejime.js': packageFile('orejime', 'dist/orejime-standard-en.js'),
    'orejime.css': packageFile('orejime', 'dist/orejime-standard.css'),
  },
  page: (items, base) => ({
    head: `<link rel="stylesheet" href="${base}orejime.css"><script>window.orejimeConfig=${JSON.stringify(config)}</script>
<script defer src="${base}orejime.js"></script>`,
    body: items
      .map(({ category, code }) => `<template data-purpose="${category}"><script>${code}</script></template>`)
      .join('\n'),
  }),
  selectors: { accept: '.orejime-Banner-saveButton' },
};
