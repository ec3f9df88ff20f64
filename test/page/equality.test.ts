/** Refusing is as easy as accepting: the same button, the same number of clicks, and no way out that grants. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UiConfig } from '../../src/config/types.ts';
import { assentUi, expectVisit, gated, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const languages = ['en', 'fr', 'de', 'fi', 'da'];
const themes = readdirSync(resolve(import.meta.dirname, '../../themes'))
  .filter((file) => file.endsWith('.css'))
  .map((file) => file.replace('.css', ''));
const layouts = ['bar', 'box', 'modal'] as const;
const positions = ['bottom', 'top', 'bottom-left', 'bottom-right', 'top-left', 'top-right'] as const;
const widths = [320, 768, 1280];

/** Everything about a button that can make it stand out. */
const looks = [
  'fontFamily',
  'fontSize',
  'fontStyle',
  'fontWeight',
  'letterSpacing',
  'textTransform',
  'textDecorationLine',
  'color',
  'backgroundColor',
  'backgroundImage',
  'borderTopColor',
  'borderTopStyle',
  'borderTopWidth',
  'borderTopLeftRadius',
  'boxShadow',
  'outlineStyle',
  'opacity',
  'filter',
  'transform',
  'cursor',
  'paddingTop',
  'paddingLeft',
  'textAlign',
  'animationName',
];

interface Measured {
  text: string;
  width: number;
  height: number;
  look: string[];
  isInView: boolean;
  isOnTop: boolean;
}

/** Accept and reject of a layer, as the visitor sees them. */
function measure(layer: Locator): Promise<Measured[]> {
  return layer.evaluate((element, properties) => {
    const buttons = element.querySelectorAll('[data-assent-do="accept-all"], [data-assent-do="reject-all"]');
    return [...buttons].map((button) => {
      const { left, top, right, bottom, width, height } = button.getBoundingClientRect();
      const style = getComputedStyle(button);
      const root = button.getRootNode() as ShadowRoot;
      return {
        text: button.textContent ?? '',
        width,
        height,
        look: properties.map((property) => `${property}: ${Reflect.get(style, property)}`),
        isInView: left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight,
        isOnTop: root.elementFromPoint((left + right) / 2, (top + bottom) / 2) === button,
      };
    });
  }, looks);
}

/** What makes two buttons unequal, in words; empty if nothing does. */
async function inequalities(layer: Locator): Promise<string[]> {
  const [accept, reject, ...more] = await measure(layer);
  if (!accept || !reject || more.length > 0) return ['there are not exactly two'];
  return [
    ...(Math.abs(accept.width - reject.width) <= 1 ? [] : [`width ${accept.width} and ${reject.width}`]),
    ...(Math.abs(accept.height - reject.height) <= 1 ? [] : [`height ${accept.height} and ${reject.height}`]),
    ...accept.look.filter((look, index) => look !== reject.look[index]),
    ...[accept, reject].flatMap(({ text, height, width, isInView, isOnTop }) => [
      ...(isInView ? [] : [`"${text}" is out of view`]),
      ...(isOnTop ? [] : [`"${text}" is covered`]),
      ...(height >= 24 && width >= 24 && text.trim() !== '' ? [] : [`"${text}" is too small`]),
    ]),
  ];
}

/** Every width, and both colour schemes where the theme follows them. */
async function inequalitiesAtAllWidths(visit: Visit, layer: Locator, ui: UiConfig): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ui.theme === 'auto' ? (['light', 'dark'] as const) : (['light'] as const)) {
    await visit.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of widths) {
      await visit.page.setViewportSize({ width, height: 640 });
      // A button under the pointer looks another way.
      await visit.page.mouse.move(0, 0);
      const where = `${ui.theme} (${colorScheme}) ${ui.layout} ${ui.position} ${width}px`;
      faults.push(...(await inequalities(layer)).map((fault) => `${where}: ${fault}`));
    }
  }
  return faults;
}

/** Each language and theme takes every sixth place, so that together they take all; `ASSENT_FULL=1` takes all at once. */
const placesFor = (turn: number): { layout: (typeof layouts)[number]; position: (typeof positions)[number] }[] =>
  layouts
    .flatMap((layout) => positions.map((position) => ({ layout, position })))
    .filter((_, index) => process.env['ASSENT_FULL'] || (index + turn) % 6 === 0);

describe.each(languages)('R022 in language %s', (lang) => {
  test.each(['light', 'dark', 'auto'])(
    'theme %s: "Accept all" and "Reject all" are alike in its layouts and positions, at every width',
    async (theme) => {
      const visit = await lab.visit({ url: `http://${lang}.test/`, html: '', config: {} });
      const { banner, preferences } = assentUi(visit.page);
      const faults: string[] = [];
      for (const place of placesFor(languages.indexOf(lang) + ['light', 'dark', 'auto'].indexOf(theme) * 2)) {
        const ui: UiConfig = { theme, ...place };
        const config = { ui, services: [{ id: 'counter', category: 'analytics' }] };
        lab.page(`${lang}.test`, '/', pageOf(lang, config));
        await visit.goto(`http://${lang}.test/`);
        await banner.waitFor();
        expect(await banner.getAttribute('data-layout')).toBe(place.layout);
        faults.push(...(await inequalitiesAtAllWidths(visit, banner, ui)));
      }
      await assentUi(visit.page).openPreferences();
      // Off the buttons: the one under the pointer would be paler.
      await visit.page.mouse.move(0, 0);
      const dialog: UiConfig = { theme, layout: 'box', position: 'bottom-right' };
      faults.push(...(await inequalitiesAtAllWidths(visit, preferences, dialog)).map((fault) => `dialog: ${fault}`));
      expect(faults).toEqual([]);
    },
    120_000,
  );

  test('the words are of that language', async () => {
    const visit = await lab.visit({ lang, html: '', config: {} });
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    const texts = (await measure(banner)).map(({ text }) => text);
    expect(new Set([...texts, ...(lang === 'en' ? [] : ['Accept all', 'Reject all'])]).size).toBe(
      lang === 'en' ? 2 : 4,
    );
  });
});

function pageOf(lang: string, config: object): string {
  const json = JSON.stringify(config);
  return `<!doctype html><html lang="${lang}"><meta name="viewport" content="width=device-width"><title>Shop</title>
    <script type="application/json" data-assent-config>${json}</script><script src="/dist/assent.js"></script></html>`;
}

describe('a theme', () => {
  const surface = async (visit: Visit): Promise<string> => {
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    return banner.evaluate((element) => getComputedStyle(element).backgroundColor);
  };

  test.each([
    ['light', 'light', 'light'],
    ['light', 'dark', 'light'],
    ['dark', 'light', 'dark'],
    ['dark', 'dark', 'dark'],
    ['auto', 'light', 'light'],
    ['auto', 'dark', 'dark'],
    [undefined, 'light', 'light'],
    [undefined, 'dark', 'dark'],
  ] as const)('%s on a system that is %s is %s', async (theme, colorScheme, expected) => {
    const config = theme ? { ui: { theme } } : {};
    const visit = await lab.visit({ html: '', config, contextOptions: { colorScheme } });
    const [red = 0] = /\d+/.exec(await surface(visit))?.map(Number) ?? [];
    expect(red > 128 ? 'light' : 'dark').toBe(expected);
  });

  test.each(themes)('file %s.css leaves the two buttons alike', async (theme) => {
    const head = `<link rel="stylesheet" href="/dist/themes/${theme}.css">`;
    const visit = await lab.visit({ html: '', head, config: {}, contextOptions: { reducedMotion: 'reduce' } });
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    expect(await inequalities(banner)).toEqual([]);
  });

  test('of the page itself cannot make them unequal', async () => {
    const head = `<style>
      button { background: green !important; font-size: 9px !important }
      [data-assent-do="reject-all"] { display: none !important; opacity: 0.1 !important }
      * { color: red !important } assent-ui * { visibility: hidden !important }
    </style>`;
    const visit = await lab.visit({ html: '', head, config: {}, contextOptions: { reducedMotion: 'reduce' } });
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    expect(await inequalities(banner)).toEqual([]);
  });
});

describe('R024 the way to an answer', () => {
  const html = gated('analytics', 'a');

  test.each(['accept-all', 'reject-all'])('%s takes one click', async (answer) => {
    const visit = await lab.visit({ html, config: {} });
    const { banner, bannerIsHidden } = assentUi(visit.page);
    await banner.locator(`[data-assent-do="${answer}"]`).click();
    await bannerIsHidden();
    const { decided, source } = await visit.page.evaluate(() => window.assent.consent);
    expect({ decided, source }).toEqual({ decided: true, source: 'banner' });
  });

  test.each(['accept-all', 'reject-all'])('%s takes two clicks through the dialog', async (answer) => {
    const visit = await lab.visit({ html, config: {} });
    const { banner, preferences, preferencesAreHidden, bannerIsHidden } = assentUi(visit.page);
    await banner.locator('[data-assent-do="open"]').click();
    await preferences.locator(`[data-assent-do="${answer}"]`).click();
    await preferencesAreHidden();
    await bannerIsHidden();
    expect(await visit.page.evaluate(() => window.assent.consent.source)).toBe('preferences');
  });

  test('R060 withdrawing takes as few: the launcher, then one click', async () => {
    const visit = await lab.visit({ html, config: {} });
    const ui = assentUi(visit.page);
    await ui.acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
    visit.forget();
    await ui.launcher.click();
    await ui.rejectAll();
    await ui.bannerIsHidden();
    // What has run cannot be taken back but by a reload.
    await visit.page.waitForFunction(() => 'assent' in window && !window.assent.has('analytics') && !('ran' in window));
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    expect(await visit.page.evaluate(() => window.assent.consent.decided)).toBe(true);
  });
});

describe('R005 a way out grants nothing', () => {
  const html = gated('analytics', 'a') + '<p>Words of the page</p>';
  const undecided = { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] };

  /** Still to be asked, and on the next page, too. */
  async function expectUndecided(visit: Visit): Promise<void> {
    await expectVisit(visit, undecided);
    expect(await visit.page.evaluate(() => window.assent.consent.decided)).toBe(false);
    await visit.reload();
    await assentUi(visit.page).bannerIsShown();
    await expectVisit(visit, undecided);
  }

  test('Escape on the banner', async () => {
    const visit = await lab.visit({ html, config: {} });
    await assentUi(visit.page).banner.locator('[data-assent-do="accept-all"]').focus();
    await visit.page.keyboard.press('Escape');
    await assentUi(visit.page).bannerIsShown();
    await expectUndecided(visit);
  });

  test('Escape in the dialog, with switches on', async () => {
    const visit = await lab.visit({ html, config: {} });
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    await ui.toggle('analytics');
    await visit.page.keyboard.press('Escape');
    await ui.preferencesAreHidden();
    await ui.bannerIsShown();
    await ui.openPreferences();
    expect(await ui.preferences.getByRole('switch', { checked: true }).count(), 'the draft was dropped').toBe(0);
    await visit.page.keyboard.press('Escape');
    await expectUndecided(visit);
  });

  test('the close button of the dialog, with switches on', async () => {
    const visit = await lab.visit({ html, config: {} });
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    await ui.toggle('analytics');
    await ui.preferences.locator('[data-assent-do="close"]').click();
    await ui.preferencesAreHidden();
    await expectUndecided(visit);
  });

  test('clicking, scrolling and going on on the page', async () => {
    const visit = await lab.visit({ html: `${html}<div style="height: 3000px">long</div>`, config: {} });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await visit.page.getByText('Words of the page').click();
    await visit.page.mouse.wheel(0, 2000);
    await ui.openPreferences();
    await visit.page.mouse.click(3, 3);
    await expectUndecided(visit);
  });

  test('saving untouched switches refuses: all are off at first', async () => {
    const visit = await lab.visit({ html, config: {} });
    const ui = assentUi(visit.page);
    await ui.openPreferences();
    expect(await ui.preferences.getByRole('switch').count()).toBe(3);
    expect(await ui.preferences.getByRole('switch', { checked: true }).count()).toBe(0);
    await ui.save();
    await ui.bannerIsHidden();
    await expectVisit(visit, { ...undecided, cookies: ['assent'] });
  });

  test('R031 the banner has no close button unless configured', async () => {
    const visit = await lab.visit({ html, config: {} });
    const { banner } = assentUi(visit.page);
    await banner.waitFor();
    expect(await banner.locator('[data-assent-do="close"]').count()).toBe(0);
  });

  test('R031 the close button that is configured stores a refusal, and the banner says so', async () => {
    const visit = await lab.visit({ html, config: { ui: { closeButton: 'reject' } } });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    expect(await ui.banner.innerText()).toContain('rejects all');
    await ui.banner.locator('[data-assent-do="close"]').click();
    await ui.bannerIsHidden();
    await expectVisit(visit, { ...undecided, cookies: ['assent'] });
    await visit.reload();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/', 'shop.test/dist/assent-banner.js'] });
    await ui.bannerIsHidden();
    const { decided, categories } = await visit.page.evaluate(() => window.assent.consent);
    expect({ decided, ...categories }).toEqual({
      decided: true,
      functional: 'granted',
      analytics: 'denied',
      advertising: 'denied',
      personalization: 'denied',
    });
  });
});
