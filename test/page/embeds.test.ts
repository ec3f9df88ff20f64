/** Placeholders of held embeds: as large as those, in words, with two ways to open them that are alike. */
import type { Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../src/config/types.ts';
import { assentUi, expectProblem, expectVisit, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
  lab.route('tracker.test', '/film', { type: 'text/html', body: '<!doctype html><title>Film</title>A film' });
});
afterAll(() => lab.close());

const FILM = 'http://tracker.test/film';
const config: AssentConfig = {
  ui: { launcher: false },
  services: [
    { id: 'films', category: 'personalization', name: 'Films', provider: 'Films plc' },
    { id: 'counter', category: 'analytics' },
  ],
};
const film = (attributes = '', consent = 'films'): string =>
  `<iframe title="A film" data-consent="${consent}" data-src="${FILM}" ${attributes}></iframe>`;

const boxes = ({ page }: Visit): Locator => page.locator('assent-embed [part~="box"]');
const press = (visit: Visit, does: 'load-once' | 'always-allow'): Promise<void> =>
  visit.page.locator(`assent-embed [data-assent-do="${does}"]`).first().click();
const size = (locator: Locator): Promise<unknown> =>
  locator.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
  });

/** Every place that an embed may have, with the size that the site gives it. */
const PLACES: Readonly<Record<string, string>> = {
  'with a width and height of its own': film('width="560" height="315"'),
  'as wide as its column': `<div style="width: 500px">${film('style="width: 100%; aspect-ratio: 16 / 9"')}</div>`,
  'filling a box by its position': `<div style="position: relative; width: 480px; padding-top: 270px">${film(
    'style="position: absolute; inset: 0; width: 100%; height: 100%"',
  )}</div>`,
  'in the middle, by its margins': film('style="display: block; margin: 20px auto; width: 400px; height: 300px"'),
  'in a grid': `<div style="display: grid; grid-template-columns: 1fr 300px">${film('style="grid-column: 2; height: 200px"')}</div>`,
  'floating in a text': `Words ${film('style="float: right; width: 300px; height: 200px; margin: 8px"')} and more words`,
};

describe('a placeholder', () => {
  test('stands where the embed would, as large, and moves nothing', async () => {
    const html = Object.values(PLACES)
      .map((place) => `<section style="overflow: hidden">${place}</section>`)
      .join('<hr>');
    // Without Assent the embeds are there, empty: that is the place they take.
    const bare = await lab.visit({ html, config, assent: false });
    const wanted = await Promise.all((await bare.page.locator('iframe').all()).map(size));
    const lines = await Promise.all((await bare.page.locator('hr').all()).map(size));
    const visit = await lab.visit({ html, config });
    await expect.poll(() => boxes(visit).count()).toBe(Object.keys(PLACES).length);
    const hosts = await visit.page.locator('assent-embed').all();
    const actual = await Promise.all(hosts.map(size));
    for (const [index, name] of Object.keys(PLACES).entries()) expect(actual[index], name).toEqual(wanted[index]);
    expect(await Promise.all((await visit.page.locator('hr').all()).map(size))).toEqual(lines);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
  });

  test('follows its column', async () => {
    const visit = await lab.visit({ html: film('style="width: 100%; aspect-ratio: 2"'), config });
    await boxes(visit).waitFor();
    for (const width of [900, 400]) {
      await visit.page.setViewportSize({ width, height: 700 });
      const column = await visit.page.evaluate(() => document.body.clientWidth + 4);
      await expect.poll(() => boxes(visit).evaluate((box) => Math.round(box.clientWidth + 2))).toBe(column);
    }
  });

  test('says who and what for, in the language of the page, by role and name', async () => {
    const visit = await lab.visit({ html: film(), config, lang: 'de' });
    const group = visit.page.getByRole('group', { name: 'Films', exact: true });
    await group.waitFor();
    expect(await group.innerText()).toContain('Personalisierung');
    expect(await group.getByRole('button').allInnerTexts()).toEqual(['Einmal laden', 'Immer zulassen']);
    expect(await group.getAttribute('lang')).toBe('de');
  });

  test('its two buttons are alike, and large enough', async () => {
    const visit = await lab.visit({ html: film('width="500" height="300"'), config });
    await boxes(visit).waitFor();
    const looks = await boxes(visit)
      .locator('button')
      .evaluateAll((buttons) =>
        buttons.map((button) => {
          const { color, backgroundColor, fontSize, fontWeight, borderColor, height } = getComputedStyle(button);
          return [color, backgroundColor, fontSize, fontWeight, borderColor, height].join();
        }),
      );
    expect(looks[0]).toBe(looks[1]);
    expect(
      await boxes(visit)
        .locator('button')
        .first()
        .evaluate((button) => button.clientHeight),
    ).toBeGreaterThan(40);
  });

  test('names the host where the config names no service', async () => {
    const visit = await lab.visit({ html: film('', 'advertising'), config: {} });
    await boxes(visit).waitFor();
    expect(await boxes(visit).innerText()).toContain('tracker.test is shown only with your consent for: Advertising');
  });

  test('is not there for what nobody sees, what no consent opens, what waits for a refusal, nor if switched off', async () => {
    const html = [
      film('width="1" height="1"'),
      film('hidden'),
      film('', 'nobody'),
      film('', '!analytics'),
      '<img data-consent="films" data-src="http://tracker.test/pixel.gif" width="300" height="300">',
    ].join('');
    const visit = await lab.visit({ html, config });
    await assentUi(visit.page).bannerIsShown();
    await expectProblem(visit, 'gate/unknown-id');
    await expectVisit(visit, { mustRequest: ['shop.test/dist/assent-preferences.js'] });
    expect(await visit.page.locator('assent-embed').filter({ visible: true }).count()).toBe(0);
    const off = await lab.visit({ html: film(), config: { ...config, ui: { placeholders: false } } });
    await expectVisit(off, {
      mustRequest: ['shop.test/dist/assent-preferences.js'],
      mustNotRequest: ['tracker.test/'],
    });
    expect(await off.page.locator('assent-embed').count()).toBe(0);
  });
});

describe('load once', () => {
  test('opens this one, stores nothing, and keeps the rest and the next page shut', async () => {
    const visit = await lab.visit({ html: film() + film('id="other"'), config });
    await boxes(visit).first().waitFor();
    await visit.page.locator('assent-embed [data-assent-do="load-once"]').first().focus();
    await visit.page.keyboard.press('Enter');
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'], cookies: [], storage: [] });
    expect(await boxes(visit).count()).toBe(1);
    expect(await visit.page.evaluate(() => document.activeElement?.getAttribute('src'))).toBe(FILM);
    expect(await visit.page.evaluate(() => window.assent.has('films'))).toBe(false);
    await visit.reload();
    await expect.poll(() => boxes(visit).count()).toBe(2);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [], storage: [] });
  });

  test('ends with the next decision that does not allow it', async () => {
    const visit = await lab.visit({ html: film(), config });
    await boxes(visit).waitFor();
    await press(visit, 'load-once');
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
    await assentUi(visit.page).rejectAll();
    await boxes(visit).waitFor();
    expect(await visit.page.locator('iframe').getAttribute('src')).toBeNull();
  });

  test('also opens the sources of a player', async () => {
    const html = `<video data-consent="films" width="300" height="200" controls>
      <source data-consent="films" data-src="http://tracker.test/film.mp4" type="video/mp4"></video>`;
    const visit = await lab.visit({ html, config });
    await boxes(visit).waitFor();
    await press(visit, 'load-once');
    await expectVisit(visit, { mustRequest: ['tracker.test/film.mp4'], cookies: [], allowErrors: true });
  });
});

describe('always allow', () => {
  test('grants what the embed needs and nothing else, for this page and the next', async () => {
    const visit = await lab.visit({ html: film() + film(), config });
    await boxes(visit).first().waitFor();
    await press(visit, 'always-allow');
    await expectVisit(visit, { mustRequest: ['tracker.test/film'], cookies: ['assent'], storage: [] });
    expect(await visit.page.locator('assent-embed').count()).toBe(0);
    const { categories, services, source } = await visit.page.evaluate(() => window.assent.consent);
    expect({ ...services }).toEqual({ films: 'granted', counter: 'denied' });
    expect(categories['analytics']).toBe('denied');
    expect(source).toBe('page');
    await visit.reload();
    await expectVisit(visit, { mustRequest: ['tracker.test/film'] });
    expect(await visit.page.locator('assent-embed').count()).toBe(0);
  });

  test('a withdrawal puts the placeholder back', async () => {
    const visit = await lab.visit({ html: film(), config });
    await assentUi(visit.page).acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
    await visit.page.evaluate(() => window.assent.rejectAll());
    await boxes(visit).waitFor();
    await visit.page.evaluate(() => window.assent.acceptAll());
    await expect.poll(() => visit.page.locator('assent-embed').count()).toBe(0);
    await expect.poll(() => visit.page.locator('iframe').getAttribute('src')).toBe(FILM);
  });
});

test('one that the page holds aside while it is withdrawn is shut when it comes back', async () => {
  const visit = await lab.visit({ html: `<main>${film()}</main>`, config: { ...config, onWithdraw: 'keep' } });
  await assentUi(visit.page).acceptAll();
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
  visit.forget();
  await visit.page.evaluate(() => {
    const aside = document.querySelector('iframe') as HTMLElement;
    aside.remove();
    window.assent.rejectAll();
    setTimeout(() => document.querySelector('main')?.append(aside), 300);
  });
  await boxes(visit).waitFor();
  expect(await visit.page.locator('iframe').getAttribute('src')).toBeNull();
  await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  await visit.page.evaluate(() => window.assent.acceptAll());
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
});

test('an embed that comes late, or comes back from a router’s cache, has one placeholder', async () => {
  const visit = await lab.visit({ html: '<main></main>', config });
  await assentUi(visit.page).bannerIsShown();
  await visit.page.locator('main').evaluate((main, html) => (main.innerHTML = html), film());
  await boxes(visit).waitFor();
  await visit.page.evaluate(() => {
    const { innerHTML } = document.body;
    const body = document.createElement('body');
    body.innerHTML = innerHTML;
    document.body.replaceWith(body);
  });
  await expect.poll(() => boxes(visit).count()).toBe(1);
  expect(await visit.page.locator('assent-embed').count()).toBe(1);
  await press(visit, 'load-once');
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
});

test('a visitor who has decided loads the part for it only where there is something to say', async () => {
  const visit = await lab.visit({ html: '<p>Words</p>', config });
  await assentUi(visit.page).rejectAll();
  await assentUi(visit.page).bannerIsHidden();
  await visit.reload();
  await expectVisit(visit, {
    mustNotRequest: ['shop.test/dist/assent-preferences.js', 'shop.test/dist/assent-banner.js'],
  });
});

test('under a strict policy nothing is violated', async () => {
  const policy = "default-src 'none'; script-src 'nonce-n' 'strict-dynamic'; style-src 'self'; frame-src tracker.test";
  const html = `<!doctype html><html lang="en"><title>Shop</title>
    <script nonce="n" type="application/json" data-assent-config>${JSON.stringify(config)}</script>
    <script nonce="n" src="/dist/assent.js"></script><div data-assent-list></div>${film('width="400" height="200"')}</html>`;
  lab.page('strict.test', '/', html, { 'Content-Security-Policy': policy });
  const visit = await lab.visit({ url: 'http://strict.test/' });
  await boxes(visit).waitFor();
  await visit.page.locator('[data-assent-list] table').first().waitFor();
  await press(visit, 'load-once');
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
});

test('load once opens nothing inside that needs anything else', async () => {
  const inside = ['analytics', 'nobody', 'films counter'].map(
    (ids, index) =>
      `<template data-consent="${ids}"><script src="http://tracker.test/${index}.js"></script></template>`,
  );
  const html = `<video data-consent="films" width="300" height="200" controls>${inside.join('')}
    <source data-consent="films" data-src="http://tracker.test/film.mp4" type="video/mp4"></video>`;
  const visit = await lab.visit({ html, config });
  await boxes(visit).waitFor();
  await press(visit, 'load-once');
  await expectVisit(visit, {
    mustRequest: ['tracker.test/film.mp4'],
    mustNotRequest: ['tracker.test/*.js'],
    cookies: [],
    allowErrors: true,
  });
});

test('an embed that a router kept as a text is seen when it comes back granted', async () => {
  const visit = await lab.visit({ html: `<main>${film()}</main>`, config });
  await boxes(visit).waitFor();
  const kept = await visit.page.locator('main').evaluate((main) => {
    const { innerHTML } = main;
    main.replaceChildren();
    return innerHTML;
  });
  await assentUi(visit.page).acceptAll();
  await visit.page.locator('main').evaluate((main, html) => (main.innerHTML = html), kept);
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'] });
  await visit.page.locator('iframe').waitFor({ state: 'visible' });
});

test('a placeholder that is taken away comes back, and goes along with its embed', async () => {
  const visit = await lab.visit({ html: `<main>${film()}</main><aside></aside>`, config });
  await boxes(visit).waitFor();
  await visit.page.evaluate(() => document.querySelector('assent-embed')?.remove());
  await boxes(visit).waitFor();
  await visit.page.evaluate(() => document.querySelector('aside')?.append(...document.querySelectorAll('iframe')));
  await visit.page.locator('aside assent-embed [part~="box"]').waitFor();
  expect(await visit.page.locator('assent-embed').count()).toBe(1);
});

test('without shadow roots it is plain, and works', async () => {
  const initScript = (): void => {
    Element.prototype.attachShadow = () => {
      throw new Error('blocked');
    };
  };
  const visit = await lab.visit({ html: `${film()}<div data-assent-list></div>`, config, initScript });
  await visit.page.locator('[data-assent-list] table').first().waitFor();
  await press(visit, 'load-once');
  await expectVisit(visit, { mustRequestOnce: ['tracker.test/film'], cookies: [], storage: [] });
});

test('no layout makes the browser complain of a loop', async () => {
  const columns = ['display: inline-block', 'width: fit-content', 'display: flex', 'display: table', 'float: left'];
  const films = [
    'style="width: 100%"',
    'style="width: 100%; aspect-ratio: 2"',
    'style="width: 120px; height: 60px"',
    '',
  ];
  const html = columns.flatMap((column) => films.map((each) => `<div style="${column}">${film(each)}</div>`)).join('');
  const initScript = (): void => {
    Object.assign(window, { told: [] as string[] });
    addEventListener('error', ({ message }) => (window as unknown as { told: string[] }).told.push(message));
  };
  const visit = await lab.visit({ html, config, initScript });
  await boxes(visit).first().waitFor();
  for (const width of [500, 900, 320]) {
    await visit.page.setViewportSize({ width, height: 700 });
    await visit.settled();
  }
  expect(await visit.page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([]);
});

test('a part that did not come is asked for again by the next embed', async () => {
  const written = `<script type="application/json" data-assent-config>${JSON.stringify(config)}</script>`;
  const visit = await lab.visit({ html: `<main></main>${written}`, assent: false });
  await visit.page.route('**/assent-preferences.js', (route) => route.abort());
  await visit.page.addScriptTag({ url: '/dist/assent.js' });
  const add = (): Promise<void> =>
    visit.page.locator('main').evaluate((main, html) => main.insertAdjacentHTML('beforeend', html), film());
  await add();
  await expectProblem(visit, 'ui/load-failed preferences');
  await visit.page.unroute('**/assent-preferences.js');
  await add();
  await expect.poll(() => boxes(visit).count()).toBe(2);
});
