/** The patched built-ins stay what they were for the page. */
import { describe, expect, test } from 'vitest';
import { expectVisit, type Visit } from '../harness/index.ts';
import { acceptAll, lab, nothing, rejectAll, T, visitGuarded } from './guarded.ts';

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
      await rejectAll(visit);
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
    await rejectAll(visit);
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
