/**
 * Random sequences of what visitors, sites and browsers do, against a model of what was granted: no request leaves
 * that the model does not allow. 30 sequences; `FC_RUNS=2000 npx vitest run --project page test/page/faults/model` for more.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Browser,
  IDS,
  isAllowed,
  KINDS,
  NEEDS,
  UNDECIDED,
  type Choices,
  type Id,
  type Kind,
  type Model,
} from './model.ts';

const SEQUENCES = Number(process.env['FC_RUNS'] ?? 15);
/** Sequences that run side by side, each with hosts and a visitor of its own. */
const LANES = 3;
const MAX_STEPS = 15;

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
  { timeout: 120_000 + SEQUENCES * 10_000 },
  async (lane) => {
    const browser = await Browser.open(lane);
    const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31) + lane;
    console.log(`model, lane ${lane}: FC_SEED=${seed - lane}`);
    // So that no lane is about nothing: something is released, whatever the sequences do.
    await browser.reset('keep');
    const first: Model = { record: undefined, tabs: [UNDECIDED, undefined] };
    await new Press(0, true).run(first, browser);
    await new Insert(0, KINDS[0], 'analytics').run(first, browser);
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
