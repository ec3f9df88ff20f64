import { expect } from 'vitest';
import type { Locator, Page } from 'playwright';

/** Assent's interface as a visitor meets it. Every method waits until the page is ready for it. */
export interface AssentUi {
  /** The first layer. */
  readonly banner: Locator;
  /** The second layer, a modal dialog. */
  readonly preferences: Locator;
  /** The corner button that opens the second layer. */
  readonly launcher: Locator;
  /** Presses "Accept all" on the layer that is on top. */
  acceptAll(): Promise<void>;
  /** Presses "Reject all" on the layer that is on top. */
  rejectAll(): Promise<void>;
  /** Opens the preferences from the banner, or from the launcher if there is no banner. */
  openPreferences(): Promise<void>;
  /** Flips a switch in the open preferences: that of a category, by its id, or any, by its label. */
  toggle(idOrLabel: string): Promise<void>;
  /** Saves the open preferences. */
  save(): Promise<void>;
  /** For a first visit: opens the preferences, turns these on, saves. */
  grantOnly(...ids: string[]): Promise<void>;
  bannerIsShown(): Promise<void>;
  /** Also right where no interface was ever loaded. */
  bannerIsHidden(): Promise<void>;
  preferencesAreShown(): Promise<void>;
  preferencesAreHidden(): Promise<void>;
}

/** The page object of Assent's interface. Playwright's CSS looks into open shadow roots by itself. */
export function assentUi(page: Page): AssentUi {
  const root = page.locator('assent-ui');
  const preferences = root.locator('dialog');
  const banner = root.locator('[part~="banner"]');
  const launcher = root.locator('[part~="launcher"]');
  const press = async (name: string): Promise<void> => {
    // A modal dialog makes the banner under it inert, so the top layer's button is the one to press.
    await banner.or(preferences).filter({ visible: true }).first().waitFor();
    const layer = (await preferences.isVisible()) ? preferences : banner;
    await layer.locator(`[data-assent-do="${name}"]`).click();
  };

  const ui: AssentUi = {
    banner,
    preferences,
    launcher,
    acceptAll: () => press('accept-all'),
    rejectAll: () => press('reject-all'),
    async openPreferences() {
      // The banner may offer several ways in; its last is the "Customise" button.
      await banner.locator('[data-assent-do="open"]').or(launcher).filter({ visible: true }).last().click();
      await ui.preferencesAreShown();
    },
    async toggle(idOrLabel) {
      await ui.preferencesAreShown();
      const index = await categoryIndex(page, idOrLabel);
      const byLabel = preferences.getByRole('switch', { name: idOrLabel, exact: true });
      const toggle = index === -1 ? byLabel : preferences.locator(`#assent-${index}`);
      if (!(await toggle.isVisible())) await unfold(preferences);
      await toggle.click();
    },
    save: () => press('save'),
    async grantOnly(...ids) {
      await ui.openPreferences();
      for (const id of ids) await ui.toggle(id);
      await ui.save();
    },
    bannerIsShown: () => isShown(banner, true),
    bannerIsHidden: () => isShown(banner, false),
    preferencesAreShown: () => isShown(preferences, true),
    preferencesAreHidden: () => isShown(preferences, false),
  };
  return ui;
}

/** Switches carry no category ids, which filter lists might know: they are numbered in the config's order. */
function categoryIndex(page: Page, id: string): Promise<number> {
  return page.evaluate((wanted) => {
    const { assent } = window as unknown as { assent?: { consent?: { categories: object } } };
    return Object.keys(assent?.consent?.categories ?? {}).indexOf(wanted);
  }, id);
}

/** Opens every list of services, in which the services' switches are. */
async function unfold(preferences: Locator): Promise<void> {
  const closed = preferences.locator('details:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

async function isShown(layer: Locator, shown: boolean): Promise<void> {
  await expect.poll(() => layer.isVisible()).toBe(shown);
}
