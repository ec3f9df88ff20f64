/** Pages and engines whose built-ins are not what they should be: `docs/reliability.md`, C48 to C52, C69, C70. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { gated } from '../harness/index.ts';
import { fault, lab, type Scene } from './fault.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, '../../fixtures/pages', name), 'utf8');

/** The record that "Accept all" leaves, on any page whatsoever. */
async function expectPlainRecord({ visit }: Scene): Promise<void> {
  const record = (await visit.cookies()).find(({ name }) => name === 'assent');
  expect(record).toMatchObject({ domain: 'shop.test', path: '/', sameSite: 'Lax' });
  expect(record?.value).toMatch(/^1\.\d{4}-\d\d-\d\d\.0\.1\.banner\.analytics\.advertising\.personalization~$/);
}

// ------------------------------------------------------------------------------------ patched built-ins

fault({
  name: 'C48 enumerable function on Object.prototype',
  init: 'Object.prototype.each = function () {};',
  check: expectPlainRecord,
});
fault({
  name: 'C48 enumerable text on Object.prototype, named as a cookie attribute: ours has none of it',
  init: 'Object.prototype.domain = "evil.test"; Object.prototype.partitioned = "x";',
  check: expectPlainRecord,
});
fault({
  name: 'C48 a text on Object.prototype that js-cookie cannot read: the choice is kept all the same',
  init: 'Object.prototype.expires = "yesterday";',
});
fault({
  name: 'C48 enumerable member of Object.prototype that cannot be hidden: the choice is kept all the same',
  init: 'Object.defineProperty(Object.prototype, "each", { enumerable: true, value() {} });',
});
fault({
  name: 'C48 setter on Object.prototype for names that we assign',
  init: `for (const name of ['id', 'decided', 'gated', 'place', 'required'])
    Object.defineProperty(Object.prototype, name, { configurable: true, get: () => undefined, set() {} });`,
});
for (const library of ['prototype-style', 'mootools-style'] as const) {
  const number = library === 'prototype-style' ? 'C49' : 'C50';
  fault({
    name: `${number} ${library} built-ins before us`,
    init: fixture(`${library}.js`),
    check: expectPlainRecord,
  });
  fault({
    name: `${number} ${library} built-ins after us`,
    page: () => {
      lab.route('shop.test', `/${library}.js`, { body: fixture(`${library}.js`) });
      return { head: `<script src="/${library}.js"></script>` };
    },
    check: expectPlainRecord,
  });
}
fault({
  name: 'C51 define of AMD, module and exports of CommonJS',
  init: `window.define = function () { throw new Error('define was called'); };
    window.define.amd = {};
    window.require = window.requirejs = function () {};
    window.module = { exports: {} };
    window.exports = window.module.exports;`,
  async check({ page }) {
    expect(await page.evaluate(() => typeof window.assent.has)).toBe('function');
    expect(await page.evaluate(() => Object.keys((window as unknown as { exports: object }).exports))).toEqual([]);
  },
});
fault({
  name: 'C52 listeners, timers and fetch wrapped as Zone.js does, before us',
  init: `const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, listener, ...rest) {
      const wrapped = typeof listener === 'function' ? function (...args) { return listener.apply(this, args); } : listener;
      return addEventListener.call(this, type, wrapped, ...rest);
    };
    for (const name of ['setTimeout', 'requestAnimationFrame', 'queueMicrotask', 'fetch']) {
      const native = window[name];
      window[name] = function (first, ...rest) {
        return native.call(window, typeof first === 'function' ? (...args) => first(...args) : first, ...rest);
      };
    }
    const NativePromise = window.Promise;
    window.Promise = class ZoneAwarePromise extends NativePromise {};
    const Native = window.MutationObserver;
    window.MutationObserver = class extends Native { constructor(callback) { super((...args) => callback(...args)); } };`,
});
describe('C52 after us, the page replaces', () => {
  const breaking =
    (code: string) =>
    async ({ page, ui }: Scene): Promise<void> => {
      await page.evaluate(code);
      await ui.acceptAll();
    };
  const throws = `() => { throw new Error('patched'); }`;
  fault({
    name: 'C52 addEventListener by one that throws',
    page: { html: gated('analytics', 'a') + gated('analytics', 'b') },
    act: breaking(`EventTarget.prototype.addEventListener = window.addEventListener = ${throws}`),
    expect: { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'] },
  });
  fault({
    name: 'C52 setTimeout by one that throws',
    act: breaking(`window.setTimeout = ${throws}`),
  });
  fault({
    name: 'C52 setTimeout by one that never calls, as fake timers do',
    act: breaking('window.setTimeout = () => 0'),
  });
  fault({
    name: 'C52 requestAnimationFrame by one that never calls',
    act: breaking('window.requestAnimationFrame = () => 0'),
  });
  fault({
    name: 'C52 members of document and fetch by ones that throw',
    act: breaking(`window.fetch = window.dispatchEvent = ${throws};
      for (const name of ['dispatchEvent', 'querySelectorAll', 'querySelector', 'createElement', 'getElementById'])
        document[name] = ${throws};`),
  });
});

// ------------------------------------------------------------------------------------ engines

fault({
  name: 'C69 attachShadow throws: the same banner in the light DOM',
  init: 'Element.prototype.attachShadow = () => { throw new Error("extension"); };',
  check: async ({ page }) =>
    expect(await page.evaluate(() => !!document.querySelector('assent-ui')?.shadowRoot)).toBe(false),
});
fault({
  name: 'C69 customElements is broken',
  init: 'customElements.define = customElements.get = () => { throw new Error("extension"); };',
});
fault({
  name: 'C70 an engine without popover, BroadcastChannel and structuredClone',
  init: `delete HTMLElement.prototype.popover;
    delete HTMLElement.prototype.showPopover;
    delete HTMLElement.prototype.hidePopover;
    delete window.BroadcastChannel;
    delete window.structuredClone;
    delete window.requestIdleCallback;
    delete window.scheduler;
    delete window.trustedTypes;
    delete window.navigation;`,
});
// Bare, and working.
fault({
  name: 'C70 an engine without constructed style sheets',
  init: `delete Document.prototype.adoptedStyleSheets;
    delete ShadowRoot.prototype.adoptedStyleSheets;
    window.CSSStyleSheet = undefined;`,
});
