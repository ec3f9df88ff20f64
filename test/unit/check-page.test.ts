import fc from 'fast-check';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkFiles } from '../../src/cli/check-files.ts';
import { checkPage } from '../../src/cli/page/check-page.ts';
import { elementsOf } from '../../src/cli/page/elements.ts';
import { runs } from './arbitraries.ts';

const ASSENT = '<script src="/assent/assent.js" data-config="/assent.json"></script>';
const TRACKER = 'src="https://t.example/a.js"></script>';
const config = {
  services: [
    { id: 'stats', category: 'analytics', match: ['https://*.stats.example/collect'] },
    { id: 'cdn', category: 'functional', match: ['//cdn.example/'] },
  ],
};

/** What is wrong with a page, each as `code path`. */
function findIn(html: string, raw: unknown = config): string[] {
  return checkPage(elementsOf(html), raw).map(({ code, path }) => `${code} ${path}`);
}

const head = (inside: string, body = ''): string =>
  `<!doctype html><html><head>${ASSENT}${inside}</head><body>${body}</body></html>`;

describe('a page', () => {
  const cases: [string, ...string[]][] = [
    [''],
    ['<p>nothing of ours</p>'],
    [head(`<script type="text/plain" data-consent="analytics" ${TRACKER}`)],
    [head(`<script type="TEXT/PLAIN" data-consent="stats !analytics" ${TRACKER}`)],
    [head(`<script data-consent="analytics" ${TRACKER}`), 'gate/not-held script https://t.example/a.js'],
    [head(`<script type="module" data-consent="analytics" ${TRACKER}`), 'gate/not-held script https://t.example/a.js'],
    [
      head(`<script type="text/plain" data-consent="analitics" ${TRACKER}`),
      'gate/unknown-id script https://t.example/a.js',
    ],
    [head(`<script type="text/plain" data-consent="" ${TRACKER}`), 'gate/unknown-id script https://t.example/a.js'],
    [head('', '<iframe data-consent="stats" data-src="https://x.example/"></iframe>')],
    [head('', '<iframe id="f" data-consent="stats" src="/x"></iframe>'), 'gate/not-held iframe#f /x'],
    [head('', '<img data-consent="stats" srcset="/x 2x">'), 'gate/not-held img'],
    [head('', '<object data-consent="stats" data="/x"></object>'), 'gate/not-held object'],
    [head('<link rel="stylesheet" data-consent="stats" href="/x">'), 'gate/not-held link /x'],
    [head('', '<img data-consent="stats" data-src="javascript:x">'), 'gate/bad-url img javascript:x'],
    [head('', '<form data-consent="none"></form>')],
    [head('', `<template data-consent="stats"><script src="https://a.stats.example/collect"></script></template>`)],
    [head('', `<template data-consent="statz"></template>`), 'gate/unknown-id template'],
    [
      head('<link rel="preconnect" href="https://a.stats.example">'),
      'check/early-contact link https://a.stats.example',
    ],
    [head('<link rel="dns-prefetch" href="//a.stats.example">'), 'check/early-contact link //a.stats.example'],
    [head('<link rel="preconnect" href="https://cdn.example">')],
    [head('<link rel="preload" as="style" href="/own.css">')],
    [
      head(
        `<link rel="preload" href="https://t.example/a.js"><script type="text/plain" data-consent="stats" ${TRACKER}`,
      ),
      'check/early-contact link https://t.example/a.js',
    ],
    [
      head(
        `<link rel="preload" href="https://t.example/a.js"><script type="text/plain" data-consent="functional" ${TRACKER}`,
      ),
    ],
    [
      head('<script src="https://a.stats.example/collect.js"></script>'),
      'guard/needs-markup script https://a.stats.example/collect.js',
    ],
    [head('', '<img src="//b.stats.example/collect?x">'), 'guard/needs-markup img //b.stats.example/collect?x'],
    [head('<script src="https://a.stats.example/other.js"></script>')],
    [head('<script src="https://cdn.example/x.js"></script>')],
    [head(ASSENT), 'script/twice script /assent/assent.js'],
    [`<script src="/a.js"></script>${ASSENT}`, 'check/not-first script /a.js'],
    [`<script>(window.assent ||= []).push(x)</script><script src="/assent/assent-guard.js"></script>${ASSENT}`],
    [`<script type="application/ld+json">{}</script>${ASSENT}`],
    [`<body>${ASSENT}`, 'check/not-first script /assent/assent.js'],
    ['<script async src="/assent.js?v=2"></script>', 'check/not-first script /assent.js?v=2'],
    ['<script type="module" src="/assent.js"></script>', 'ui/load-failed script /assent.js'],
  ];
  test.each(cases)('%s', (html, ...expected) => {
    expect(findIn(html)).toEqual(expected);
  });

  test('with an inline script before Assent gets a warning, with a file before it an error', () => {
    const html = `<script>dark()</script><script src="/a.js"></script>${ASSENT}`;
    expect(checkPage(elementsOf(html), config).map(({ code, level }) => `${level} ${code}`)).toEqual([
      'warning check/not-first',
      'error check/not-first',
    ]);
  });

  test('without a launcher needs another way back', () => {
    const raw = { ui: { launcher: false } };
    expect(findIn(head(''), raw)).toEqual(['check/no-way-back script /assent/assent.js']);
    expect(findIn(head('', '<button data-assent-do="open">Cookies</button>'), raw)).toEqual([]);
    expect(findIn('<p>a part of a page</p>', raw)).toEqual([]);
  });

  test('is read by the attribute that the config names', () => {
    const html = head(`<script data-category="analytics" ${TRACKER}`);
    expect(findIn(html, { attribute: 'data-category' })).toEqual(['gate/not-held script https://t.example/a.js']);
  });

  test('whose config nobody knows: ids are not judged, the rest is', () => {
    const html = head(`<script data-consent="whatever" ${TRACKER}`);
    expect(checkPage(elementsOf(html), undefined).map(({ code }) => code)).toEqual(['gate/not-held']);
  });

  test('may be anything at all', () => {
    const piece = fc.constantFrom(
      '<script ', 'data-consent="', 'analytics', '">', '</script>', '<template>', '<link rel=preload href=', '//t', '<!--',
      '<svg>', '<head>', '<body>', '\0', '"', "'", ' src=', 'https://[', 'data-assent-config', '<iframe', '>', '{}', '\ud800',
    ); // prettier-ignore
    const html = fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(html, (pieces) => {
        for (const { offset } of checkPage(elementsOf(pieces.join('')), config))
          expect(offset).toBeGreaterThanOrEqual(0);
      }),
      runs(0.3),
    );
  });
});

describe('pages among files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assent-pages-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  const linesOf = (...files: string[]): string[] =>
    checkFiles(files).flatMap(({ findings }) => findings.map(({ line, column, code }) => `${line}:${column} ${code}`));
  const marked = '<script type="text/plain" data-consent="maps" src="/maps.js"></script>';
  const maps = '{"categories":[{"id":"maps","title":"Maps"}]}';

  test('take the config that is given along', () => {
    const page = file('a/index.html', `${ASSENT}\n${marked}`);
    expect(linesOf(page, file('b/assent.json', maps))).toEqual([]);
    expect(linesOf(file('b/other.json', '{}'), page)).toEqual(['2:1 gate/unknown-id']);
  });

  test('find the config that their tag names, in their folder or above', () => {
    file('site/assent.json', maps);
    expect(linesOf(file('site/deep/er/index.html', `${ASSENT}\n${marked}`))).toEqual([]);
    expect(linesOf(file('site/index.html', `${ASSENT.replace('/assent.json', 'assent.json?v=2')}\n${marked}`))).toEqual(
      [],
    );
  });

  test('say so when it is not there', () => {
    const tag = ASSENT.replace('/assent.json', '/made-up-name.json');
    expect(linesOf(file('c/index.html', `<!doctype html>\n${tag}\n${marked}`))).toEqual(['2:1 check/no-config']);
  });

  test('have a config inside, which is checked at its lines', () => {
    const inline = (json: string): string =>
      `<!doctype html>\r\n<script type="application/json" data-assent-config>\r\n${json}\r\n</script>\r\n<script src="/assent.js"></script>\r\n${marked}`;
    expect(linesOf(file('d/1.html', inline(maps)))).toEqual([]);
    expect(linesOf(file('d/2.html', inline('{\r\n "revisoin": 2 }')))).toEqual([
      '4:2 config/unknown-key',
      '7:1 gate/unknown-id',
    ]);
    expect(linesOf(file('d/3.html', inline('{ "a" }')))).toEqual(['3:7 config/unreadable']);
  });

  test('of the demo have no errors', () => {
    const demo = join(import.meta.dirname, '../../demo');
    const folders = ['.', ...readdirSync(join(demo, 'sites')).map((name) => join('sites', name))].filter((name) =>
      existsSync(join(demo, name, 'assent.json')),
    );
    expect(folders).toHaveLength(6);
    for (const name of folders) {
      const files = ['assent.json', 'index.html'].map((each) => join(demo, name, each));
      const errors = checkFiles(files).flatMap(({ findings }) => findings.filter(({ level }) => level !== 'warning'));
      expect(errors).toEqual([]);
    }
  });

  test('of 200,000 open elements, or one line of 3 MB, are read soon', () => {
    const start = performance.now();
    expect(linesOf(file('e/1.html', '<div>'.repeat(200_000)))).toEqual([]);
    expect(linesOf(file('e/2.html', `<p title="${'x'.repeat(3_000_000)}">`))).toEqual([]);
    expect(performance.now() - start).toBeLessThan(50_000);
  });
});
