/** When the guard holds, and when it lets go. */
import { describe, expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { acceptAll, config, lab, nothing, rejectAll, T, visitGuarded } from './guarded.ts';

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
    await rejectAll(visit);
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
    await rejectAll(visit);
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
    await expectVisit(visit, { mustRequest: ['tracker.test/beacon?a'] });
    expect(await visit.ran()).toEqual(['b', 'a']);
  });

  test('without Assent, nothing is granted', async () => {
    const visit = await lab.visit({
      html: `<!doctype html><html><head><script type="application/json" data-assent-config>${JSON.stringify(config)}</script>
        <script src="/dist/assent-guard.js"></script></head><body>${unmarked}</body></html>`,
    });
    await expectVisit(visit, nothing);
  });

  test('releases what was out of the page meanwhile, once it comes back', async () => {
    const visit = await visitGuarded();
    await visit.page.evaluate(`document.body.innerHTML = '<main><p><iframe src="${T}/frame.html"></iframe></p></main>';
      window.main = document.querySelector('main'); window.copy = main.cloneNode(true); main.remove()`);
    await expectVisit(visit, nothing);
    await acceptAll(visit);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    await visit.page.evaluate(`document.body.append(window.copy)`);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html'] });
    visit.forget();
    await visit.page.evaluate(`document.body.append(window.main)`);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/frame.html'] });
  });

  test.each([
    ['id', { id: 'no id', category: 'analytics' }],
    ['category', { id: 'vendor', category: 'nowhere' }],
  ])('is never given to a service whose %s cannot be read', async (_, service) => {
    const visit = await visitGuarded({ config: { services: [{ ...service, match: [`${T}/`] }] }, body: unmarked });
    await acceptAll(visit);
    await expectVisit(visit, { ...nothing, cookies: ['assent'] });
  });
});

describe('the config', () => {
  const unmarked = `<script>const s = document.createElement('script'); s.src = '${T}/a.js'; document.head.append(s)</script>`;

  test.each([false, true])('by URL; the guard after Assent: %s', async (guardLast) => {
    lab.route('shop.test', '/assent.json', { body: JSON.stringify(config) });
    const assentAttributes = 'data-config="/assent.json"';
    const visit = await visitGuarded({ config: null, assentAttributes, guardLast, body: unmarked });
    await expectVisit(visit, nothing);
    await visit.page.waitForFunction(() => window.assent.consent.revision === 1);
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] });
  });

  test('in the page, and the guard after Assent', async () => {
    const visit = await visitGuarded({ guardLast: true, body: unmarked });
    await expectVisit(visit, nothing);
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] });
    await visit.reload();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] });
  });

  /** Patterns, what each means, and what it does not. */
  const patterns: [pattern: string, held: string[], passes: string[]][] = [
    ['https://tracker.test/*', [`${T}/x`, 'https://tracker.test/x?y', '//tracker.test:8080/'], ['//a.tracker.test/', '//tracker.test.shop.test/']], // prettier-ignore
    ['*://*.tracker.test', ['//a.tracker.test/', '//a.b.tracker.test/x'], ['//tracker.test/', '//tracker.test.shop.test/', '/?.tracker.test/']], // prettier-ignore
    ['//tracker.test/collect', ['//tracker.test/collect', '//tracker.test/collect/v1?a', '//TRACKER.test/collect2'], ['//tracker.test/', '//tracker.test/x/collect']], // prettier-ignore
    ['//tracker.test/*/c?v=*&t', ['//tracker.test/a/b/c?v=1&t', '//tracker.test//c?v=&t=2'], ['//tracker.test/c?v=1&t', '//tracker.test/a/c?v=1']], // prettier-ignore
    ['/collect', ['/collect', 'collect?x', 'http://shop.test/collect'], ['//tracker.test/collect', '/x/collect']],
    ['https://b\u00fccher.test/', ['//xn--bcher-kva.test/', '//b\u00fccher.test/a'], ['//bcher.test/']],
    ['https://[', [], ['//tracker.test/']],
  ];
  test.each(patterns)('%s means what it should', async (pattern, held, passes) => {
    const services = [{ id: 'lab', category: 'analytics', match: [pattern] }];
    const visit = await visitGuarded({ config: { services } });
    const isHeld = (urls: string[]): Promise<boolean[]> =>
      visit.page.evaluate((all) => {
        const frame = document.createElement('iframe');
        return all.map((url) => ((frame.src = url), !frame.hasAttribute('src')));
      }, urls);
    expect(await isHeld(held)).toEqual(held.map(() => true));
    expect(await isHeld(passes)).toEqual(passes.map(() => false));
  });
});
