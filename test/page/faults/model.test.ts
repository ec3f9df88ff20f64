/**
 * Random sequences of what visitors, sites and browsers do, against a model of what was granted: no request leaves
 * that the model does not allow. 60 sequences; `FC_RUNS=2000 npx vitest run --project page test/page/faults/model` for more.
 */
import fc from 'fast-check';
import type { Page } from 'playwright';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import type { Visit } from '../harness/index.ts';
import { lab } from './fault.ts';

const SEQUENCES = Number(process.env['FC_RUNS'] ?? 60);
/** Sequences that run side by side, each with hosts and a visitor of its own. */
const LANES = 3;
const MAX_STEPS = 15;

const IDS = ['analytics', 'advertising', 'personalization', 'counter'] as const;
type Id = (typeof IDS)[number];
const KINDS = ['script', 'inline', 'iframe', 'img'] as const;
type Kind = (typeof KINDS)[number];
const NEEDS = [
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
interface Choices {
  readonly decided: boolean;
  readonly granted: ReadonlySet<Id>;
}
const UNDECIDED: Choices = { decided: false, granted: new Set() };

interface Model {
  /** What is stored. */
  record: Choices | undefined;
  /** What each open tab believes. */
  readonly tabs: [Choices, Choices | undefined];
}

function isAllowed(needs: string, { decided, granted }: Choices): boolean {
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
  const end = Date.now() + 5000;
  for (let fault = await faultOf(); fault; fault = await faultOf()) {
    if (Date.now() > end) throw new Error(fault);
    await sleep(15);
  }
}

/** The browser's side: two tabs of one visitor. */
class Browser {
  private readonly shop: string;
  private readonly tracker: string;
  private readonly visit: Visit;
  private readonly second: Visit;
  private seen = 0;
  private inserted = 0;
  steps = 0;
  /** How often something was released, by kind: a property that nothing tests proves nothing. */
  readonly released = new Map<string, number>();

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
    await this.visit.context.clearCookies();
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
    await this.visit.context.clearCookies();
  }

  private requests() {
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
    // What a grant releases comes up to 100 ms later.
    let count = -1;
    while (count !== lab.log.length) {
      count = lab.log.length;
      await sleep(130);
    }
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

type Command = fc.AsyncCommand<Model, Browser>;

/** One step: what it does in the browser, and what must come of it. */
abstract class Step implements Command {
  check(_model: Readonly<Model>): boolean {
    return true;
  }
  async run(model: Model, browser: Browser): Promise<void> {
    browser.steps++;
    const before = model.tabs.filter((choices) => choices !== undefined);
    await this.act(model, browser);
    await browser.settle(before, model);
  }
  protected abstract act(model: Model, browser: Browser): Promise<void>;
  abstract toString(): string;
}

abstract class TabStep extends Step {
  protected readonly tab: 0 | 1;
  constructor(tab: 0 | 1) {
    super();
    this.tab = tab;
  }
  override check(model: Readonly<Model>): boolean {
    return model.tabs[this.tab] !== undefined;
  }
  protected current(model: Model): Choices {
    return model.tabs[this.tab] ?? UNDECIDED;
  }
  /** Somebody has decided: it is stored, and every tab follows. */
  protected decide(model: Model, granted: Iterable<Id>): void {
    const next: Choices = { decided: true, granted: new Set(granted) };
    model.record = next;
    model.tabs[0] = next;
    if (model.tabs[1]) model.tabs[1] = next;
  }
}

const press = (name: string): void => {
  const root = document.querySelector('assent-ui')?.shadowRoot;
  const layer = root?.querySelector('dialog') ?? root?.querySelector('[part~="banner"]');
  const button = layer?.querySelector<HTMLElement>(`[data-assent-do="${name}"]`);
  if (!button) throw new Error(`There is no ${name} to press.`);
  button.click();
};

/** By the banner if it is there, else by the dialog. */
class Press extends TabStep {
  private readonly accept: boolean;
  constructor(tab: 0 | 1, accept: boolean) {
    super(tab);
    this.accept = accept;
  }
  protected async act(model: Model, browser: Browser): Promise<void> {
    await browser.do(this.tab, async (page) => {
      const banner = page.locator('assent-ui [part~="banner"]');
      if (!(await banner.isVisible())) {
        await page.evaluate(() => window.assent.open());
        await page.locator('assent-ui dialog').waitFor();
      }
      await page.evaluate(press, this.accept ? 'accept-all' : 'reject-all');
    });
    this.decide(model, this.accept ? IDS : []);
  }
  toString(): string {
    return `tab ${this.tab}: press ${this.accept ? 'accept' : 'reject'}`;
  }
}

/** In the dialog: turns one category over, and saves. */
class ToggleAndSave extends TabStep {
  private readonly id: 'advertising' | 'personalization';
  constructor(tab: 0 | 1, id: 'advertising' | 'personalization') {
    super(tab);
    this.id = id;
  }
  protected async act(model: Model, browser: Browser): Promise<void> {
    await browser.do(this.tab, async (page) => {
      await page.evaluate(() => window.assent.open());
      await page.locator('assent-ui dialog').waitFor();
      const index = ['functional', ...IDS].indexOf(this.id);
      await page.locator(`assent-ui dialog #assent-${index}`).evaluate((input) => (input as HTMLInputElement).click());
      await page.evaluate(press, 'save');
    });
    const granted = new Set(this.current(model).granted);
    if (!granted.delete(this.id)) granted.add(this.id);
    this.decide(model, granted);
  }
  toString(): string {
    return `tab ${this.tab}: toggle ${this.id} and save`;
  }
}

/** By the site's code: grants or withdraws one. */
class SetOne extends TabStep {
  private readonly id: Id;
  private readonly on: boolean;
  constructor(tab: 0 | 1, id: Id, on: boolean) {
    super(tab);
    this.id = id;
    this.on = on;
  }
  protected async act(model: Model, browser: Browser): Promise<void> {
    const current = this.current(model);
    const granted = new Set(current.granted);
    for (const id of this.id === 'analytics' ? (['analytics', 'counter'] as const) : [this.id]) {
      granted[this.on ? 'add' : 'delete'](id);
    }
    await browser.do(this.tab, (page) =>
      page.evaluate(([id, on]) => window.assent.set({ [id]: on }), [this.id, this.on] as const),
    );
    // Saying the same again changes nothing, and stores nothing.
    const isSame = current.decided && IDS.every((id) => granted.has(id) === current.granted.has(id));
    if (!isSame) this.decide(model, granted);
  }
  toString(): string {
    return `tab ${this.tab}: ${this.on ? 'grant' : 'withdraw'} ${this.id}`;
  }
}

class Insert extends TabStep {
  private readonly kind: Kind;
  private readonly needs: string;
  constructor(tab: 0 | 1, kind: Kind, needs: string) {
    super(tab);
    this.kind = kind;
    this.needs = needs;
  }
  protected async act(model: Model, browser: Browser): Promise<void> {
    const mark = await browser.insert(this.tab, this.kind, this.needs);
    if (model.record && isAllowed(this.needs, this.current(model))) await browser.expectRequest(mark);
  }
  toString(): string {
    return `tab ${this.tab}: insert ${this.kind} for "${this.needs}"`;
  }
}

/** Takes away what was inserted last, or puts it somewhere else. */
class Remove extends TabStep {
  private readonly move: boolean;
  constructor(tab: 0 | 1, move: boolean) {
    super(tab);
    this.move = move;
  }
  protected async act(_model: Model, browser: Browser): Promise<void> {
    await browser.do(this.tab, (page) =>
      page.evaluate((move) => {
        const last = [...document.querySelectorAll('.inserted')].at(-1);
        last?.remove();
        if (move && last) document.body.prepend(last);
      }, this.move),
    );
  }
  toString(): string {
    return `tab ${this.tab}: ${this.move ? 'move' : 'remove'}`;
  }
}

class Navigate extends TabStep {
  private readonly path: string;
  constructor(tab: 0 | 1, path: string) {
    super(tab);
    this.path = path;
  }
  protected async act(model: Model, browser: Browser): Promise<void> {
    await browser.navigate(this.tab, this.path);
    model.tabs[this.tab] = model.record ?? UNDECIDED;
  }
  toString(): string {
    return `tab ${this.tab}: go to ${this.path}`;
  }
}

class OpenTab extends Step {
  protected async act(model: Model, browser: Browser): Promise<void> {
    await browser.navigate(1, '/two');
    model.tabs[1] = model.record ?? UNDECIDED;
  }
  toString(): string {
    return 'open the second tab';
  }
}

class CloseTab extends Step {
  override check(model: Readonly<Model>): boolean {
    return model.tabs[1] !== undefined;
  }
  protected async act(model: Model, browser: Browser): Promise<void> {
    await browser.tab(1).goto('about:blank');
    model.tabs[1] = undefined;
  }
  toString(): string {
    return 'close the second tab';
  }
}

class ClearCookies extends Step {
  protected async act(model: Model, browser: Browser): Promise<void> {
    await browser.clearCookies();
    model.record = undefined;
  }
  toString(): string {
    return 'clear the cookies';
  }
}

const tab = fc.constantFrom(0 as const, 1 as const);
const needs = fc.constantFrom(...NEEDS);
const steps: fc.Arbitrary<Command>[] = [
  fc.tuple(tab, fc.boolean()).map(([at, accept]) => new Press(at, accept)),
  fc
    .tuple(tab, fc.constantFrom('advertising' as const, 'personalization' as const))
    .map(([at, id]) => new ToggleAndSave(at, id)),
  fc.tuple(tab, fc.constantFrom(...IDS), fc.boolean()).map(([at, id, on]) => new SetOne(at, id, on)),
  fc.tuple(tab, fc.constantFrom(...KINDS), needs).map(([at, kind, text]) => new Insert(at, kind, text)),
  fc.tuple(tab, fc.boolean()).map(([at, move]) => new Remove(at, move)),
  fc.tuple(tab, fc.constantFrom('/', '/two')).map(([at, path]) => new Navigate(at, path)),
  fc.constant(new OpenTab()),
  fc.constant(new CloseTab()),
  fc.constant(new ClearCookies()),
];

test('the model sees a leak: a tracker that nothing holds fails the first step', async () => {
  const browser = await Browser.open(LANES);
  await browser.reset('keep', browser.leak);
  const model: Model = { record: undefined, tabs: [UNDECIDED, undefined] };
  await expect(new Navigate(0, '/two').run(model, browser)).rejects.toThrow('un-consented');
});

test.concurrent.each(Array.from({ length: LANES }, (_, lane) => lane))(
  `${SEQUENCES} random sequences, lane %d of ${LANES}: no un-consented request, and every tab follows`,
  { timeout: 60_000 + SEQUENCES * 10_000 },
  async (lane) => {
    const browser = await Browser.open(lane);
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31) + lane;
    console.log(`model, lane ${lane}: FC_SEED=${seed - lane}`);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('keep' as const, 'reload' as const),
        fc.commands(steps, { maxCommands: MAX_STEPS, size: 'max' }),
        async (onWithdraw, commands) => {
          await browser.reset(onWithdraw);
          const model: Model = { record: undefined, tabs: [UNDECIDED, undefined] };
          await fc.asyncModelRun(() => ({ model, real: browser }), commands);
        },
      ),
      { numRuns: Math.ceil(SEQUENCES / LANES), seed, endOnFailure: true },
    );
    console.log(`model, lane ${lane}: ${browser.steps} steps, released ${JSON.stringify([...browser.released])}`);
    expect(browser.released.get('analytics') ?? 0, 'something was released, too').toBeGreaterThan(0);
    expect(browser.released.has('unknown') || browser.released.has('')).toBe(false);
  },
);
