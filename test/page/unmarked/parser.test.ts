/** What the HTML parser meets before any script could. */
import { describe, expect, test } from 'vitest';
import { expectVisit } from '../harness/index.ts';
import { acceptAll, nothing, T, visitGuarded } from './guarded.ts';

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
    const told = visit.warnings.filter((text) => text.includes('guard/needs-markup'));
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

  test('what stood before the guard has run, and is told as well', async () => {
    const visit = await visitGuarded({ early: `<script src="${T}/a.js"></script>` });
    expect(await visit.ran()).toEqual(['a']);
    expect(visit.warnings.join()).toMatch(/guard\/needs-markup at http:\/\/tracker\.test\/a\.js: (?!.*\bnot run)/);
    await acceptAll(visit);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] });
    expect(await visit.ran()).toEqual(['a']);
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
