/** A page with `assent-guard.js` on it, for all tests of what carries no markup. */
import { lab } from '../harness/file-lab.ts';
import type { Visit, VisitOptions } from '../harness/index.ts';

export { lab };

/** The lab's tracker. */
export const T = 'http://tracker.test';

/** Holds all of the lab's tracker. */
export const config: object = {
  services: [
    { id: 'lab', category: 'analytics', match: ['*://tracker.test/*', '*://*.tracker.test/*'] },
    { id: 'shop', category: 'functional', match: ['http://cdn.test/*'] },
  ],
  onWithdraw: 'keep',
};

export interface GuardedOptions extends Omit<VisitOptions, 'config'> {
  body?: string;
  /** In the page; `null`: none. @default {@link config} */
  config?: object | null;
  nonce?: string;
  /** How often the guard is on the page. @default 1 */
  guards?: number;
  /** HTML before both tags. */
  early?: string;
  /** Puts the guard after Assent. */
  guardLast?: boolean;
}

/** Opens a page with the guard before Assent, as the documentation says. */
export function visitGuarded(options: GuardedOptions = {}): Promise<Visit> {
  const {
    early = '',
    body = '',
    head = '',
    nonce = '',
    guards = 1,
    guardLast = false,
    assentAttributes = '',
    ...others
  } = options;
  const attributes = `${nonce && `nonce="${nonce}"`} ${assentAttributes}`;
  const json = options.config === null ? '' : JSON.stringify(options.config ?? config);
  const guard = `<script src="/dist/assent-guard.js" ${attributes}></script>`.repeat(guards);
  const assent = `<script src="/dist/assent.js" ${attributes}></script>`;
  return lab.visit({
    ...others,
    config: {},
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
      ${early}${json && `<script type="application/json" data-assent-config>${json}</script>`}
      ${guardLast ? assent + guard : guard + assent}${head}</head><body>${body}</body></html>`,
  });
}

/** Grants everything. */
export async function acceptAll({ page }: Visit): Promise<void> {
  await page.evaluate(() => window.assent.acceptAll());
  // A call takes effect a moment later where the part that decides is still on its way.
  await page.waitForFunction(() => Object.values(window.assent.consent.categories).every((c) => c === 'granted'));
}
/** Refuses everything. */
export const rejectAll = ({ page }: Visit): Promise<void> => page.evaluate(() => window.assent.rejectAll());

/** No tracker was asked for anything, and nothing is stored. */
export const nothing = { mustNotRequest: ['tracker.test/', '*.tracker.test/*'], cookies: [], storage: [] } as const;
