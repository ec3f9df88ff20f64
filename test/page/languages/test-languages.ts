/**
 * Both layers in every built-in language: their words and direction; and in every theme, at three widths, room for the words
 * and two answers alike.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInLanguages } from '../../../src/words/built-in-languages.ts';
import { importLocale } from '../../../src/words/locales.ts';
import { bannerEnglish, preferencesEnglish, sharedEnglish } from '../../../src/words/texts.ts';
import { assentUi, openLab, type Lab, type Visit } from '../harness/index.ts';

const config = {
  categories: ['functional', 'analytics', 'advertising', 'personalization'],
  services: [
    { id: 'counter', category: 'analytics', name: 'Counter', cookies: [{ name: '_c', duration: '1 d' }] },
    { id: 'ads', category: 'advertising', name: 'Ads' },
  ],
};
const rightToLeft = ['ar', 'fa', 'he'];
const widths = [1280, 768, 320];

/** Every theme's file, by its name. */
const folder = resolve(import.meta.dirname, '../../../themes');
const themes = readdirSync(folder).map((file) => [file.replace('.css', ''), readFileSync(join(folder, file), 'utf8')]);

/** What is wrong with a layer at this width, in any theme: answers that differ, and words without room. */
function faultsIn(layer: Locator): Promise<string[]> {
  return layer.evaluate((element, files) => {
    const host = document.querySelector('assent-ui');
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    const looks = (button: Element): string[] => {
      const { width, height } = button.getBoundingClientRect();
      const style = getComputedStyle(button);
      const { fontFamily, fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth, opacity } = style;
      const look = { fontFamily, fontSize, fontWeight, color, backgroundColor, borderColor, borderWidth, opacity };
      const size = { width: Math.round(width), height: Math.round(height) };
      return Object.entries({ ...look, ...size }).map((entry) => entry.join(' '));
    };
    const faultsNow = (): string[] => {
      const answers = ['accept-all', 'reject-all'].map((name) => element.querySelector(`[data-assent-do="${name}"]`));
      const [accept = [], reject = []] = answers.map((button) => (button ? looks(button) : ['missing']));
      const wide = [element, ...element.querySelectorAll('*')].filter((inner) => {
        const { left, right, width } = inner.getBoundingClientRect();
        const isCut =
          inner instanceof HTMLElement && inner.offsetWidth > 1 && inner.scrollWidth > inner.clientWidth + 1;
        return width > 0 && (left < -1 || right > innerWidth + 1 || (isCut && inner.clientWidth > 0));
      });
      const high = [...element.querySelectorAll('button')].filter(
        (button) => button.scrollHeight > button.offsetHeight,
      );
      return [
        ...accept.filter((look, index) => look !== reject[index]).map((look) => `only "accept": ${look}`),
        ...[...wide, ...high].map((inner) => `no room in <${inner.localName} class="${inner.className}">`),
      ];
    };
    const faults = files.flatMap(([name = '', css = '']) => {
      sheet.replaceSync(css);
      host?.setAttribute('data-theme', name);
      return faultsNow().map((fault) => `${name}: ${fault}`);
    });
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    host?.setAttribute('data-theme', 'auto');
    return faults;
  }, themes);
}

/** How many files share the languages: each takes a minute, and files run side by side. */
const SHARES = 3;

/** Tests of every third language, from this one on. */
export function testLanguages(share: number): void {
  const languages = builtInLanguages.filter((_, index) => index % SHARES === share);
  describe(`share ${share + 1} of ${SHARES}`, () => {
    let lab: Lab;
    let visit: Visit;
    beforeAll(async () => {
      lab = await openLab();
      visit = await lab.visit({ html: '', config, contextOptions: { reducedMotion: 'reduce' } });
    });
    afterAll(() => lab.close());

    test.each(languages)('R012, R224 %s', async (language) => {
      const texts =
        language === 'en'
          ? { ...sharedEnglish, ...bannerEnglish, ...preferencesEnglish }
          : (await importLocale(language)).default;
      const json = JSON.stringify(config);
      lab.page(
        'shop.example',
        `/${language}`,
        `<!doctype html><html lang="${language}"><meta name="viewport" content="width=device-width"><title>Shop</title>
    <script type="application/json" data-assent-config>${json}</script><script src="/dist/assent.js"></script></html>`,
      );
      const { page } = visit;
      await visit.clearCookies();
      await visit.goto(`http://shop.example/${language}`);
      const { banner, preferences, openPreferences } = assentUi(page);
      await banner.waitFor();

      const container = banner.locator('..');
      expect(await container.getAttribute('lang')).toBe(language);
      expect(await container.getAttribute('dir')).toBe(rightToLeft.includes(language) ? 'rtl' : 'ltr');
      expect(await banner.getAttribute('aria-label')).toBe(texts.title);
      expect(await banner.locator('h2').textContent()).toBe(texts.title);
      expect(await banner.innerText()).not.toMatch(/[{}]|undefined/);
      const titles = config.categories.map((id) => Reflect.get(texts, `${id}.title`) as string);
      // Node knows how every language lists things; not every browser does.
      const purposes = new Intl.ListFormat(language).format(titles.slice(1));
      expect(purposes).toContain(titles[2]);
      expect(await banner.innerText()).toContain(purposes);

      const faults: string[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 640 });
        faults.push(...(await faultsIn(banner)).map((fault) => `banner at ${width}: ${fault}`));
      }
      await visit.page.mouse.move(0, 0);
      await openPreferences();
      expect(await preferences.locator('h2').textContent()).toBe(texts.launcher);
      expect(await preferences.locator('h3').allTextContents()).toEqual(titles);
      expect(await preferences.innerText()).not.toMatch(/[{}]|undefined/);
      await visit.page.mouse.move(0, 0);
      for (const width of widths.toReversed()) {
        await page.setViewportSize({ width, height: 640 });
        faults.push(...(await faultsIn(preferences)).map((fault) => `dialog at ${width}: ${fault}`));
      }
      expect(faults).toEqual([]);
      expect(visit.errors.map(({ text }) => text)).toEqual([]);
      expect(visit.warnings.filter((text) => text.includes('locale-failed'))).toEqual([]);
      const files = visit.requests().filter(({ url }) => url.pathname.includes('/locales/'));
      expect(files.map(({ url }) => url.pathname)).toEqual(language === 'en' ? [] : [`/dist/locales/${language}.js`]);

      // And for the visitor who has decided, for whom the core, and the texts that the first visit has brought, have to do.
      await assentUi(page).rejectAll();
      await visit.reload();
      const { launcher } = assentUi(page);
      await expect.poll(() => launcher.getAttribute('title')).toBe(texts.launcher);
      const loaded = visit.requests().map(({ path }) => path.split('/').at(-1));
      expect(loaded).toEqual([language, 'assent.js', ...(language === 'en' ? [] : [`${language}.js`])]);
    });
  });
}
