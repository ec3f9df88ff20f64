/** What `model.test.ts` compares: what a visitor has granted, and two tabs of a real browser. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import type { LabRequest, Visit } from '../harness/index.ts';
import { PATIENCE } from '../harness/patience.ts';
import { lab } from './fault.ts';

export const IDS = ['analytics', 'advertising', 'personalization', 'counter'] as const;
export type Id = (typeof IDS)[number];
export const KINDS = ['script', 'inline', 'iframe', 'img'] as const;
export type Kind = (typeof KINDS)[number];
export const NEEDS = [
  'analytics',
  'advertising',
  'personalization',
  'counter',
  'analytics advertising',
  '!analytics',
  'unknown',
  '',
] as const;

/** What a page, or the record, says. */
export interface Choices {
  readonly decided: boolean;
  readonly granted: ReadonlySet<Id>;
}
export const UNDECIDED: Choices = { decided: false, granted: new Set() };

export interface Model {
  /** What is stored. */
  record: Choices | undefined;
  /** What each open tab believes. */
  readonly tabs: [Choices, Choices | undefined];
}

export function isAllowed(needs: string, { decided, granted }: Choices): boolean {
  const terms = needs.split(' ').filter(Boolean);
  return (
    terms.length > 0 &&
    terms.every((term) =>
      term.startsWith('!') ? decided && !granted.has(term.slice(1) as Id) : granted.has(term as Id),
    )
  );
}

/** Waits for no fault; fails with the last one. (`expect.poll` knows only one test at a time.) */
async function until(faultOf: () => Promise<string>): Promise<void> {
  const end = Date.now() + PATIENCE;
  for (let fault = await faultOf(); fault; fault = await faultOf()) {
    if (Date.now() > end) throw new Error(fault);
    await sleep(15);
  }
}

/** The browser's side: two tabs of one visitor. */
export class Browser {
  private readonly shop: string;
  private readonly tracker: string;
  private readonly visit: Visit;
  private readonly second: Visit;
  private seen = 0;
  private inserted = 0;
  steps: number = 0;
  /** How often something was released, by kind: a property that nothing tests proves nothing. */
  readonly released: Map<string, number> = new Map();

  private constructor(lane: number, visit: Visit, second: Visit) {
    this.shop = `http://shop${lane}.test`;
    this.tracker = `tracker${lane}.test`;
    this.visit = visit;
    this.second = second;
  }

  static async open(lane: number): Promise<Browser> {
    const visit = await lab.visit({ url: 'about:blank' });
    const second = await lab.visit({ url: 'about:blank', sameVisitorAs: visit });
    return new Browser(lane, visit, second);
  }

  /** A new visitor. */
  async reset(onWithdraw: 'keep' | 'reload', unmarked = ''): Promise<void> {
    const config = {
      onWithdraw,
      services: [{ id: 'counter', category: 'analytics' }],
      categories: ['functional', 'analytics', 'advertising', 'personalization'],
    } satisfies AssentConfig;
    const marks = NEEDS.map((needs) => KINDS.map((kind) => this.markup(kind, needs, 'static')).join('')).join('\n');
    const html = `<!doctype html><html lang="en"><title>Shop</title><script type="application/json" data-assent-config>${JSON.stringify(config)}</script><script src="/dist/assent.js"></script><body>${marks}${unmarked}</html>`;
    const { hostname } = new URL(this.shop);
    for (const path of ['/', '/two']) lab.page(hostname, path, html);
    await this.second.page.goto('about:blank');
    await this.visit.page.goto('about:blank');
    await this.visit.clearCookies();
    await this.visit.page.goto(`${this.shop}/`);
    this.seen = lab.log.length;
  }

  /** What a tracker looks like that nothing holds. */
  get leak(): string {
    return this.markup('img', 'analytics', 'leak').replace('data-src', 'src');
  }

  tab(index: number): Page {
    return (index === 0 ? this.visit : this.second).page;
  }

  private markup(kind: Kind, needs: string, mark: string): string {
    const query = `nostorage&nobeacon&needs=${encodeURIComponent(needs)}&mark=${mark}`;
    const url = (file: string): string => `http://${this.tracker}/${file}?${query}`;
    switch (kind) {
      case 'script':
        return `<script type="text/plain" data-consent="${needs}" src="${url('s.js')}"></script>`;
      case 'inline':
        return `<script type="text/plain" data-consent="${needs}">new Image().src = '${url('pixel.gif')}&inline'</script>`;
      case 'iframe':
        return `<iframe data-consent="${needs}" data-src="${url('frame.html')}"></iframe>`;
      case 'img':
        return `<img alt="" data-consent="${needs}" data-src="${url('pixel.gif')}">`;
    }
  }

  async insert(index: number, kind: Kind, needs: string): Promise<string> {
    const mark = `n${this.inserted++}`;
    await this.do(index, (page) =>
      page.evaluate(
        (html) => {
          document.body.append(document.createRange().createContextualFragment(`<p class="inserted">${html}</p>`));
        },
        this.markup(kind, needs, mark),
      ),
    );
    return mark;
  }

  /** Something in a tab, which may be reloading after a withdrawal. */
  async do<T>(index: number, action: (page: Page) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await action(this.tab(index));
      } catch (error) {
        if (attempt === 3 || !/context|navigat/i.test(String(error))) throw error;
        await this.tab(index).waitForLoadState();
      }
    }
  }

  async navigate(index: number, path: string): Promise<void> {
    await this.tab(index).goto(`${this.shop}${path}`);
  }

  async clearCookies(): Promise<void> {
    await this.visit.clearCookies();
  }

  private requests(): readonly LabRequest[] {
    return lab.log.slice(this.seen).filter(({ host }) => host === this.tracker);
  }

  async expectRequest(mark: string): Promise<void> {
    const isThere = (): boolean => this.requests().some(({ url }) => url.searchParams.get('mark') === mark);
    await until(async () => (isThere() ? '' : `${mark} was not released`));
  }

  /** Waits until all tabs say what the model says and nothing is on its way; then looks at what was asked for. */
  async settle(before: readonly Choices[], model: Model): Promise<void> {
    for (const [index, choices] of model.tabs.entries()) {
      if (!choices) continue;
      const wanted = JSON.stringify([choices.decided, ...IDS.map((id) => choices.granted.has(id))]);
      const undecided = JSON.stringify([false, ...IDS.map(() => false)]);
      await until(async () => {
        const state = await this.state(index);
        // A tab that looks again after the cookies are gone may well ask again.
        const isRight = state === wanted || (!model.record && state === undecided);
        return isRight ? '' : `tab ${index} says ${state}, not ${wanted}`;
      });
    }
    await this.visit.settled();
    const states = [...before, ...model.tabs].filter((choices) => choices !== undefined);
    for (const { path, url } of this.requests()) {
      const needs = url.searchParams.get('needs') ?? '';
      if (!states.some((choices) => isAllowed(needs, choices))) throw new Error(`un-consented: ${path}`);
      this.released.set(needs, (this.released.get(needs) ?? 0) + 1);
    }
    this.seen = lab.log.length;
    expect([...this.visit.errors, ...this.second.errors]).toEqual([]);
  }

  private state(index: number): Promise<string> {
    return this.tab(index)
      .evaluate((ids) => {
        const { consent, has } = window.assent;
        return JSON.stringify([consent.decided, ...ids.map((id) => has(id))]);
      }, IDS)
      .catch(() => 'reloading');
  }
}
