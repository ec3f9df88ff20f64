import type { Peer } from '../types.ts';

/** The bare page: no product, and its scripts run at once. */
export const none: Peer = {
  name: 'none',
  title: 'bare page',
  version: '',
  assets: {},
  page: (items) => ({ body: items.map(({ code }) => `<script>${code}</script>`).join('\n') }),
};
