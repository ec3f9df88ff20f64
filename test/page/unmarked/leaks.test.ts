/** What the page has thrown away is not kept. */
import { expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { nothing, T, visitGuarded } from './guarded.ts';

test('1,000 body swaps with something held leave nothing behind', async () => {
  const visit = await visitGuarded();
  const left = await visit.page.evaluate(`(async () => {
    const refs = [];
    for (let i = 0; i < 1000; i++) {
      const body = document.createElement('body');
      body.innerHTML = '<p><img src="${T}/pixel.gif?' + i + '"></p>';
      if (i % 20 === 0) body.append(document.createElement('iframe')), body.lastChild.src = '${T}/frame.html';
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

test('100 frames that the page inserts and removes by themselves leave nothing behind', async () => {
  const visit = await visitGuarded();
  await visit.page.evaluate(`(async () => {
    window.refs = [];
    for (let i = 0; i < 100; i++) {
      const frame = document.createElement('iframe'); frame.src = '${T}/frame.html?' + i;
      document.body.append(frame); await null; frame.remove(); refs.push(new WeakRef(frame));
    }
    document.body.append('x'); await new Promise((r) => setTimeout(r));
  })()`);
  const session = await visit.context.newCDPSession(visit.page);
  await session.send('HeapProfiler.collectGarbage');
  expect(await visit.page.evaluate('window.refs.filter((ref) => ref.deref()).length')).toBeLessThan(10);
  await expectVisit(visit, nothing);
});
