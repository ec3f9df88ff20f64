/**
 * HTML that comes in pieces. A visitor who has granted must get each element whole and once, wherever the pieces end:
 * the server pauses after every byte of the element until the page has said that it has parsed so far.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const GRANTED = {
  assent: `1.${new Date().toISOString().slice(0, 10)}.0.1.banner.analytics.!advertising.!personalization~`,
};
const HEAD = `<!doctype html><html lang="en"><head><meta charset="utf-8"><script src="/dist/assent.js"></script>
<script>ran = []; said = (n) => fetch('/said?' + n); loaded = 0;</script></head><body>`;

/** Resolves once the page has run `said(n)`, and had time for what follows it in the same piece. */
async function hasSaid(host: string, n: number): Promise<void> {
  await expect
    .poll(() => lab.log.some((each) => each.host === host && each.path === `/said?${n}`), {
      timeout: 30_000,
      interval: 2,
    })
    .toBe(true);
}

/**
 * Serves one page with a copy of the element for each byte at which it can be cut, and visits it.
 *
 * @param element its markup, made for a number
 * @param every only each so many bytes
 */
async function visitCut(
  name: string,
  element: (n: number) => string,
  { every = 1, between = '' } = {},
): Promise<Visit> {
  const host = `${name}${(pages += 1)}.test`;
  const cuts = Array.from({ length: Math.floor((element(100).length - 1) / every) }, (_, index) => 1 + index * every);
  async function* pieces(): AsyncGenerator<string> {
    yield HEAD;
    for (const [index, cut] of cuts.entries()) {
      const markup = element(100 + index);
      yield `<script>said(${100 + index})</script>${markup.slice(0, cut)}`;
      await hasSaid(host, 100 + index);
      yield markup.slice(cut) + between;
    }
    yield '</body></html>';
  }
  const start = lab.log.length;
  lab.route(host, '/', () => ({ type: 'text/html; charset=utf-8', body: pieces() }));
  lab.route(host, '/said', { status: 204 });
  const visit = await lab.visit({ url: `http://${host}/`, cookies: GRANTED });
  expect(lab.log.slice(start).filter(({ path }) => path.startsWith('/said')).length).toBe(cuts.length);
  numbers = cuts.map((_, index) => 100 + index);
  return visit;
}
/** Of the elements on the page visited last. */
let numbers: number[] = [];
let pages = 0;

const runs = (visit: Visit): Promise<unknown[]> =>
  visit.page.evaluate(() => (window as never as { ran: unknown[] }).ran);

describe('cut at every byte, for a visitor who has granted', () => {
  const script = (n: number): string =>
    `<script type="text/plain" data-consent="analytics">ran.push(${n}); ran.push(-${n})</script>`;

  test.each([
    ['with white space after it', '\n'],
    ['with nothing after it', ''],
    [
      'with a node of another script after it',
      '<script>document.body.append(" ", document.createElement("hr"))</script>',
    ],
  ])('an inline script runs whole, once and in order, %s', async (_, between) => {
    const visit = await visitCut('inline', script, { between });
    await expect.poll(() => runs(visit), { timeout: 30_000 }).toEqual(numbers.flatMap((n) => [n, -n]));
    expect(visit.errors).toEqual([]);
  });

  test('an inline script, while other scripts put nodes behind it all the time', async () => {
    const busy = `<script>setInterval(() => {
      document.body.insertAdjacentHTML('beforeend', '\\n<i></i>');
      document.documentElement.append(document.createElement('i'));
    }, 1);</script>`;
    const visit = await visitCut('busy', (n) => (n === 100 ? busy : '') + script(n), { every: 3 });
    await expect.poll(() => runs(visit), { timeout: 30_000 }).toEqual(numbers.flatMap((n) => [n, -n]));
  });

  test.each([
    ['async', 'async'],
    ['deferred', 'defer'],
    ['a module', 'data-type="module"'],
  ])('an external script, %s, is fetched once', async (_, attributes) => {
    const visit = await visitCut(
      'external',
      (n) =>
        `<script type="text/plain" data-consent="analytics" ${attributes} data-src="http://tracker.test/t${n}.js?nobeacon&nostorage"></script>`,
      { every: 2 },
    );
    await expect.poll(() => fetched(/^\/t\d+/, visit), { timeout: 30_000 }).toEqual(numbers.map((n) => `/t${n}.js`));
  });

  test('a template brings all its scripts and elements', async () => {
    const visit = await visitCut(
      'template',
      (n) =>
        `<template data-consent="analytics"><b id="b${n}">x</b><script>ran.push(${n}); ran.push(-${n})</script><i id="i${n}"></i></template>`,
      { every: 2 },
    );
    await expect.poll(() => runs(visit), { timeout: 30_000 }).toEqual(numbers.flatMap((n) => [n, -n]));
    expect(await visit.page.locator('b[id]').count()).toBe(numbers.length);
    expect(await visit.page.locator('i[id]').count()).toBe(numbers.length);
  });

  test('scripts after a template keep their place', async () => {
    const visit = await visitCut(
      'order',
      (n) =>
        `<template data-consent="analytics"><script>ran.push(${n})</script></template><script type="text/plain" data-consent="analytics">ran.push(-${n})</script>`,
      { every: 7 },
    );
    await expect.poll(() => runs(visit), { timeout: 30_000 }).toEqual(numbers.flatMap((n) => [n, -n]));
  });

  test.each([
    [
      'a frame',
      (n: number) => `<iframe data-consent="analytics" data-src="http://tracker.test/frame.html?${n}"></iframe>`,
    ],
    ['an image', (n: number) => `<img alt="" data-consent="analytics" data-src="http://tracker.test/pixel.gif?${n}">`],
    [
      'a picture',
      (n: number) =>
        `<picture><source data-consent="analytics" data-srcset="http://tracker.test/pixel.gif?${n}"><img alt="" data-consent="analytics" data-src="http://tracker.test/wrong.gif?${n}"></picture>`,
    ],
    [
      'an object',
      (n: number) => `<object data-consent="analytics" data-data="http://tracker.test/frame.html?${n}"></object>`,
    ],
    [
      'a video',
      (n: number) =>
        `<video data-consent="analytics" preload="auto"><source data-consent="analytics" data-src="http://tracker.test/pixel.gif?${n}" type="video/mp4"></video>`,
    ],
  ])('%s loads once', async (_, element) => {
    const visit = await visitCut('media', element, { every: 4 });
    const expected = numbers.map((n) => `?${n}`).sort();
    await expect
      .poll(() => [...new Set(requests(visit).map(({ url }) => url.search))].sort(), { timeout: 30_000 })
      .toEqual(expected);
    expect(
      requests(visit)
        .map(({ url }) => url.search)
        .sort(),
    ).toEqual(expected);
    expect(requests(visit).filter(({ path }) => path.startsWith('/wrong'))).toEqual([]);
  });
});

test('a page with 1,000 scripts, cut into many pieces, loses none', async () => {
  const all = Array.from({ length: 1000 }, (_, n) => n);
  const html =
    HEAD + all.map((n) => `<script type="text/plain" data-consent="analytics">ran.push(${n})</script>`).join('\n');
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0, size = 1; at < html.length; at += size, size = 1 + ((size * 7919) % 4001)) {
      yield html.slice(at, at + size);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }
  lab.route('many.test', '/', () => ({ type: 'text/html; charset=utf-8', body: pieces() }));
  for (let load = 0; load < 5; load++) {
    const visit = await lab.visit({ url: 'http://many.test/', cookies: GRANTED });
    await expect.poll(() => runs(visit), { timeout: 60_000 }).toEqual(all);
    await visit.close();
  }
});

const requests = (visit: Visit) => visit.requests().filter(({ host }) => host === 'tracker.test');
const fetched = (form: RegExp, visit: Visit): string[] =>
  requests(visit)
    .filter(({ path }) => form.test(path))
    .map(({ url }) => url.pathname)
    .sort();
