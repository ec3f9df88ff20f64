/** What scripts send by themselves. */
import { describe, expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { acceptAll, lab, nothing, T, visitGuarded } from './guarded.ts';

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

  test('a synchronous XMLHttpRequest throws', async () => {
    const visit = await visitGuarded();
    const code = `(() => { const x = new XMLHttpRequest(); x.open('GET', '${T}/beacon', false);
      try { x.send(); return x.status } catch (e) { return [e.name, e instanceof DOMException, x.status] } })()`;
    expect(await visit.page.evaluate(code)).toEqual(['NetworkError', true, 0]);
    await expectVisit(visit, nothing);
    await acceptAll(visit);
    expect(await visit.page.evaluate(code)).toBe(204);
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
