/** Every theme file: both answers alike, and contrast as WCAG 2.2 AA asks, read off computed styles (R023, R217). */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assentUi, openLab, type Lab } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const themes = readdirSync(resolve(import.meta.dirname, '../../themes'))
  .filter((file) => file.endsWith('.css'))
  .map((file) => file.replace('.css', ''));

test('there are ten of them', () => {
  expect(themes).toEqual(expect.arrayContaining(['auto', 'light', 'dark', 'contrast']));
  expect(themes.length).toBeGreaterThanOrEqual(10);
});

/** One pair of colours that must be told apart, and how well. */
interface Pair {
  readonly what: string;
  readonly ratio: number;
  readonly least: number;
}

/** Text on what is behind it: 4.5; controls and the focus ring: 3. */
function pairs(layer: Locator): Promise<Pair[]> {
  return layer.evaluate((root) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    /** Red, green, blue and alpha of any CSS colour, as the browser paints it. */
    const rgba = (color: string): number[] => {
      if (!canvas) throw new Error('no canvas');
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (color: string): number => {
      const [red = 0, green = 0, blue = 0] = rgba(color).map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string): number => {
      const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (light + 0.05) / (dark + 0.05);
    };
    const behind = (element: Element | null): string => {
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor } = getComputedStyle(at);
        if (rgba(backgroundColor)[3] === 255) return backgroundColor;
      }
      throw new Error('nothing is behind it');
    };
    const found: Pair[] = [];
    for (const element of [root, ...root.querySelectorAll('*')]) {
      // What is folded away is seen by nobody, and takes no focus.
      if (!element.checkVisibility()) continue;
      const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      const { color } = getComputedStyle(element);
      const what = `${element.localName}.${element.className} "${element.textContent?.slice(0, 20)}"`;
      if (hasText) found.push({ what, ratio: contrast(color, behind(element)), least: 4.5 });
      if (element.matches('[role=switch]')) {
        found.push({ what: `switch ${what}`, ratio: contrast(color, behind(element.parentElement)), least: 3 });
      }
      if (element instanceof HTMLElement && element.matches('button,a,summary,input')) {
        // One that was clicked has the focus already, without a ring.
        element.blur();
        element.focus({ focusVisible: true } as FocusOptions);
        const { outlineColor, outlineStyle, outlineWidth } = getComputedStyle(element);
        const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        const ratio = isSeen ? contrast(outlineColor, behind(element.parentElement)) : 0;
        found.push({ what: `focus ring of ${what}`, ratio, least: 3 });
      }
    }
    return found;
  });
}

const tooLittle = (found: readonly Pair[]): string[] =>
  found
    .filter(({ ratio, least }) => ratio < least)
    .map(({ what, ratio, least }) => `${what}: ${ratio.toFixed(2)} < ${least}`);

describe.each(themes)('R023, R217 %s', (theme) => {
  test.each(['light', 'dark'] as const)('on a system that is %s', async (colorScheme) => {
    const visit = await lab.visit({
      html: '',
      head: `<link rel="stylesheet" href="/dist/themes/${theme}.css">`,
      config: {
        ui: { closeButton: 'reject' },
        controller: { name: 'Shop', privacyPolicy: '/privacy' },
        services: [
          { id: 'counter', category: 'analytics', cookies: [{ name: '_c', duration: '1 day', purpose: 'Counts' }] },
          { id: 'other', category: 'analytics' },
        ],
      },
      contextOptions: { colorScheme, reducedMotion: 'reduce' },
    });
    const ui = assentUi(visit.page);
    await ui.banner.waitFor();
    const onBanner = await pairs(ui.banner);
    expect(onBanner.length).toBeGreaterThan(8);
    expect(tooLittle(onBanner)).toEqual([]);

    await ui.openPreferences();
    await ui.preferences.locator('summary').first().click();
    await ui.preferences.locator('[role=switch]').first().click();
    const onDialog = await pairs(ui.preferences);
    expect(onDialog.filter(({ what }) => what.startsWith('switch')).length).toBeGreaterThan(1);
    expect(tooLittle(onDialog)).toEqual([]);
  });
});
