/** Part D of the fault catalogue: scripts behind the gate. */
import { createHash } from 'node:crypto';
import { describe, expect } from 'vitest';
import { gated, problemsOf } from '../harness/index.ts';
import { A_RAN, eventually, fault, lab, NO_TRACKER, type Scene } from './fault.ts';
import { ACCEPTED, globalOf, inline, mark, marked } from './marks.ts';

const a = gated('analytics', 'a');
/** These scripts ran, in this order. */
const ran =
  (...names: string[]) =>
  async ({ visit }: Scene): Promise<void> =>
    eventually(() => visit.ran()).toEqual(names);

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
      await ui.acceptAll();
      const start = Date.now();
      await expect.poll(() => visit.ran(), { timeout: 6000 }).toEqual(['a']);
      expect(Date.now() - start).toBeGreaterThan(3000);
    },
    again: { ...A_RAN, patience: 8000 },
  });
  fault({
    name: 'D74 many hang, each on its own host: they share that time',
    page: {
      config: { scriptTimeout: 1000 },
      html:
        [1, 2, 3, 4, 5]
          .map((host) => gated('analytics', 'x').replace('tracker.', `tracker${host}.`).replace('x.js', 'x.js?hang'))
          .join('') + a,
      waitUntil: 'domcontentloaded',
    },
    async act({ visit, ui }) {
      await ui.acceptAll();
      const start = Date.now();
      await expect.poll(() => visit.ran(), { timeout: 8000 }).toEqual(['a']);
      expect(Date.now() - start).toBeLessThan(3000);
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
    // BUG: the queue starts in the middle of a scan and takes a deferred script before the ordered ones behind it.
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
    // BUG: the same.
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
    // BUG: the same, and the module’s time passes before the ordered script is looked at.
    name: 'D75 a module or an async script that hangs holds no classic script',
    page: {
      html:
        gated('analytics', 'm', '?hang').replace('type', 'data-type="module" type') +
        gated('analytics', 'x', '?hang').replace('<script', '<script async') +
        a,
      waitUntil: 'domcontentloaded',
    },
    expect: { ...A_RAN, patience: 2000 },
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
        expect((await problemsOf(visit)).join()).toContain('gate/document-write');
        // Afterwards it is the browser's own again.
        expect(await visit.page.evaluate(() => String(document.write))).toContain('native code');
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
    // BUG: external scripts are not guarded: the browser ignores their `write`, not their `open`.
    name: 'D76 external: document.open',
    page: external('document.open();'),
    check: ran('w', 'a'),
  });
  fault({
    // BUG: only the synchronous run of an inline script is guarded.
    name: 'D76 later: document.write from a timer of a gated script',
    page: { html: inline('analytics', 'setTimeout(() => document.write("late"), 20)') + a },
    act: async ({ ui, page }) => {
      await ui.acceptAll();
      await page.waitForTimeout(300);
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

// ------------------------------------------------------------------------------------ once, whatever happens

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
    async act({ ui, page }) {
      await ui.acceptAll();
      await page.waitForFunction(() => (window as { ran?: string[] }).ran?.length === 2);
      await page.evaluate(() => window.assent.rejectAll());
      await page.evaluate(() => window.assent.acceptAll());
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
// BUG: the parser marks scripts of `innerHTML` as already started, and a clone inherits the mark (live-script's
// `cloneNode`): they never run, and an external one holds those after it for four seconds.
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
  check: async ({ page }) => expect(await page.locator('#place > script').count()).toBe(1),
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

// ------------------------------------------------------------------------------------ attributes

const echo = (more = ''): string =>
  `(window.ran ||= []).push('echo'); window.echo = Object.fromEntries([...document.currentScript.attributes].map(({ name, value }) => [name, value])); ${more}`;
const cors = { 'Access-Control-Allow-Origin': '*' };
const sri = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

describe('D83 attributes are carried over', () => {
  const attributes = {
    id: 'vendor',
    class: 'one two',
    crossorigin: 'anonymous',
    referrerpolicy: 'no-referrer',
    fetchpriority: 'low',
    integrity: sri(echo()),
    'data-site': 'A-1',
    'data-domain-script': 'x y',
    'data-cfg': '{"deep":"é & <b>"}',
  };
  const text = Object.entries(attributes).map(([name, value]) => `${name}='${value}'`);
  fault({
    name: 'D83 integrity, crossorigin, referrerpolicy, fetchpriority, and the data-* that vendors read',
    page: () => {
      lab.route('tracker.test', '/echo.js', { body: echo(), type: 'text/javascript', headers: cors });
      return {
        html: `<script type="text/plain" data-consent="analytics" ${text.join(' ')} src="http://tracker.test/echo.js"></script>`,
      };
    },
    expect: { mustRequestOnce: ['tracker.test/echo.js'] },
    async check({ visit }) {
      expect(await globalOf(visit, 'echo')).toMatchObject({ ...attributes, src: 'http://tracker.test/echo.js' });
      const { headers } = visit.requests().find(({ path }) => path === '/echo.js')!;
      expect(headers.origin).toBe('http://shop.test');
      expect(headers.referer).toBeUndefined();
    },
  });
  fault({
    name: 'D83 inline onload and onerror',
    page: {
      html:
        gated('analytics', 'a').replace('<script', `<script onload="${mark('loaded')}"`) +
        gated('analytics', 'gone', '?status=404').replace('<script', `<script onerror="${mark('failed')}"`),
    },
    errors: /404/,
    check: ran('a', 'loaded', 'failed'),
  });
  fault({
    // BUG: the preload that is fetched ahead has no `charset`, and its decoding wins.
    name: 'D83 charset',
    page: () => {
      const body = Buffer.from("window.letter = '\xe9';", 'latin1');
      lab.route('tracker.test', '/latin.js', { body, type: 'text/javascript' });
      const latin = a.replace('a.js', 'latin.js').replace('<script', '<script charset="iso-8859-1"');
      return { html: gated('analytics', 'a', '?slow=300') + latin };
    },
    check: async ({ visit }) => expect(await globalOf(visit, 'letter')).toBe('é'),
  });
  fault({
    // BUG: the queue waits for a `load` that never comes: such a script is not to be inserted at all.
    name: 'D83 nomodule: never run, holds nobody',
    page: { html: gated('analytics', 'old').replace('<script', '<script nomodule') + a },
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/old.js'], patience: 2000 },
  });
  fault({
    name: 'D83 data-src, type in capitals, data-type of classic JavaScript',
    page: {
      html: `<script type="TEXT/PLAIN" data-consent="analytics" data-src="http://tracker.test/a.js"></script>
        <script type="text/plain" data-type="text/javascript" data-consent="analytics">${mark('b')}</script>
        <script type="text/plain" data-type="application/ld+json" data-consent="analytics">{ "not": "run" }</script>`,
    },
    check: ran('a', 'b'),
  });
  fault({
    name: 'D84 integrity mismatch: the browser refuses, the others go on',
    page: {
      html: a.replace('a.js', 'changed.js').replace('<script', `<script crossorigin integrity="${sri('else')}"`) + a,
    },
    errors: /integrity/,
    check: ran('a'),
  });
});

// ------------------------------------------------------------------------------------ what they need

describe('data-consent', () => {
  const ids = [
    'nobody', '', ' ', '!', '! !', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '!nobody', '!toString',
    'analytics nobody', 'analytics !analytics', 'analytics,advertising', 'ANALYTICS', '*', '!!analytics',
  ]; // prettier-ignore
  fault({
    name: 'D87 ids that nobody knows, and D88 no ids: shut for ever, the former a problem',
    page: { html: ids.map((id, index) => marked(id, String(index))).join('') + a },
    async check({ visit }) {
      expect(await visit.ran()).toEqual(['a']);
      expect((await problemsOf(visit)).filter((problem) => problem.startsWith('gate/unknown-id'))).not.toEqual([]);
    },
    // Once decided, the config is not checked again, but the markup is.
    again: A_RAN,
  });
  fault({
    name: 'D88 several ids, white space and twice the same: all of them, once',
    page: {
      html: `${marked(' analytics\n\tadvertising ', 'both')}${marked('analytics analytics', 'one')}${marked('analytics', 'plain')}`,
    },
    act: ({ ui }) => ui.grantOnly('analytics'),
    expect: {},
    check: ran('one', 'plain'),
    kept: { analytics: true, advertising: false },
  });
  fault({
    name: 'D88 !analytics runs after a refusal, and not before',
    page: { html: marked('!analytics', 'refused') + marked('!analytics !advertising', 'both') + a },
    before: {},
    async act({ ui, visit }) {
      expect(await visit.ran()).toEqual([]);
      await ui.rejectAll();
    },
    expect: NO_TRACKER,
    check: ran('refused', 'both'),
    kept: { analytics: false },
  });
  fault({
    name: 'D88 !analytics does not run after a grant',
    page: { html: marked('!analytics', 'refused') + marked('!analytics advertising', 'mixed') + a },
    check: ran('a'),
  });
  fault({
    name: 'D88 another attribute, of the page’s former product',
    page: {
      config: { attribute: 'data-category' },
      html: a.replace('data-consent', 'data-category') + gated('analytics', 'not-ours'),
    },
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/not-ours'] },
  });
});

// ------------------------------------------------------------------------------------ withdrawal

describe('withdrawal', () => {
  const services = [{ id: 'vendor', category: 'analytics', cookies: ['a'], storage: ['a'] }];
  const withdraw = async ({ ui }: Scene): Promise<void> => {
    await ui.openPreferences();
    await ui.rejectAll();
  };
  const left = { mustNotRequest: ['tracker'], cookies: ['assent'], storage: [] };

  for (const onWithdraw of ['reload', 'keep'] as const) {
    fault({
      name: `D90 withdrawn after the scripts ran (${onWithdraw}): stored, swept, nothing more runs`,
      page: { config: { services, onWithdraw, categories: ['functional', 'analytics'] } },
      async act(scene) {
        await scene.ui.acceptAll();
        await scene.page.waitForFunction(() => (window as { ran?: string[] }).ran?.length === 1);
        const reloaded = scene.page.waitForEvent('load', { timeout: 3000 }).catch(() => undefined);
        await withdraw(scene);
        if (onWithdraw === 'reload') expect(await reloaded).toBeDefined();
        scene.visit.forget();
        await scene.page.evaluate(() => {
          const late = document.createElement('script');
          late.type = 'text/plain';
          late.dataset['consent'] = 'analytics';
          late.dataset['src'] = 'http://tracker.test/late.js';
          document.body.append(late);
        });
      },
      expect: left,
      kept: { analytics: false },
    });
    fault({
      name: `D91 withdrawn while an external script is in flight (${onWithdraw}): those after it do not start`,
      page: {
        config: { services, onWithdraw, categories: ['functional', 'analytics'] },
        html:
          gated('analytics', 'slow', '?slow=1500&nostorage') +
          marked('analytics', 'b') +
          gated('analytics', 'c', '?nobeacon&nostorage'),
        waitUntil: 'domcontentloaded',
      },
      async act(scene) {
        await scene.ui.acceptAll();
        await eventually(() => scene.visit.requests().some(({ path }) => path.startsWith('/slow.js'))).toBe(true);
        await withdraw(scene);
        await scene.page.waitForTimeout(2200);
      },
      expect: { cookies: ['assent'], ...(onWithdraw === 'reload' ? { mustNotRequest: ['tracker.test/beacon'] } : {}) },
      check: async ({ visit }) => expect((await visit.ran()).filter((name) => name !== 'slow')).toEqual([]),
      again: left,
      kept: { analytics: false },
    });
  }
  fault({
    name: 'D92 the sweep deletes what is listed, on every path and parent domain, and nothing else',
    page: {
      url: 'http://www.shop.test/p/q',
      config: {
        onWithdraw: 'keep',
        services: [{ id: 'vendor', category: 'analytics', cookies: ['_v', '_v_*'], storage: ['v*'] }],
      },
      html: inline(
        'analytics',
        `document.cookie = '_v=1; path=/'; document.cookie = '_v=2; path=/p'; document.cookie = '_v=3; path=/p/q';
         document.cookie = '_v_x=1; domain=shop.test; path=/'; document.cookie = '_value=1; path=/';
         document.cookie = 'x_v=1; path=/'; localStorage.v1 = localStorage.own = '1';`,
      ),
    },
    async act(scene) {
      await scene.ui.acceptAll();
      await scene.page.waitForFunction(() => 'own' in localStorage);
      await withdraw(scene);
      await eventually(() => scene.visit.cookieNames()).toEqual(['_value', 'assent', 'x_v']);
    },
    expect: { cookies: ['_value', 'assent', 'x_v'], storage: ['own'] },
    kept: { analytics: false },
  });
});

// ------------------------------------------------------------------------------------ policies of the page

describe('content security policies', () => {
  const strict = [
    "default-src 'none'; script-src 'nonce-R' 'strict-dynamic'; style-src 'nonce-R'; connect-src 'self'",
    "img-src 'self' http://tracker.test; base-uri 'none'; form-action 'none'",
  ].join('; ');
  const trustedTypes = "require-trusted-types-for 'script'; trusted-types assent";
  const scripts = (nonce: string): string =>
    gated('analytics', 'a').replace('<script', `<script nonce="${nonce}"`) +
    marked('analytics', 'b', `nonce="${nonce}"`);

  const policies: Readonly<Record<string, string>> = {
    'a nonce alone': "script-src 'nonce-R'",
    'nonce and strict-dynamic': "script-src 'nonce-R' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
    'everything but our own and the tracker’s pixel forbidden': strict,
    'Trusted Types enforced': `script-src 'nonce-R' 'strict-dynamic'; ${trustedTypes}`,
    'all at once': `${strict}; ${trustedTypes}`,
  };
  for (const [name, csp] of Object.entries(policies)) {
    fault({
      name: `D83 CSP: ${name}`,
      page: { csp, assentAttributes: 'nonce="R"', html: scripts('R') },
      nonce: 'R',
      check: ran('a', 'b'),
    });
  }
  fault({
    name: 'D83 CSP: scripts without the nonce, or with another, are not lent ours',
    page: {
      csp: "script-src 'nonce-R' 'strict-dynamic'",
      assentAttributes: 'nonce="R"',
      html:
        scripts('').replaceAll('a.js', 'none.js') +
        scripts('S').replaceAll('a.js', 'other.js') +
        gated('analytics', 'a').replace('<script', '<script nonce="R"') +
        `<template data-consent="analytics"><script src="http://tracker.test/t.js"></script></template>`,
    },
    nonce: 'R',
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/none', 'tracker.test/other', 'tracker.test/t.js'] },
    check: async (scene) => {
      await ran('a')(scene);
      expect((await problemsOf(scene.visit)).join()).toContain('gate/nonce');
    },
  });
  fault({
    name: 'D83 CSP: hosts and a hash instead of a nonce',
    page: {
      csp: `script-src 'self' http://tracker.test '${sri(mark('b'))}' 'unsafe-hashes'`,
      html: a + marked('analytics', 'b'),
    },
    // The part that tells whether the page still works is inline, and forbidden here.
    before: false,
    act: async ({ page }) => {
      await page.evaluate(() => {
        const host = window as unknown as { pageRan: number; pageClicks: number };
        host.pageRan = 1;
        window.onclick = () => (host.pageClicks = (host.pageClicks ?? 0) + 1);
        window.assent.acceptAll();
      });
    },
    errors: /inline script|script-src-elem blocked inline/,
    check: ran('a', 'b'),
    kept: false,
  });
  fault({
    name: 'D137 Trusted Types without our policy: asked and kept, no script released, a problem',
    page: {
      csp: "require-trusted-types-for 'script'; trusted-types 'none'",
      html: `${a}<img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt="">`,
    },
    expect: { mustRequestOnce: ['tracker.test/pixel.gif'], mustNotRequest: ['tracker.test/a.js'] },
    // Chromium reports the refused policy by itself: it is the page's policy that says so.
    errors: /trusted-types|TrustedTypes|createPolicy/i,
    check: async ({ visit }) => expect((await problemsOf(visit)).join()).toContain('gate/trusted-types'),
  });
});
