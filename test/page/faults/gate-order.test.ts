/** The gate: scripts that fail, their order, and `document.write`: `docs/reliability.md`, D72 to D76. */
import { describe, expect } from 'vitest';
import { expectProblem, gated } from '../harness/index.ts';
import { A_RAN, eventually, fault, lab } from './fault.ts';
import { ACCEPTED, inline, mark, marked, ran } from './marks.ts';

const a = gated('analytics', 'a');

// ------------------------------------------------------------------------------------ scripts that fail

describe('a gated script before the others', () => {
  fault({
    name: 'D72 first gated script throws, external',
    page: { html: gated('analytics', 't', '?throw') + a },
    expect: { mustRequestOnce: ['tracker.test/t.js', ...(A_RAN.mustRequestOnce ?? [])] },
    errors: /t throws/,
    check: ran('t', 'a'),
  });
  fault({
    name: 'D72 first gated script throws, inline, also a syntax error',
    page: { html: inline('analytics', 'throw new Error("inline throws")') + inline('analytics', 'if (') + a },
    errors: /inline throws|Unexpected end of input/,
  });
  fault({
    name: 'D73 first gated script is 404',
    page: { html: gated('analytics', 'gone', '?status=404') + a },
    errors: /404/,
    check: ran('a'),
  });
  for (const reason of ['blockedbyclient', 'connectionrefused', 'namenotresolved'] as const) {
    fault({
      name: `D73 first gated script fails: ${reason}`,
      page: { html: gated('analytics', 'blocked') + a },
      async act({ page, ui }) {
        await page.route('**/blocked.js', (route) => route.abort(reason));
        await ui.acceptAll();
      },
      errors: /Failed to load resource/,
      check: ran('a'),
    });
  }
  fault({
    name: 'D74 first gated script hangs: the next waits its 4 seconds and no more',
    page: { html: gated('analytics', 'hang', '?hang') + a, waitUntil: 'domcontentloaded' },
    async act({ visit, ui }) {
      const start = Date.now();
      await ui.acceptAll();
      await expect.poll(() => visit.ran()).toEqual(['a']);
      expect(Date.now() - start).toBeGreaterThan(3000);
    },
    again: A_RAN,
  });
  fault({
    name: 'D74 many hang, each on its own host: they share that time',
    page: {
      // One after the other they would take 20 seconds.
      config: { scriptTimeout: 4000 },
      html:
        [1, 2, 3, 4, 5]
          .map((host) => gated('analytics', 'x').replace('tracker.', `tracker${host}.`).replace('x.js', 'x.js?hang'))
          .join('') + a,
      waitUntil: 'domcontentloaded',
    },
    async act({ visit, ui }) {
      await ui.acceptAll();
      const start = Date.now();
      await expect.poll(() => visit.ran()).toEqual(['a']);
      expect(Date.now() - start).toBeLessThan(12_000);
    },
  });
});

// ------------------------------------------------------------------------------------ order

describe('D75 order', () => {
  const abc = gated('analytics', 'a', '?slow=500') + marked('analytics', 'b') + gated('analytics', 'c');
  fault({ name: 'D75 A slow, B inline, C fast: A B C', page: { html: abc }, check: ran('a', 'b', 'c') });
  fault({
    name: 'D75 the same inside one template, and across categories',
    page: {
      html: `<template data-consent="analytics"><p>1</p>${abc.replace(/type="text\/plain" data-consent="analytics"/g, '')}</template>
        ${marked('advertising', 'd')}${gated('personalization', 'e')}`,
    },
    check: ran('a', 'b', 'c', 'd', 'e'),
  });
  fault({
    name: 'D75 async ones wait for nobody, and nobody for them',
    page: {
      html:
        gated('analytics', 'a', '?slow=600') +
        a.replace('a.js', 'free.js').replace('<script', '<script async') +
        gated('analytics', 'late', '?slow=900').replace('<script', '<script async') +
        marked('analytics', 'b'),
    },
    expect: { mustRequestOnce: ['tracker.test/beacon?late', 'tracker.test/beacon?a'] },
    check: ran('free', 'a', 'b', 'late'),
  });
  fault({
    name: 'D75 defer: after parsing, in order',
    page: {
      cookies: ACCEPTED,
      head:
        gated('analytics', 'd1', '?slow=200').replace('<script', '<script defer') +
        gated('analytics', 'd2').replace('<script', '<script defer'),
      html: `${a}<script>${mark('page')}</script>${marked('analytics', 'b')}`,
    },
    before: false,
    act: () => {},
    expect: { mustRequestOnce: ['tracker.test/beacon?d2'] },
    async check({ visit }) {
      const order = await visit.ran();
      expect(order.filter((name) => name !== 'page')).toEqual(['a', 'b', 'd1', 'd2']);
      expect(order.indexOf('page')).toBeLessThan(order.indexOf('d1'));
    },
  });
  fault({
    name: 'D75 modules: after the classic ones, in order, with their import map',
    page: {
      html: `<script type="text/plain" data-consent="analytics" data-type="importmap">{ "imports": { "lib": "http://tracker.test/lib.js" } }</script>
        <script type="text/plain" data-consent="analytics" data-type="module" src="http://tracker.test/m1.js?slow=300"></script>
        <script type="text/plain" data-consent="analytics" data-type="module">import 'lib'; ${mark('m2')}</script>${a}`,
    },
    expect: { mustRequestOnce: ['tracker.test/lib.js', 'tracker.test/m1.js', 'tracker.test/a.js'] },
    check: ran('a', 'm1', 'lib', 'm2'),
  });
  fault({
    name: 'D75 a module or an async script that hangs holds no classic script',
    page: {
      html:
        gated('analytics', 'm', '?hang').replace('type', 'data-type="module" type') +
        gated('analytics', 'x', '?hang').replace('<script', '<script async') +
        a,
      waitUntil: 'domcontentloaded',
    },
    expect: A_RAN,
  });
});

// ------------------------------------------------------------------------------------ document.write

describe('D76 a late document.write does not wipe the page', () => {
  for (const call of ['write("<p id=wiped>x</p>")', 'writeln("x", "y")', 'open()']) {
    fault({
      name: `D76 inline: document.${call}`,
      page: { html: inline('analytics', `document.${call}; ${mark('w')}`) + a },
      async check({ visit }) {
        expect(await visit.ran()).toEqual(['w', 'a']);
        await expectProblem(visit, 'gate/document-write');
      },
    });
  }
  fault({
    name: 'D76 external: document.write, which the browser ignores',
    page: { html: gated('analytics', 'w', '?write') + a },
    errors: /Failed to execute 'write' on 'Document'/,
    check: ran('w', 'a'),
  });
  const external = (code: string) => () => {
    lab.route('tracker.test', '/w.js', { body: `${mark('w')}${code}`, type: 'text/javascript' });
    return { html: gated('analytics', 'w') + a };
  };
  fault({
    name: 'D76 external: document.open, which the browser would obey',
    page: external('document.open();'),
    async check(scene) {
      await ran('w', 'a')(scene);
      await expectProblem(scene.visit, 'gate/document-write');
    },
  });
  fault({
    name: 'D76 later: document.write from a timer of a gated script',
    page: { html: inline('analytics', `setTimeout(() => { document.write('late'); ${mark('wrote')} }, 20)`) + a },
    async check({ visit }) {
      await eventually(() => visit.ran()).toContain('wrote');
      await expectProblem(visit, 'gate/document-write');
    },
  });
  fault({
    name: 'D76 in a template: document.write',
    page: {
      html: `<template data-consent="analytics"><script>document.write('x'); ${mark('w')}</script></template>${a}`,
    },
    check: ran('w', 'a'),
  });
});
