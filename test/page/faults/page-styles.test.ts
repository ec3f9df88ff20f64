/** Pages whose styles, scripts and translators reach for everything: `docs/reliability.md`, C65, C66, C68. */
import { expect } from 'vitest';
import { gated } from '../harness/index.ts';
import { fault, type Scene } from './fault.ts';

/** Both answers of the banner, as large as they were, and nothing over them. */
async function expectEqualAnswers({ page, ui }: Scene): Promise<void> {
  await ui.bannerIsShown();
  const boxes = await Promise.all(
    ['accept-all', 'reject-all'].map((name) => ui.banner.locator(`[data-assent-do="${name}"]`).boundingBox()),
  );
  const [accept, reject] = boxes;
  expect(accept?.height).toBeGreaterThanOrEqual(24);
  expect([reject?.width, reject?.height]).toEqual([accept?.width, accept?.height]);
  const onTop = await page.evaluate(
    (points) => points.map(([x = 0, y = 0]) => document.elementFromPoint(x, y)?.localName),
    boxes.map((box) => [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]),
  );
  expect(onTop).toEqual(['assent-ui', 'assent-ui']);
}

const STYLES: Readonly<Record<string, string>> = {
  'all unset': '* { all: unset }',
  'every div hidden': 'div, section, aside, button:not(#page-button) { display: none !important }',
  'letters of 4 pixels': 'html { font-size: 4px !important } * { line-height: 0.1; letter-spacing: -5px }',
  'the highest z-index': 'p { position: relative; z-index: 2147483647 } html { transform: translateZ(0) }',
};
for (const [name, styles] of Object.entries(STYLES)) {
  fault({
    name: `C65 host styles, ${name}: the banner is there, its answers alike and on top; the dialog works`,
    // Something to scroll, whatever the styles do to it.
    page: {
      head: `<style>${styles}</style>`,
      html: `${gated('analytics', 'a')}<main style="display: block !important; height: 3000px !important"></main>`,
    },
    async act(scene) {
      await expectEqualAnswers(scene);
      await scene.ui.grantOnly('analytics');
    },
    kept: { analytics: true, advertising: false },
  });
}

fault({
  name: 'C66 everything of the page is inert: the banner can be used',
  async act({ page, ui }) {
    await page.evaluate(() => (document.body.inert = true));
    await ui.acceptAll();
    await page.evaluate(() => (document.body.inert = false));
  },
});

fault({
  name: 'C68 a translator wraps each of our texts in <font>: buttons work, and what is drawn later',
  async act({ page, ui }) {
    const translate = (): Promise<void> =>
      page.evaluate(() => {
        const root = document.querySelector('assent-ui')?.shadowRoot;
        const texts = document.createTreeWalker(root!, NodeFilter.SHOW_TEXT);
        const found: Node[] = [];
        while (texts.nextNode()) if (texts.currentNode.textContent?.trim()) found.push(texts.currentNode);
        for (const text of found) {
          const font = document.createElement('font');
          text.parentNode?.replaceChild(font, text);
          font.append(`*${text.textContent}*`);
        }
      });
    await translate();
    await ui.openPreferences();
    await translate();
    await ui.toggle('analytics');
    await translate();
    await ui.toggle('advertising');
    await ui.toggle('advertising');
    await ui.save();
  },
  kept: { analytics: true, advertising: false },
});
