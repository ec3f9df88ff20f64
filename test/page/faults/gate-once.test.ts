/** The gate: elements that come, go, move and are released once: `docs/reliability.md`, D78 to D81. */
import { describe, expect } from 'vitest';
import { expectChoice, gated } from '../harness/index.ts';
import { A_RAN, eventually, fault, NO_TRACKER, type Scene } from './fault.ts';
import { marked, ran } from './marks.ts';

const a = gated('analytics', 'a');

describe('D78 each element once', () => {
  fault({
    name: 'D78 double click on accept, and the API at the same time',
    async act({ ui, page }) {
      await ui.banner.locator('[data-assent-do="accept-all"]').dblclick();
      await page.evaluate(() => [window.assent.acceptAll(), window.assent.set({ analytics: true })]);
    },
    check: ran('a'),
  });
  fault({
    name: 'D78 preferences saved twice, then accepted, then granted again',
    async act({ ui, page }) {
      await ui.openPreferences();
      await ui.toggle('analytics');
      await page.locator('assent-ui dialog [data-assent-do="save"]').dblclick();
      await page.evaluate(() => {
        for (let round = 0; round < 5; round++) window.assent.acceptAll();
      });
    },
    check: ran('a'),
  });
  fault({
    name: 'D78 withdrawn and granted again without a reload: not a second time',
    page: { config: { onWithdraw: 'keep' }, html: a + marked('analytics', 'b') },
    async act({ ui, page, visit }) {
      await ui.acceptAll();
      await page.waitForFunction(() => (window as { ran?: string[] }).ran?.length === 2);
      await page.evaluate(() => window.assent.rejectAll());
      await expectChoice(visit, 'analytics', false);
      await page.evaluate(() => window.assent.acceptAll());
      await expectChoice(visit, 'analytics', true);
    },
    check: ran('a', 'b'),
  });
});

/** Every way in which page code may put an element in. */
const INSERTIONS = `
  const make = (name) => { const script = document.createElement('script'); script.type = 'text/plain';
    script.dataset.consent = 'analytics'; script.text = "(window.ran ||= []).push('" + name + "')"; return script; };
  const html = (name) => make(name).outerHTML;
  const box = () => document.body.appendChild(document.createElement('div'));
  box().append(make('append'));
  box().appendChild(make('appendChild'));
  document.body.insertBefore(make('insertBefore'), document.body.firstChild);
  box().before(make('before'));
  box().prepend(make('prepend'));
  box().insertAdjacentElement('afterbegin', make('insertAdjacentElement'));
  box().replaceWith(make('replaceWith'));
  box().replaceChildren(make('replaceChildren'));
  const fragment = document.createDocumentFragment(); fragment.append(make('fragment')); box().append(fragment);
  const range = document.createRange(); range.selectNode(document.body);
  box().append(range.createContextualFragment(html('contextual')));
  box().append(document.importNode(new DOMParser().parseFromString(html('imported'), 'text/html').querySelector('script'), true));
  box().append(new DOMParser().parseFromString(html('adopted'), 'text/html').querySelector('script'));
  box().append(make('cloned').cloneNode(true));
  const deep = box(); for (let at = deep, depth = 0; depth < 50; depth++) { at = at.appendChild(document.createElement('div')); if (depth === 49) at.append(make('deep')); }
  const late = make('attribute'); delete late.dataset.consent; box().append(late); late.setAttribute('data-consent', 'analytics');
  const wrong = make('corrected'); wrong.dataset.consent = 'nobody'; box().append(wrong); wrong.dataset.consent = 'analytics';
  document.head.append(make('head'));
  document.documentElement.append(make('html'));
`;
const INSERTED = [...INSERTIONS.matchAll(/(?:make|html)\('(\w+)'\)/g)].map(([, name]) => name);

/** All of them ran, each once. */
async function allInserted({ visit }: Scene): Promise<void> {
  await eventually(async () => (await visit.ran()).toSorted()).toEqual(INSERTED.toSorted());
}

fault({
  name: `D79 inserted before the choice by ${INSERTED.length} DOM methods: held, then run once`,
  page: { html: `<script>onload = () => { ${INSERTIONS} }</script>` },
  expect: {},
  check: allInserted,
});
fault({
  name: `D80 inserted after the choice by ${INSERTED.length} DOM methods: run at once, once`,
  page: { html: '<script>window.insertAll = () => {}</script>' },
  async act({ ui, page }) {
    await ui.acceptAll();
    await page.evaluate(INSERTIONS);
  },
  expect: {},
  check: allInserted,
  kept: false,
});
for (const [when, number] of [
  ['before', 'D79'],
  ['after', 'D80'],
] as const) {
  const code = `const parts = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((name) =>
      '<p><script type="text/plain" data-consent="analytics">(window.ran ||= []).push("' + name + '")</' + 'script></p>');
    const boxes = parts.map(() => document.body.appendChild(document.createElement('div')));
    boxes[0].innerHTML = parts[0]; boxes[1].outerHTML = parts[1]; boxes[2].insertAdjacentHTML('beforeend', parts[2]);
    document.body.insertAdjacentHTML('beforeend', '${a.replace('</script>', "</' + 'script>")}');`;
  fault({
    name: `${number} inserted ${when} the choice as HTML text`,
    page: { html: when === 'before' ? `<script>onload = () => { ${code} }</script>` : '' },
    async act({ ui, page }) {
      await ui.acceptAll();
      if (when === 'after') await page.evaluate(code);
    },
    check: ran('innerHTML', 'outerHTML', 'insertAdjacentHTML', 'a'),
    kept: false,
  });
}
fault({
  name: 'D80 inserted after a refusal: never run',
  page: { html: '' },
  async act({ ui, page }) {
    await ui.rejectAll();
    await page.evaluate(INSERTIONS);
  },
  expect: NO_TRACKER,
  check: ran(),
  kept: { analytics: false },
});
fault({
  name: 'D81 removed before the choice: never run; moved: once, in its new place',
  page: {
    html: `${a.replace('<script', '<script id="gone"').replace('a.js', 'gone.js')}${a.replace('<script', '<script id="moved"')}<div id="place"></div>`,
  },
  async act({ ui, page }) {
    await page.evaluate(() => {
      document.querySelector('#gone')?.remove();
      document.querySelector('#place')?.append(document.querySelector('#moved') ?? '');
    });
    await ui.acceptAll();
  },
  expect: { ...A_RAN, mustNotRequest: ['tracker.test/gone.js'] },
  check: async ({ page }) => expect(await page.locator('#place > script:not([type])').count()).toBe(1),
  kept: false,
});
fault({
  name: 'D81 moved again after it ran, and removed while it waits its turn',
  page: {
    html: `${a.replace('<script', '<script id="first"')}${gated('analytics', 'slow', '?slow=1500')}${a.replace('<script', '<script id="gone"').replace('a.js', 'gone.js')}<div id="place"></div>`,
  },
  async act({ ui, page }) {
    await ui.acceptAll();
    await page.waitForFunction(() => (window as { ran?: string[] }).ran?.includes('a'));
    await page.evaluate(() => {
      document.querySelector('#gone')?.remove();
      document.querySelector('#place')?.append(document.querySelector('#first') ?? '');
    });
  },
  expect: { ...A_RAN, mustRequest: ['tracker.test/beacon?slow'], mustNotRequest: ['tracker.test/beacon?gone'] },
  check: ran('a', 'slow'),
  kept: false,
});
