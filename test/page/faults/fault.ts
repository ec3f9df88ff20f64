/**
 * The fault catalogue (`docs/reliability.md`): one call of {@link fault} is one test, and every test asks the same
 * questions. Nothing before a choice? Does the choice do what it says, and is it kept? Is the page still whole?
 */
import { expect, test } from 'vitest';
import type { Page } from 'playwright';
import {
  assentUi,
  expectChoice,
  expectVisit,
  gated,
  type AssentUi,
  type Visit,
  type VisitClaims,
  type VisitOptions,
} from '../harness/index.ts';
import { lab } from '../harness/file-lab.ts';

export { lab };

/** An open page with a fault in it. */
export interface Scene {
  readonly visit: Visit;
  readonly page: Page;
  readonly ui: AssentUi;
}

export interface Fault {
  /** Its number in the catalogue and what is wrong: `D74 first gated script hangs`. */
  readonly name: string;
  /** The page; one that needs routes is made by a function, when there is a lab. @default one gated script, `a` */
  readonly page?: VisitOptions | (() => VisitOptions);
  /** Runs before the page's own scripts. */
  readonly init?: string | (() => void);
  /** A nonce for the part of the page that tells whether it still works. */
  readonly nonce?: string;
  /**
   * What must hold before any choice, beside a banner being there. `false`: neither is looked at, because the visitor
   * has decided already, or cannot be asked.
   * @default no tracker is asked, and no cookie set
   */
  readonly before?: VisitClaims | false;
  /** @default accepts all */
  readonly act?: (scene: Scene) => unknown;
  /** What must hold then. @default script `a` was fetched once, and ran */
  readonly expect?: VisitClaims;
  /** More of the same, that is no claim about requests or storage. */
  readonly check?: (scene: Scene) => unknown;
  /** What is granted after a reload, without being asked again. `false`: no reload. @default { analytics: true } */
  readonly kept?: Readonly<Record<string, boolean>> | false;
  /** What must hold after the reload. @default the same as `expect` */
  readonly again?: VisitClaims;
  /** Errors that are the fault itself; all others fail the test. */
  readonly errors?: RegExp;
  /** Milliseconds. @default 120000 */
  readonly timeout?: number;
}

/** Script `a` of the lab's tracker was fetched once, and ran. */
export const A_RAN: VisitClaims = { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] };
/** No tracker was asked for anything. */
export const NO_TRACKER: VisitClaims = { mustNotRequest: ['tracker'] };

/** Waits for it, as long as a busy machine may take. */
export function eventually<T>(get: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(get);
}

/** One fault, one test. */
export function fault(spec: Fault): void {
  test(spec.name, { timeout: spec.timeout ?? 120_000 }, async () => {
    const scene = await openScene(spec);
    try {
      await play(spec, scene);
    } finally {
      await scene.visit.close();
    }
  });
}

async function play(spec: Fault, scene: Scene): Promise<void> {
  const { visit, ui, page } = scene;
  const claim = (claims: VisitClaims): Promise<void> =>
    expectVisit(visit, { allowErrors: spec.errors ?? false, ...claims });

  if (spec.before !== false) {
    await ui.bannerIsShown();
    await claim({ ...NO_TRACKER, cookies: [], ...spec.before });
  }
  const { act = () => ui.acceptAll(), expect: claims = A_RAN, kept = { analytics: true } } = spec;
  await act(scene);
  await claim(claims);
  await spec.check?.(scene);
  await expectPageWorks(page);
  if (!kept) return;

  await visit.reload();
  await claim(spec.again ?? claims);
  await ui.bannerIsHidden();
  for (const [id, granted] of Object.entries(kept)) await expectChoice(visit, id, granted);
  await expectPageWorks(page);
}

/** Opens the fault's page, for a test that goes its own way from there. */
export async function openScene({ page: given = {}, init, nonce = '' }: Partial<Fault>): Promise<Scene> {
  const options = typeof given === 'function' ? given() : given;
  const registered = options.url !== undefined && options.html === undefined;
  const html = registered ? {} : { html: withHost(options.html ?? gated('analytics', 'a'), nonce) };
  const visit = await lab.visit({ ...options, ...html, ...(init === undefined ? {} : { initScript: init }) });
  return { visit, page: visit.page, ui: assentUi(visit.page) };
}

/** Another tab of the same visitor, on the same page. */
export async function openTab({ visit }: Scene): Promise<Scene> {
  const tab = await lab.visit({ url: visit.page.url(), sameVisitorAs: visit });
  return { visit: tab, page: tab.page, ui: assentUi(tab.page) };
}

/** The site's own life: a button that does something, a script that runs, and more than fits on a screen. */
export function hostPart(nonce = ''): string {
  return `<p><button id="page-button" type="button">The site's own</button></p>
<pre>${'.\n'.repeat(150)}</pre>
<script nonce="${nonce}">
window.pageRan = (window.pageRan || 0) + 1;
window.onclick = function (event) { if (event.target.id === 'page-button') window.pageClicks = (window.pageClicks || 0) + 1; };
</script>`;
}

/** Before `</body>` of a whole document, or after a mere body: a marker at the very end shows that parsing went on. */
function withHost(html: string, nonce: string): string {
  const part = hostPart(nonce);
  return /<\/body>/i.test(html) ? html.replace(/(?=<\/body>)/i, () => part) : `${html}\n${part}`;
}

interface HostWindow {
  pageRan?: number;
  pageClicks?: number;
}

/** The site's script ran, its button answers, and the visitor can scroll. */
export async function expectPageWorks(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => (window as HostWindow).pageRan), { message: 'page script ran' }).toBe(1);
  const clicks = (): Promise<number> => page.evaluate(() => (window as HostWindow).pageClicks ?? 0);
  const before = await clicks();
  await page.locator('#page-button').click();
  expect(await clicks(), 'the button of the page answers').toBe(before + 1);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY), { message: 'the page scrolls' }).toBeGreaterThan(0);
  await page.evaluate(() => scrollTo(0, 0));
}
