/**
 * `assent-guard.js`: what carries no markup is held all the same, if it matches a service. Counted at the server.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectVisit, openLab, type Lab, type Visit, type VisitOptions } from './harness/index.ts';

const root = resolve(import.meta.dirname, '../..');

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const T = 'http://tracker.test';
const config = {
  services: [
    { id: 'lab', category: 'analytics', match: ['*://tracker.test/*', '*://*.tracker.test/*'] },
    { id: 'shop', category: 'functional', match: ['http://cdn.test/*'] },
  ],
  onWithdraw: 'keep',
};

interface GuardedOptions extends Omit<VisitOptions, 'config'> {
  body?: string;
  config?: object | null;
  nonce?: string;
  guards?: number;
}

/** A page with the guard before Assent, as the documentation says. */
function visitGuarded({
  body = '',
  head = '',
  nonce = '',
  guards = 1,
  ...options
}: GuardedOptions = {}): Promise<Visit> {
  const attribute = nonce && ` nonce="${nonce}"`;
  const json = options.config === null ? '' : JSON.stringify(options.config ?? config);
  return lab.visit({
    ...options,
    config: {},
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
      ${json && `<script type="application/json" data-assent-config>${json}</script>`}
      ${`<script src="/dist/assent-guard.js"${attribute}></script>`.repeat(guards)}
      <script src="/dist/assent.js"${attribute}></script>${head}</head><body>${body}</body></html>`,
  });
}

const acceptAll = (visit: Visit): Promise<void> => visit.page.evaluate(() => window.assent.acceptAll());

const nothing = { mustNotRequest: ['tracker.test/', '*.tracker.test/*'], cookies: [], storage: [] } as const;

/** Ways in which elements come into a page; what each asks for once it may. */
const elements: Record<string, [code: string, ...requests: string[]]> = {
  'script.src, append': [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'script.src after append': [
    `const s = document.createElement('script'); document.head.append(s); s.src = '${T}/a.js'`,
    'a.js',
    'beacon?a',
  ],
  'script.src, then type': [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; s.type = 'text/javascript'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'script.src, then setAttribute type module': [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; s.setAttribute('type', 'module'); document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'script with settings in its text': [
    `const s = document.createElement('script'); s.text = 'lang: en_US, {'; s.src = '${T}/a.js'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'setAttribute, appendChild': [
    `const s = document.createElement('script'); s.setAttribute('SRC', '${T}/a.js'); document.body.appendChild(s)`,
    'a.js',
    'beacon?a',
  ],
  'setAttributeNS, insertBefore': [
    `const s = document.createElement('script'); s.setAttributeNS(null, 'src', '${T}/a.js');
     const first = document.getElementsByTagName('script')[0]; first.parentNode.insertBefore(s, first)`,
    'a.js',
    'beacon?a',
  ],
  replaceChild: [
    `const s = document.createElement('script'); s.src = '${T}/a.js'; const p = document.createElement('p');
     document.body.append(p); document.body.replaceChild(s, p)`,
    'a.js',
  ],
  'before, after, replaceWith, prepend, insertAdjacentElement, insertNode': [
    `const make = (name) => { const s = document.createElement('script'); s.src = '${T}/' + name + '.js'; return s };
     const p = document.createElement('p'), q = document.createElement('p'); document.body.append(p, q);
     p.before(make('a')); p.after(make('b')); q.replaceWith(make('c')); p.prepend(make('d'));
     p.insertAdjacentElement('beforeend', make('e')); const r = document.createRange(); r.selectNode(p); r.insertNode(make('f'))`,
    'a.js',
    'b.js',
    'c.js',
    'd.js',
    'e.js',
    'f.js',
  ],
  'in a fragment': [
    `const f = document.createDocumentFragment(), s = document.createElement('script'); s.src = '${T}/a.js'; f.append(s); document.body.append(f)`,
    'a.js',
  ],
  'in a shadow root': [
    `const d = document.createElement('div'); document.body.append(d); const r = d.attachShadow({ mode: 'closed' });
     const i = document.createElement('img'); i.src = '${T}/pixel.gif'; r.append(i); r.innerHTML += '<img src="${T}/pixel.gif?2">'`,
    'pixel.gif?2',
  ],
  'module script': [
    `const s = document.createElement('script'); s.type = 'module'; s.src = '${T}/a.js'; document.head.append(s)`,
    'a.js',
    'beacon?a',
  ],
  'new Image().src': [`new Image().src = '${T}/pixel.gif'`, 'pixel.gif'],
  'new Image().srcset': [`new Image().srcset = '${T}/pixel.gif 1x, ${T}/pixel.gif?2 2x'`, 'pixel.gif'],
  'srcset whose second matches': [`new Image(1, 1).srcset = '${T}/pixel.gif 1x, /own.gif 2x'`, 'pixel.gif'],
  'a clone of an image': [
    `const i = new Image(); i.src = '${T}/pixel.gif?1'; document.body.append(i.cloneNode())`,
    'pixel.gif?1',
  ],
  'iframe.src': [
    `const f = document.createElement('iframe'); f.src = '${T}/frame.html'; document.body.append(f)`,
    'frame.html',
  ],
  'iframe.setAttribute after append': [
    `const f = document.createElement('iframe'); document.body.append(f); f.setAttribute('src', '${T}/frame.html')`,
    'frame.html',
  ],
  'link.href': [
    `const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '${T}/pixel.gif?css'; document.head.append(l)`,
    'pixel.gif?css',
  ],
  'link.rel after href': [
    `const l = document.createElement('link'); l.href = '${T}/pixel.gif?pre'; document.head.append(l); l.as = 'image'; l.rel = 'preload'`,
    'pixel.gif?pre',
  ],
  innerHTML: [
    `const d = document.createElement('div'); document.body.append(d);
     d.innerHTML = '<p>x<img src="${T}/pixel.gif"><iframe src="${T}/frame.html"></iframe>'`,
    'pixel.gif',
    'frame.html',
  ],
  'innerHTML of an element that comes later': [
    `const d = document.createElement('div'); d.innerHTML = '<img src="${T}/pixel.gif">'; document.body.append(d)`,
    'pixel.gif',
  ],
  'innerHTML of a table': [
    `const t = document.createElement('table'); document.body.append(t);
     t.innerHTML = '<tr><td><img src="${T}/pixel.gif"></td></tr>'; if (!t.rows[0]?.cells[0]?.firstChild) throw new Error('no cell')`,
    'pixel.gif',
  ],
  outerHTML: [
    `const d = document.createElement('div'); document.body.append(d); d.outerHTML = '<img src="${T}/pixel.gif">'`,
    'pixel.gif',
  ],
  insertAdjacentHTML: [
    `const d = document.createElement('div'); document.body.append(d);
     for (const [i, w] of ['beforebegin', 'afterBegin', 'beforeend', 'afterend'].entries()) d.insertAdjacentHTML(w, '<i>' + i + '</i><img src="${T}/pixel.gif?' + i + '">');
     if (document.body.textContent.replace(/[^0-3]/g, '').slice(-4) !== '0123') throw new Error(document.body.textContent)`,
    'pixel.gif?0',
    'pixel.gif?1',
    'pixel.gif?2',
    'pixel.gif?3',
  ],
  createContextualFragment: [
    `document.body.append(document.createRange().createContextualFragment('<script src="${T}/a.js"><\\/script><img src="${T}/pixel.gif">'))`,
    'a.js',
    'pixel.gif',
  ],
  'document.write': [
    `document.write('<script src="${T}/a.js"><\\/script><img src="', '${T}/pixel.gif">')`,
    'a.js',
    'pixel.gif',
  ],
  'a URL with capitals and the port of its scheme': [
    `new Image().src = ' HTTP://TRACKER.test:80/pixel.gif'`,
    'pixel.gif',
  ],
  'a URL without scheme': [`new Image().src = '//tracker.test/pixel.gif'`, 'pixel.gif'],
  'a URL relative to <base>': [
    `const b = document.createElement('base'); b.href = '${T}/'; document.head.append(b); new Image().src = 'pixel.gif'`,
    'pixel.gif',
  ],
};

describe('elements without markup', () => {
  test.each(Object.entries(elements))('%s: nothing before a yes, then once', async (_, [code, ...requests]) => {
    const visit = await visitGuarded({ body: `<script>${code}</script>` });
    await expectVisit(visit, nothing);
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: requests.map((path) => `tracker.test/${path}`) });
  });
});

describe('requests of scripts', () => {
  /** Runs code in the page that answers how it ended. */
  const requests: Record<string, [code: string, held: unknown, request: string]> = {
    'fetch of a text': [
      `fetch('${T}/beacon?1').then((r) => r.status, (e) => [e.name, e.message])`,
      ['TypeError', 'Failed to fetch'],
      'beacon?1',
    ],
    'fetch of a URL': [`fetch(new URL('${T}/beacon?1')).then((r) => r.status, (e) => e.name)`, 'TypeError', 'beacon?1'],
    'fetch of a Request': [
      `fetch(new Request('${T}/beacon?1', { method: 'POST', body: 'x' })).then((r) => r.status, (e) => e.name)`,
      'TypeError',
      'beacon?1',
    ],
    XMLHttpRequest: [
      `new Promise((done) => { const x = new XMLHttpRequest(), seen = []; x.open('GET', '${T}/beacon?1');
        x.onreadystatechange = () => seen.push(x.readyState); x.onload = x.onerror = (e) => seen.push(e.type);
        x.addEventListener('loadend', () => done([...seen, x.status, x.responseText, x.getAllResponseHeaders()])); x.send() })`,
      [4, 'error', 0, '', ''],
      'beacon?1',
    ],
    sendBeacon: [`navigator.sendBeacon('${T}/beacon?1', 'x')`, true, 'beacon?1'],
    EventSource: [
      `new Promise((done) => { const s = new EventSource('${T}/beacon?1'), seen = [s.readyState, s.url, s instanceof EventSource];
        s.onerror = (e) => { s.close(); done([...seen, e.type, s.readyState]) } })`,
      [0, `${T}/beacon?1`, true, 'error', 2],
      'beacon?1',
    ],
  };
  test.each(Object.entries(requests))(
    '%s fails as if blocked, and works after a yes',
    async (_, [code, held, request]) => {
      const visit = await visitGuarded();
      expect(await visit.page.evaluate(code)).toEqual(held);
      await expectVisit(visit, nothing);
      await acceptAll(visit);
      const result = await visit.page.evaluate(code);
      await expectVisit(visit, { mustRequestOnce: [`tracker.test/${request}`], allowErrors: /console/ });
      if (Array.isArray(held) && held[0] === 0) expect(result).toEqual(held);
      else if (held !== true) expect(result).not.toEqual(held);
    },
  );

  test('WebSocket: an error, a close, no throw, and no connection', async () => {
    const visit = await visitGuarded();
    const code = `new Promise((done) => {
      const s = new WebSocket('ws://tracker.test/socket', 'chat'), seen = [s.readyState, s.url, s.constructor === WebSocket];
      s.binaryType = 'arraybuffer'; s.send('lost'); s.onopen = s.onmessage = () => {};
      s.addEventListener('error', () => seen.push('error')); s.onerror = () => seen.push('onerror');
      s.onclose = (e) => { s.close(); done([...seen, e.type, e.code, e.wasClean, s.readyState, s instanceof WebSocket && e instanceof CloseEvent]) } })`;
    const held = [0, 'ws://tracker.test/socket', true, 'error', 'onerror', 'close', 1006, false, 3, true];
    expect(await visit.page.evaluate(code)).toEqual(held);
    await expectVisit(visit, nothing);
    await acceptAll(visit);
    const url = await visit.page.evaluate(`new WebSocket('ws://tracker.test/socket').url`);
    expect(url).toBe('ws://tracker.test/socket');
    // The lab's server does not speak WebSocket; that the browser has tried to connect is in the console.
    await expect.poll(() => visit.errors.map(({ text }) => text).join()).toContain('WebSocket connection to');
  });

  test('XMLHttpRequest can be used again for something else', async () => {
    const visit = await visitGuarded();
    lab.route('shop.test', '/own', { body: 'own' });
    const seen = await visit.page.evaluate(`new Promise((done) => { const x = new XMLHttpRequest();
      x.open('GET', '${T}/beacon'); x.onerror = () => { x.onload = () => done([x.readyState, x.responseText]); x.open('GET', '/own'); x.send() }; x.send() })`);
    expect(seen).toEqual([4, 'own']);
    await expectVisit(visit, nothing);
  });

  test('subclasses are held as well, and stay what they are', async () => {
    const visit = await visitGuarded();
    const seen = await visit.page.evaluate(`(async () => {
      class Socket extends WebSocket { hello() { return 'hello' } }
      const socket = new Socket('ws://tracker.test/socket');
      await new Promise((done) => (socket.onclose = done));
      class Request2 extends XMLHttpRequest { send() { this.mine = true; super.send() } }
      const request = new Request2(); request.open('GET', '${T}/beacon');
      await new Promise((done) => { request.onerror = done; request.send() });
      return [socket instanceof Socket, socket instanceof WebSocket, socket.hello(), socket.constructor === Socket, request.mine, request instanceof Request2];
    })()`);
    expect(seen).toEqual([true, true, 'hello', true, true, true]);
    await expectVisit(visit, nothing);
  });
});

describe('what the parser meets', () => {
  const body = `<script src="${T}/a.js"></script><script src="${T}/b.js" defer></script><script src="${T}/c.js" async></script>
    <script src="${T}/m.js" type="module"></script><img src="${T}/pixel.gif"><iframe src="${T}/frame.html"></iframe>
    <p id="end">end</p>`;

  test('does not run, sets no cookie, sends no beacon; that it was fetched is told, with a call for markup', async () => {
    const visit = await visitGuarded({ body });
    await expectVisit(visit, { mustNotRequest: ['tracker.test/beacon'], cookies: [], storage: [] });
    expect(await visit.ran()).toEqual([]);
    expect(await visit.page.evaluate(() => window.frames.length && window.frames[0]?.location.href)).toBe(
      'about:blank',
    );
    const told = visit.warnings.filter((text) => text.includes('guard/parser-inserted'));
    for (const file of ['a.js', 'b.js', 'c.js', 'm.js', 'pixel.gif', 'frame.html']) {
      expect(
        told.filter((text) => text.includes(`${T}/${file}`)),
        file,
      ).toHaveLength(1);
    }
    // The preload scanner is faster than any script. Markup is the only lock: docs/unmarked.md says so.
    const fetched = visit
      .requests()
      .filter(({ host }) => host === 'tracker.test')
      .map(({ path }) => path);
    expect(fetched).toEqual(expect.arrayContaining(['/a.js', '/b.js', '/c.js', '/m.js']));
  });

  test('runs after a yes, in its order', async () => {
    const visit = await visitGuarded({
      body: `<script src="${T}/a.js?slow=300"></script><script>window.inline = 1</script><script src="${T}/b.js"></script>`,
    });
    expect(await visit.ran()).toEqual([]);
    visit.forget();
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/beacon?a', 'tracker.test/beacon?b'] });
    expect(await visit.ran()).toEqual(['a', 'b']);
  });

  test('what is marked for the gate is left to it', async () => {
    const visit = await visitGuarded({
      body: `<script type="text/plain" data-consent="analytics" src="${T}/a.js"></script>
        <img data-consent="analytics" data-src="${T}/pixel.gif"><template data-consent="analytics"><script src="${T}/b.js"></script></template>`,
    });
    await expectVisit(visit, nothing);
    expect(visit.warnings).toEqual([]);
    await acceptAll(visit);
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js', 'tracker.test/pixel.gif', 'tracker.test/beacon?a'],
    });
  });
});

describe('consent', () => {
  const unmarked = `<script>const s = document.createElement('script'); s.src = '${T}/a.js'; document.head.append(s)</script>`;

  test('is known on later pages: nothing is held', async () => {
    const first = await visitGuarded({ body: unmarked });
    await acceptAll(first);
    await expectVisit(first, { mustRequestOnce: ['tracker.test/beacon?a'] });
    await first.reload();
    await expectVisit(first, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] });
    expect(first.warnings).toEqual([]);
  });

  test('refused: nothing goes, now or later', async () => {
    const visit = await visitGuarded({ body: unmarked });
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expectVisit(visit, { ...nothing, cookies: ['assent'] });
    await visit.reload();
    await expectVisit(visit, { ...nothing, cookies: ['assent'] });
  });

  test('for one service leaves the others held', async () => {
    const services = ['a', 'b'].map((id) => ({ id, category: 'analytics', match: [`${T}/${id}.js`] }));
    const visit = await visitGuarded({
      config: { services },
      body: `<script>for (const n of 'ab') { const s = document.createElement('script'); s.src = '${T}/' + n + '.js'; document.head.append(s) }</script>`,
    });
    await visit.page.evaluate(() => window.assent.set({ a: true, b: false }));
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
  });

  test('is not asked for what is required', async () => {
    const visit = await visitGuarded({
      body: `<script>const i = new Image(); i.src = 'http://cdn.test/logo.gif'; fetch('http://cdn.test/data').catch(() => {})</script>`,
    });
    await expectVisit(visit, { mustRequestOnce: ['cdn.test/logo.gif', 'cdn.test/data'], allowErrors: /console/ });
  });

  test('withdrawn: everything is held again, and frames are emptied', async () => {
    const visit = await visitGuarded({ body: `<iframe id="frame"></iframe>` });
    await acceptAll(visit);
    await visit.page.evaluate(`document.getElementById('frame').src = '${T}/frame.html'`);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html'] });
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expect.poll(() => visit.page.evaluate(`document.getElementById('frame').hasAttribute('src')`)).toBe(false);
    visit.forget();
    await visit.page.evaluate(`fetch('${T}/beacon').catch(() => {}); new Image().src = '${T}/pixel.gif'`);
    expect(visit.page.frames()).toHaveLength(2);
    expect(visit.page.frames()[1]?.url()).toBe('about:blank');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html', 'tracker.test/pixel.gif'] });
  });

  test('scripts run in the order in which they were inserted', async () => {
    const visit = await visitGuarded({
      body: `<script>const make = (n, q) => { const s = document.createElement('script'); s.async = false; s.src = '${T}/' + n + '.js' + q; return s };
        const a = make('a', ''), b = make('b', '?slow=300'); document.head.append(b); document.head.append(a)</script>`,
    });
    await acceptAll(visit);
    await expectVisit(visit, { mustRequest: ['tracker.test/beacon?a'], patience: 5000 });
    expect(await visit.ran()).toEqual(['b', 'a']);
  });

  test('without Assent, nothing is granted', async () => {
    const visit = await lab.visit({
      html: `<!doctype html><html><head><script type="application/json" data-assent-config>${JSON.stringify(config)}</script>
        <script src="/dist/assent-guard.js"></script></head><body>${unmarked}</body></html>`,
    });
    await expectVisit(visit, nothing);
  });
});

/** What one can see of the built-ins that are patched. */
const SHAPES = `(() => {
  const members = [[window, 'fetch'], [window, 'WebSocket'], [window, 'EventSource'], [Navigator.prototype, 'sendBeacon'],
    [XMLHttpRequest.prototype, 'open'], [XMLHttpRequest.prototype, 'send'], [Element.prototype, 'setAttribute'],
    [Element.prototype, 'setAttributeNS'], [Element.prototype, 'innerHTML'], [Element.prototype, 'outerHTML'],
    [Element.prototype, 'insertAdjacentHTML'], [ShadowRoot.prototype, 'innerHTML'], [Range.prototype, 'createContextualFragment'],
    [Document.prototype, 'write'], [HTMLScriptElement.prototype, 'src'], [HTMLScriptElement.prototype, 'type'],
    [HTMLImageElement.prototype, 'src'], [HTMLImageElement.prototype, 'srcset'], [HTMLIFrameElement.prototype, 'src'],
    [HTMLLinkElement.prototype, 'href']];
  return members.map(([owner, name]) => {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    const { get, set, value, ...flags } = descriptor;
    return [name, flags, Object.keys(descriptor), [get, set, value].filter(Boolean).map((f) =>
      [f.name, f.length, /\\[native code\\]/.test(Function.prototype.toString.call(f)), /\\[native code\\]/.test(String(f)),
       Object.getOwnPropertyNames(f).sort(), Object.getPrototypeOf(f) === Function.prototype || Object.getPrototypeOf(f) === EventTarget, typeof f,
       f.prototype && [f.prototype.constructor === f, Object.getOwnPropertyDescriptor(f.prototype, 'constructor').enumerable, f.OPEN]])];
  });
})()`;
/** The functions themselves, kept before anything of ours ran. */
const KEEP = `window.kept = () => [fetch, WebSocket, EventSource, WebSocket.prototype.constructor, Navigator.prototype.sendBeacon, XMLHttpRequest.prototype.open,
  XMLHttpRequest.prototype.send, Element.prototype.setAttribute, ...[[Element, 'innerHTML'], [HTMLScriptElement, 'src'], [HTMLImageElement, 'src'],
  [ShadowRoot, 'innerHTML']].map(([c, n]) => Object.getOwnPropertyDescriptor(c.prototype, n).set)]; window.natives = window.kept();`;
const restored = (visit: Visit): Promise<boolean[]> =>
  visit.page.evaluate(`window.kept().map((f, i) => f === window.natives[i])`);

describe('built-ins', () => {
  test('look as they did', async () => {
    const plain = await lab.visit({ assent: false });
    const visit = await visitGuarded();
    expect(await visit.page.evaluate(SHAPES)).toEqual(await plain.page.evaluate(SHAPES));
  });

  test('are patched once, though the guard is loaded twice', async () => {
    const visit = await visitGuarded({ guards: 2, initScript: KEEP });
    expect(new Set(await restored(visit))).toEqual(new Set([false]));
    await acceptAll(visit);
    expect(new Set(await restored(visit))).toEqual(new Set([true]));
  });

  test('are restored when all is granted, and patched again after a withdrawal', async () => {
    const visit = await visitGuarded({ initScript: KEEP });
    for (let round = 0; round < 3; round++) {
      expect(new Set(await restored(visit))).toEqual(new Set([false]));
      await acceptAll(visit);
      expect(new Set(await restored(visit))).toEqual(new Set([true]));
      await visit.page.evaluate(() => window.assent.rejectAll());
      await expect.poll(async () => (await restored(visit)).some(Boolean)).toBe(false);
    }
    await visit.page.evaluate(`fetch('${T}/beacon').catch(() => {})`);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('that the page patches later keep what it did', async () => {
    lab.route('shop.test', '/own', { body: 'own' });
    const visit = await visitGuarded({
      body: `<script>window.calls = []; const before = window.fetch; window.fetch = function (...args) { calls.push(String(args[0])); return before.apply(this, args) }</script>`,
    });
    const call = `Promise.all(['/own', '${T}/beacon'].map((u) => fetch(u).then((r) => r.status, (e) => e.name)))`;
    expect(await visit.page.evaluate(call)).toEqual([200, 'TypeError']);
    await expectVisit(visit, nothing);
    await acceptAll(visit);
    expect(await visit.page.evaluate(call)).toEqual([200, 204]);
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expect.poll(() => visit.page.evaluate(call)).toEqual([200, 'TypeError']);
    expect(await visit.page.evaluate('window.calls.length')).toBeGreaterThanOrEqual(6);
  });

  test('stay untouched where nothing has a pattern', async () => {
    const visit = await visitGuarded({ config: { services: [{ id: 'a', category: 'analytics' }] }, initScript: KEEP });
    expect(new Set(await restored(visit))).toEqual(new Set([true]));
    expect(visit.warnings.filter((text) => text.includes('guard/'))).toEqual([]);
  });

  test.each([
    ['no config in the page', null],
    ['a config that is none', []],
  ])('stay untouched with %s, which is told', async (_, raw) => {
    const visit = await visitGuarded({ config: raw as object | null, initScript: KEEP });
    expect(new Set(await restored(visit))).toEqual(new Set([true]));
    if (raw === null) expect(visit.warnings.join()).toContain('guard/no-config');
  });
});

test('what matches nothing is untouched', async () => {
  lab.route('shop.test', '/own', { body: 'own' });
  lab.route('shop.test', '/own.gif', { type: 'image/gif', body: '' });
  const visit = await visitGuarded({ head: '<base href="http://shop.test/">' });
  const seen = await visit.page.evaluate(`(async () => {
    const text = async (input, init) => (await fetch(input, init)).text();
    const d = document.createElement('div');
    const template = document.createElement('template');
    template.innerHTML = '<tr><td>x<img src="own.gif"></td></tr>';
    d.innerHTML = '<p>a<img src="own.gif" srcset="own.gif 2x"><template><b>t</b></template><noscript><i>n</i></noscript></p>';
    const p = d.firstChild;
    d.insertAdjacentHTML('beforeend', '<b>src</b>');
    const x = new XMLHttpRequest(); x.open('GET', 'own', false); x.send();
    let threw; try { d.insertAdjacentHTML('nowhere', '<img src>') } catch (e) { threw = e.name }
    let illegal; try { HTMLImageElement.prototype.src = 'x' } catch (e) { illegal = e.name }
    let called; try { WebSocket('ws://tracker.test/') } catch (e) { called = e.name }
    return [await text('own'), await text(new URL('own', document.baseURI)), await text(new Request('own', { method: 'POST', body: 'b' })),
      template.content.querySelectorAll('td img').length, p.querySelectorAll('img').length, d.lastChild.textContent, x.responseText, threw, illegal, called,
      p.querySelector('noscript').childNodes[0].nodeType, navigator.sendBeacon('own')];
  })()`);
  expect(seen).toEqual(['own', 'own', 'own', 1, 1, 'src', 'own', 'SyntaxError', 'TypeError', 'TypeError', 3, true]);
  await expectVisit(visit, { ...nothing, mustRequest: ['shop.test/own'] });
  expect(visit.warnings).toEqual([]);
});

describe('strict pages', () => {
  const csp =
    `default-src 'none'; script-src 'nonce-n1' 'strict-dynamic'; connect-src 'self'; img-src * data:; frame-src *; base-uri 'none';
    require-trusted-types-for 'script'; trusted-types page assent`.replace(/\s+/g, ' ');

  test('nonce and Trusted Types: held, released, no violation', async () => {
    const visit = await visitGuarded({
      csp,
      nonce: 'n1',
      body: `<script nonce="n1">
        const policy = trustedTypes.createPolicy('page', { createHTML: (s) => s, createScriptURL: (s) => s });
        const s = document.createElement('script'); s.src = policy.createScriptURL('${T}/a.js'); document.head.append(s);
        const d = document.createElement('div'); document.body.append(d);
        d.innerHTML = policy.createHTML('<img src="${T}/pixel.gif">');
        try { document.createElement('script').src = '${T}/b.js' } catch (e) { window.refused = e.name }
        try { d.innerHTML = '<img src="${T}/pixel.gif?2">' } catch (e) { window.refused += e.name }
      </script><script nonce="n1" src="${T}/c.js"></script>`,
    });
    await expectVisit(visit, {
      mustNotRequest: ['tracker.test/a.js', 'tracker.test/pixel.gif', 'tracker.test/beacon'],
      allowErrors: /Trusted|require-trusted/,
    });
    expect(await visit.page.evaluate('window.refused')).toBe('TypeErrorTypeError');
    expect(await visit.ran()).toEqual([]);
    await acceptAll(visit);
    await expectVisit(visit, {
      mustRequestOnce: [
        'tracker.test/a.js',
        'tracker.test/pixel.gif',
        'tracker.test/beacon?a',
        'tracker.test/beacon?c',
      ],
      allowErrors: /Trusted|require-trusted/,
    });
    // The two texts that the page itself was wrong to use; the markup is refused once more where we look at it first.
    expect(visit.errors.filter(({ kind }) => kind === 'violation').length).toBe(3);
  });
});

test('1,000 body swaps with a held frame leave nothing behind', async () => {
  const visit = await visitGuarded();
  const left = await visit.page.evaluate(`(async () => {
    const refs = [];
    for (let i = 0; i < 1000; i++) {
      const body = document.createElement('body');
      body.innerHTML = '<p><iframe src="${T}/frame.html?' + i + '"></iframe></p>';
      refs.push(new WeakRef(body)); document.body.replaceWith(body);
      if (i % 50 === 0) await new Promise((r) => setTimeout(r));
    }
    await new Promise((r) => setTimeout(r, 50));
    window.refs = refs;
  })()`);
  expect(left).toBeUndefined();
  const session = await visit.context.newCDPSession(visit.page);
  await session.send('HeapProfiler.collectGarbage');
  expect(await visit.page.evaluate('window.refs.filter((ref) => ref.deref()).length')).toBeLessThan(10);
  await expectVisit(visit, nothing);
});

describe('four real trackers, as npm ships them', () => {
  const vendors = {
    posthog: {
      file: 'posthog-js/dist/array.full.no-external.js',
      hosts: ['posthog.test'],
      start: `posthog.init('phc_lab', { api_host: 'http://posthog.test', advanced_disable_flags: true, autocapture: false,
        capture_pageleave: false, disable_session_recording: true, disable_surveys: true, opt_out_useragent_filter: true, request_batching: false })`,
    },
    snowplow: {
      file: '@snowplow/browser-tracker/dist/index.umd.min.js',
      hosts: ['snowplow.test'],
      start: `snowplowBrowserTracking.newTracker('lab', 'http://snowplow.test', { appId: 'lab', eventMethod: 'post', bufferSize: 1, cookieSecure: false });
        snowplowBrowserTracking.trackPageView()`,
    },
    alloy: {
      file: '@adobe/alloy/dist/alloy.min.js',
      hosts: ['alloy.test', 'edge.alloy.test'],
      start: `alloy('sendEvent', { xdm: { eventType: 'web.webpagedetails.pageViews' } })`,
    },
    growthbook: { file: '@growthbook/growthbook/dist/bundles/auto.min.js', hosts: ['growthbook.test'], start: '' },
  };
  type Vendor = keyof typeof vendors;
  const names = Object.keys(vendors) as Vendor[];
  const hosts = names.flatMap((name) => vendors[name].hosts);
  const services = names.map((id) => ({
    id,
    category: 'analytics',
    match: vendors[id].hosts.map((host) => `*://${host}/*`),
  }));

  beforeAll(() => {
    for (const name of names) {
      const { file, hosts: own } = vendors[name];
      for (const host of own) {
        lab.route(host, '/*', ({ method, headers }) => ({
          status: method === 'OPTIONS' ? 204 : 200,
          headers: {
            'Access-Control-Allow-Origin': headers.origin ?? '*',
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': headers['access-control-request-headers'] ?? '*',
          },
          ...(method !== 'OPTIONS' && {
            type: 'application/json',
            body: '{"status":1,"features":{},"experiments":[],"handle":[],"requestId":"1"}',
          }),
        }));
      }
      lab.route(own[0] as string, '/lib.js', { body: readFileSync(resolve(root, 'node_modules', file)) });
    }
  });

  /** What vendors tell sites to put before their file. */
  const before = `window.growthbook_config = { noStreaming: true };
    ['alloy'].forEach((o) => { (window.__alloyNS = window.__alloyNS || []).push(o);
      window[o] = (...u) => new Promise((i, l) => window[o].q.push([i, l, u])); window[o].q = [] });
    alloy('configure', { datastreamId: 'lab', orgId: '0@AdobeOrg', edgeDomain: 'edge.alloy.test', thirdPartyCookiesEnabled: false, clickCollectionEnabled: false });`;
  const starts = JSON.stringify(Object.fromEntries(names.map((name) => [name, vendors[name].start])));

  /** Requests that carry what the visitor did, one or more from each. */
  const sentHome = (visit: Visit): string[] =>
    names.filter((name) =>
      visit
        .requests()
        .some(
          ({ host, url, method }) =>
            vendors[name].hosts.includes(host) && url.pathname !== '/lib.js' && method !== 'OPTIONS',
        ),
    );

  test.each(['append', 'innerHTML'])(
    'injected unmarked by another script (%s): no request before a yes, and they run after',
    async (how) => {
      const insert = {
        append: `document.head.append(s)`,
        innerHTML: `const d = document.createElement('div'); d.innerHTML = '<p></p>'; d.firstChild.after(s); document.body.append(d)`,
      }[how];
      lab.route('shop.test', '/tags.js', {
        body: `${before} for (const [name, start] of Object.entries(${starts})) { const s = document.createElement('script');
        s.src = 'http://' + name + '.test/lib.js'; s.dataset.apiHost = 'http://growthbook.test'; s.dataset.clientKey = 'sdk-lab';
        s.onload = () => (0, eval)(start); ${insert} }`,
      });
      const visit = await visitGuarded({ config: { services }, body: '<script src="/tags.js"></script>' });
      await expectVisit(visit, {
        mustNotRequest: hosts.map((host) => `${host}/`),
        cookies: [],
        storage: [],
        quiet: 1500,
      });
      expect(visit.warnings).toEqual([]);
      await acceptAll(visit);
      await expect.poll(() => sentHome(visit), { timeout: 10_000 }).toEqual(names);
      await expectVisit(visit, { mustRequestOnce: hosts.slice(0, 3).map((host) => `${host}/lib.js`) });
      expect(await visit.cookieNames()).toEqual(expect.arrayContaining(['gbuuid']));
    },
  );

  test('in the HTML: fetched, but no cookie, no storage and no beacon before a yes, and they run after', async () => {
    const tags = names.map(
      (name) =>
        `<script src="http://${name}.test/lib.js" data-api-host="http://growthbook.test" data-client-key="sdk-lab" onload="(0, eval)(starts.${name})"></script>`,
    );
    const visit = await visitGuarded({
      config: { services },
      body: `<script>${before} window.starts = ${starts}</script>${tags.join('')}`,
    });
    await expectVisit(visit, { cookies: [], storage: [], quiet: 1500 });
    expect(sentHome(visit)).toEqual([]);
    // Said as it is: all four files had been asked for before any script could step in.
    expect(visit.requests().filter(({ url }) => url.pathname === '/lib.js')).toHaveLength(4);
    await acceptAll(visit);
    await expect.poll(() => sentHome(visit), { timeout: 10_000 }).toEqual(names);
  });
});
