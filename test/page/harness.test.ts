/** The harness tests itself, on pages without Assent: a claim that cannot fail proves nothing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectVisit, openLab, type Lab, type Visit } from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const ungated = '<script src="http://tracker.test/a.js"></script>';

describe('on a page whose tracker nothing holds back', () => {
  test('the tracker runs, its beacon arrives, its traces are seen', async () => {
    const visit = await lab.visit({ assent: false, html: ungated });
    await expectVisit(visit, {
      mustRequest: ['tracker.test/'],
      mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a', '*/beacon*'],
      mustNotRequest: ['tracker.test/b.js', 'shop.test/dist/'],
      cookies: ['a'],
      storage: ['a'],
    });
    expect(await visit.ran()).toEqual(['a']);
  });

  test.each([
    [{ mustNotRequest: ['tracker.test/'] }, 'must not request tracker.test/'],
    [{ mustRequest: ['tracker.test/b.js'], patience: 100 }, 'must request tracker.test/b.js'],
    [{ mustRequestOnce: ['tracker.test/'] }, 'must request tracker.test/ once, and did so 2 times'],
    [{ cookies: [] }, 'cookies must be [], are [a]'],
    [{ storage: [] }, 'storage must be [], are [a]'],
  ])('%j fails', async (claims, message) => {
    const visit = await lab.visit({ assent: false, html: ungated });
    await expect(expectVisit(visit, claims)).rejects.toThrow(message);
  });

  test('a late tracker is counted too', async () => {
    const html = '<script src="http://tracker.test/late.js?slow=500" async></script>';
    const visit = await lab.visit({ assent: false, html, waitUntil: 'commit' });
    await expectVisit(visit, { mustRequest: ['tracker.test/beacon?late'] });
  });
});

describe('a claim that nothing is requested waits for what could still come', () => {
  const ask = "new Image().src = 'http://tracker.test/pixel.gif'";
  test.each([
    ['a timer of 100 ms', `setTimeout(() => { ${ask} }, 100)`],
    ['two frames', `requestAnimationFrame(() => requestAnimationFrame(() => { ${ask} }))`],
    ['an idle moment', `requestIdleCallback(() => { ${ask} })`],
    [
      'a message',
      `const { port1, port2 } = new MessageChannel(); port1.onmessage = () => { ${ask} }; port2.postMessage(0)`,
    ],
    ['an answer that takes a while', `fetch('/a.txt').then(() => { ${ask} })`],
    [
      'three answers, and a timer after each',
      `const wait = () => new Promise((done) => setTimeout(done, 100));
      (async () => { for (const name of 'abc') { await fetch('/' + name + '.txt'); await wait(); } ${ask}; })()`,
    ],
    [
      'timers of a page that has broken its own',
      `setTimeout(() => { ${ask} }, 100); setTimeout = requestAnimationFrame = () => { throw 1 }`,
    ],
  ])('%s', async (_, code) => {
    for (const name of ['a', 'b', 'c']) lab.route('shop.test', `/${name}.txt`, { body: '', delay: 200 });
    const visit = await lab.visit({
      assent: false,
      html: `<button onclick="${code.replaceAll('"', '&quot;')}">Late</button>`,
    });
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    // Without Playwright's own waiting.
    await visit.page.evaluate(() => document.querySelector('button')?.click());
    await expect(expectVisit(visit, { mustNotRequest: ['tracker.test/'] })).rejects.toThrow('must not request');
  });

  test('an answer that never comes, or late, is not waited for, unless asked', async () => {
    lab.route('shop.test', '/late.txt', { body: '', delay: 1500 });
    lab.route('shop.test', '/never.txt', { hang: true });
    const html = `<script>for (const name of ['late', 'never']) fetch('/' + name + '.txt').then(() => { ${ask} })</script>`;
    const visit = await lab.visit({ assent: false, html });
    await expectVisit(visit, { mustRequest: ['shop.test/late.txt'], mustNotRequest: ['tracker.test/'] });
    await visit.settled('late answers too');
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/pixel.gif'], patience: 0 });
  });
});

test('a visitor has nothing of the one before, who had the same tab', async () => {
  const leave = async (): Promise<void> => {
    document.cookie = 'seen=1; max-age=999';
    localStorage.setItem('seen', '1');
    sessionStorage.setItem('seen', '1');
    window.name = 'seen';
    await caches.open('seen');
    await new Promise((done) => (indexedDB.open('seen').onsuccess = done));
  };
  // Nobody else here has this one.
  const contextOptions = { locale: 'fi' };
  const options = { url: 'https://shop.test/', assent: false, html: '', contextOptions } as const;
  const first = await lab.visit({ ...options, initScript: 'window.seen = 1', cookies: { brought: '1' } });
  await first.page.evaluate(leave);
  expect(await first.storageKeys()).toEqual(['seen']);
  await first.close();
  const second = await lab.visit(options);
  expect(second.page, 'it is the same tab').toBe(first.page);
  expect(await second.cookieNames()).toEqual([]);
  expect(await second.storageKeys()).toEqual([]);
  expect(await second.page.evaluate(() => [window.name, 'seen' in window, history.length])).toEqual(['', false, 2]);
});

test.each([
  ['whose traffic was bent', ({ page }: Visit) => page.route('**/x', (route) => route.abort())],
  ['who has a script of the test', ({ page }: Visit) => page.exposeFunction('told', () => {})],
  ['whose clock was set', ({ page }: Visit) => page.clock.setFixedTime(0)],
  ['whose context was taken', ({ context }: Visit) => context.setOffline(true)],
])('a visitor %s has no successor', async (name, spend) => {
  const options = { assent: false, html: '', contextOptions: { userAgent: name } } as const;
  const first = await lab.visit(options);
  await spend(first);
  await first.close();
  expect((await lab.visit(options)).page).not.toBe(first.page);
});

describe('errors of the page', () => {
  test.each([
    ['error', '<script>throw new Error("boom")</script>', 'error: Error: boom'],
    ['rejection', '<script>Promise.reject(new Error("boom"))</script>', 'error: Error: boom'],
    ['console.error', '<script>console.error("boom")</script>', 'console: boom'],
    ['alert', '<script>alert("boom")</script>', 'dialog: alert: boom'],
    ['throwing tracker', '<script src="http://tracker.test/a.js?throw"></script>', 'Error: a throws'],
    ['missing file', '<script src="/missing.js"></script>', 'console: Failed to load resource'],
  ])('%s fails the visit, unless allowed', async (_, html, message) => {
    const visit = await lab.visit({ assent: false, html });
    await expect(expectVisit(visit, {})).rejects.toThrow(message);
    await expectVisit(visit, { allowErrors: true });
    await expectVisit(visit, { allowErrors: /boom|a throws|Failed to load/ });
  });

  test('a policy violation fails the visit', async () => {
    const visit = await lab.visit({ assent: false, csp: "default-src 'none'", html: ungated });
    await expect(expectVisit(visit, { mustNotRequest: ['tracker.test'] })).rejects.toThrow(
      'violation: script-src-elem blocked http://tracker.test/a.js',
    );
  });
});

describe('the lab', () => {
  test('brings cookies along, keeps a visitor, and counts anew after each navigation', async () => {
    const first = await lab.visit({ assent: false, html: ungated, cookies: { seen: 'yes' } });
    await expectVisit(first, { mustRequest: ['tracker.test/beacon?a'], cookies: ['a', 'seen'] });
    lab.page('shop.test', '/empty', '<!doctype html><title>Empty</title>');
    const second = await lab.visit({ url: 'http://shop.test/empty', sameVisitorAs: first });
    await expectVisit(second, { mustNotRequest: ['tracker.test/'], cookies: ['a', 'seen'], storage: ['a'] });
    await second.goto('http://shop.test/');
    await expectVisit(second, { mustRequestOnce: ['tracker.test/a.js'] });
  });

  test('serves https', async () => {
    const visit = await lab.visit({ assent: false, url: 'https://shop.test/', html: '' });
    expect(await visit.page.evaluate(() => [location.href, isSecureContext])).toEqual(['https://shop.test/', true]);
  });

  test('keeps plain http plain, and insecure', async () => {
    const visit = await lab.visit({ assent: false, html: '' });
    expect(await visit.page.evaluate(() => [location.href, isSecureContext])).toEqual(['http://shop.test/', false]);
  });

  test('answers what a test registers: status, headers, delay, prefix, function', async () => {
    lab.route('api.test', '/config.json', { body: '{}', headers: { 'Access-Control-Allow-Origin': '*' }, delay: 50 });
    lab.route('api.test', '/files/*', ({ path }) => ({
      status: 203,
      body: path,
      headers: { 'Access-Control-Allow-Origin': '*' },
    }));
    const visit = await lab.visit({ assent: false, html: '' });
    const answers = await visit.page.evaluate(async () => {
      const urls = ['http://api.test/config.json', 'http://api.test/files/x?y'];
      return Promise.all(urls.map(async (url) => fetch(url).then(async (r) => [r.status, await r.text()])));
    });
    expect(answers).toEqual([
      [200, '{}'],
      [203, '/files/x?y'],
    ]);
  });

  test('lets a script hang without holding the test', async () => {
    const html = '<script src="http://tracker.test/a.js?hang"></script>';
    const visit = await lab.visit({ assent: false, html, waitUntil: 'commit' });
    await expectVisit(visit, { mustRequest: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/beacon'] });
  });

  test('sees requests to any other host, and sends none out', async () => {
    const visit = await lab.visit({ assent: false, html: '<img src="http://www.example.com/p.gif" alt="">' });
    await expectVisit(visit, { mustRequest: ['www.example.com/p.gif'], allowErrors: /404/ });
  });
});
