/** What a site's own code can do: `window.assent`, events, attributes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assentUi,
  expectChoice,
  expectProblem,
  expectVisit,
  gated,
  openLab,
  problemsOf,
  type Lab,
  type Visit,
} from './harness/index.ts';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

declare global {
  interface Window {
    /** What the tests' own scripts note down. */
    notes: unknown[];
  }
}

const html = gated('analytics', 'a', '?nostorage') + gated('advertising', 'b', '?nostorage');
const notesOf = (visit: Visit): Promise<unknown[]> => visit.page.evaluate(() => window.notes);
const today = new Date().toISOString().slice(0, 10);
const accepted = `1.${today}.0.1.banner.analytics.advertising.personalization~`;

/** Notes every event of Assent on `document`, from before its script. */
const noteEvents = (): void => {
  window.notes = [];
  for (const type of ['ready', 'consent', 'change', 'show', 'hide', 'problem']) {
    document.addEventListener(`assent:${type}`, (event) => {
      window.notes.push([type, structuredClone((event as CustomEvent<unknown>).detail)]);
    });
  }
};

describe('has, set and when', () => {
  test('say what holds', async () => {
    const visit = await lab.visit({
      html,
      config: {
        categories: ['functional', 'analytics', 'advertising'],
        services: [{ id: 'counter', category: 'analytics' }],
      },
    });
    const held = (): Promise<boolean[]> =>
      visit.page.evaluate(() =>
        ['functional', 'analytics', 'counter', 'advertising', 'nobody', '__proto__', 'toString', ''].map((id) =>
          window.assent.has(id),
        ),
      );
    expect(await held()).toEqual([true, false, false, false, false, false, false, false]);
    await visit.page.evaluate(() => window.assent.set({ analytics: true }));
    expect(await held()).toEqual([true, true, true, false, false, false, false, false]);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
  });

  test('set() from the site’s own form decides, is kept, and closes the banner', async () => {
    const form = `<form><label><input type="checkbox" name="analytics"> Count me</label><button>Send</button></form>
      <script>document.forms[0].onsubmit = (event) => {
        event.preventDefault();
        assent.set({ analytics: event.target.elements.analytics.checked });
      };</script>`;
    const visit = await lab.visit({ html: html + form });
    await assentUi(visit.page).bannerIsShown();
    await visit.page.getByLabel('Count me').check();
    await visit.page.getByRole('button', { name: 'Send' }).click();
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/a.js'],
      mustNotRequest: ['tracker.test/b.js'],
      cookies: ['assent'],
    });
    expect(await visit.page.evaluate(() => window.assent.consent.source)).toBe('api');
    await visit.reload();
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/a.js'],
      mustNotRequest: ['shop.test/dist/assent-banner.js'],
    });
  });

  test('set() grants nothing but by `true`, and nothing that does not exist', async () => {
    const visit = await lab.visit({ html });
    await visit.page.evaluate(() => {
      const wanted = JSON.parse(
        '{"analytics": "true", "advertising": 1, "nobody": true, "__proto__": {"personalization": true}}',
      );
      window.assent.set(wanted as Record<string, boolean>);
    });
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    expect(await visit.page.evaluate(() => Object.values(window.assent.consent.categories))).toEqual([
      'granted',
      'denied',
      'denied',
      'denied',
    ]);
  });

  test('the consent is a frozen snapshot, replaced by each decision', async () => {
    const visit = await lab.visit({ html });
    const tampered = await visit.page.evaluate(async () => {
      const { consent } = window.assent;
      const attempts = [
        () => Object.assign(consent.categories, { analytics: 'granted' }),
        () => Object.assign(consent, { decided: true }),
        () => Object.assign(window.assent, { has: () => true }),
      ].filter((attempt) => {
        try {
          attempt();
          return true;
        } catch {
          return false;
        }
      });
      const decided = new Promise((resolve) => window.assent.on('change', resolve));
      window.assent.rejectAll();
      await decided;
      return [attempts.length, consent === window.assent.consent, consent.decided, window.assent.has('analytics')];
    });
    expect(tampered).toEqual([0, false, false, false]);
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
  });

  test('when() resolves once granted, at once if it is, and rejects with the reason of its signal', async () => {
    const visit = await lab.visit({ html });
    // Decisions are taken at once while the banner is there.
    await assentUi(visit.page).bannerIsShown();
    await visit.page.evaluate(async () => {
      window.notes = [];
      const note = (name: string, promise: Promise<void>): void => {
        promise.then(
          () => window.notes.push(name),
          (reason: unknown) => window.notes.push(`${name} rejected: ${String(reason)}`),
        );
      };
      const controller = new AbortController();
      const late = new AbortController();
      note('analytics', window.assent.when('analytics'));
      note('functional', window.assent.when('functional'));
      note('nobody', window.assent.when('nobody'));
      note('aborted before', window.assent.when('analytics', { signal: AbortSignal.abort('early') }));
      note('aborted', window.assent.when('analytics', { signal: controller.signal }));
      note('aborted too late', window.assent.when('analytics', { signal: late.signal }));
      controller.abort('no patience');
      await new Promise((resolve) => setTimeout(resolve));
      window.notes.push('then');
      window.assent.acceptAll();
      late.abort('late');
      await new Promise((resolve) => setTimeout(resolve));
    });
    expect(await notesOf(visit)).toEqual([
      'functional',
      'aborted before rejected: early',
      'aborted rejected: no patience',
      'then',
      'analytics',
      'aborted too late',
    ]);
    expect(visit.errors).toEqual([]);
  });

  test('when() holds across a reload, for who decided earlier', async () => {
    const body = '<script>window.notes = []; assent.when("analytics").then(() => notes.push("granted"));</script>';
    const visit = await lab.visit({ html: body, cookies: { assent: accepted } });
    await expect.poll(() => notesOf(visit)).toEqual(['granted']);
  });
});

describe('push and on', () => {
  test('the queue works before and after the script has loaded, in order, with the object', async () => {
    const before = `<script>window.notes = []; window.assent = window.assent || [];
      assent.push(a => notes.push(['first', a === window.assent, a.has('functional')]), () => { throw new Error('mine'); });
      assent.push(() => notes.push('second'));</script>`;
    const document = `<!doctype html><html lang="en"><title>Shop</title>${before}
      <script type="application/json" data-assent-config>{}</script><script src="/dist/assent.js"></script>
      <script>assent.push(() => notes.push('third'), () => notes.push('fourth'));</script></html>`;
    const visit = await lab.visit({ html: document });
    expect(await notesOf(visit)).toEqual([['first', true, true], 'second', 'third', 'fourth']);
    await assentUi(visit.page).bannerIsShown();
    expect(visit.errors.map(({ text }) => text.split('\n')[0])).toEqual(['Error: mine']);
  });

  test('push waits for a config that is still on its way, and so do decisions', async () => {
    lab.route('shop.test', '/slow.json', { body: '{}', delay: 700 });
    const body = `<script>window.notes = []; assent.push(() => notes.push('pushed ' + assent.has('functional')));
      notes.push('page ' + assent.has('functional')); assent.set({ analytics: true });</script>`;
    const visit = await lab.visit({ html: html + body, assentAttributes: 'data-config="/slow.json"' });
    await expect.poll(() => notesOf(visit)).toEqual(['page false', 'pushed true']);
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'], mustNotRequest: ['tracker.test/b.js'] });
  });

  test('an element with the id "assent" is no queue, and in nobody’s way', async () => {
    const document = `<!doctype html><html lang="en"><title>Shop</title><p id="assent">x</p><script src="/dist/assent.js"></script></html>`;
    const visit = await lab.visit({ html: document });
    await assentUi(visit.page).bannerIsShown();
    expect(await visit.page.evaluate(() => window.assent.has('functional'))).toBe(true);
  });

  test('on() hears, replays what is already known, and can stop', async () => {
    const visit = await lab.visit({ html: '', cookies: { assent: accepted } });
    const notes = await visit.page.evaluate(async () => {
      const notes: string[] = [];
      const { assent } = window;
      const offs = [
        assent.on('ready', ({ consent }) => notes.push(`ready ${consent.decided}`)),
        assent.on('consent', ({ consent }) => notes.push(`consent ${consent.categories['analytics']}`)),
        assent.on('change', ({ granted, denied, previous }) =>
          notes.push(`change +${granted.join()} -${denied.join()} was ${previous.categories['analytics']}`),
        ),
      ];
      notes.push('nothing yet');
      await new Promise((resolve) => setTimeout(resolve));
      // A withdrawal is told when it is complete.
      const told = new Promise((resolve) => document.addEventListener('assent:consent', resolve, { once: true }));
      assent.set({ advertising: false });
      await told;
      for (const off of offs) off();
      assent.set({ advertising: true });
      await new Promise((resolve) => setTimeout(resolve));
      return notes;
    });
    expect(notes).toEqual([
      'nothing yet',
      'ready true',
      'consent granted',
      'change + -advertising was granted',
      'consent granted',
    ]);
  });
});

describe('events on document', () => {
  test('come in order and with their details', async () => {
    const visit = await lab.visit({ html, initScript: noteEvents });
    const ui = assentUi(visit.page);
    await ui.grantOnly('analytics');
    await ui.bannerIsHidden();
    const notes = (await notesOf(visit)) as [string, Record<string, unknown>][];
    expect(notes.map(([type, { layer }]) => (layer ? `${type} ${String(layer)}` : type))).toEqual(
      ['ready', 'show banner', 'show preferences', 'change', 'consent', 'hide preferences', 'hide banner'].sort(
        byOrderOf(notes),
      ),
    );
    const detail = (type: string) => notes.find(([name]) => name === type)?.[1];
    expect(detail('ready')).toMatchObject({ consent: { decided: false, decidedOn: null, source: 'none' } });
    expect(detail('change')).toMatchObject({
      consent: { decided: true, decidedOn: today, source: 'preferences', categories: { analytics: 'granted' } },
      previous: { decided: false, categories: { analytics: 'denied' } },
      granted: ['analytics'],
      denied: [],
    });
    expect(detail('consent')).toMatchObject({ consent: { decided: true } });
  });

  /** Which layer goes first, after a decision, is nobody's business: both go. */
  function byOrderOf(notes: [string, Record<string, unknown>][]) {
    const order = notes.map(([type, { layer }]) => (layer ? `${type} ${String(layer)}` : type));
    return (one: string, other: string): number =>
      one.startsWith('hide') && other.startsWith('hide') ? order.indexOf(one) - order.indexOf(other) : 0;
  }

  test('for a returning visitor are "ready" and "consent", and no others', async () => {
    const visit = await lab.visit({ html, initScript: noteEvents, cookies: { assent: accepted } });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'] });
    expect((await notesOf(visit)).map((note) => (note as [string])[0])).toEqual(['ready', 'consent']);
  });

  test('"problem" carries the problem', async () => {
    const visit = await lab.visit({ html, initScript: noteEvents, config: { revision: 'x' } });
    await expectProblem(visit, 'config/bad-value revision');
    const [, detail] = (await notesOf(visit)).find((note) => (note as [string])[0] === 'problem') as [string, unknown];
    expect(detail).toEqual({ code: 'config/bad-value', path: 'revision', message: expect.any(String) as string });
  });

  test('listeners that throw stop nothing: the choice is kept, the gate opens, others hear', async () => {
    const body = `<script>window.notes = [];
      for (const type of ['ready', 'consent', 'change', 'show', 'hide']) {
        document.addEventListener('assent:' + type, () => { throw new Error('mine'); });
        assent.on(type, () => { throw new Error('mine, too'); });
        document.addEventListener('assent:' + type, () => notes.push(type));
      }</script>`;
    const visit = await lab.visit({ html: body + html });
    await assentUi(visit.page).acceptAll();
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(visit, {
      mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'],
      cookies: ['assent'],
      allowErrors: /mine/,
    });
    expect(await notesOf(visit)).toEqual(expect.arrayContaining(['change', 'consent', 'hide']));
  });

  test('listeners that decide in answer to each other end, with a problem, and the page lives', async () => {
    const body = `<script>document.addEventListener('assent:change', () => assent.set({ analytics: !assent.has('analytics') }));</script>`;
    const visit = await lab.visit({ html: body, config: { onWithdraw: 'keep' } });
    await assentUi(visit.page).rejectAll();
    await assentUi(visit.page).bannerIsHidden();
    await expectProblem(visit, 'api/loop');
    // What is stored is what holds.
    const stored = (await visit.cookies()).find(({ name }) => name === 'assent')?.value ?? '';
    expect(await visit.page.evaluate(() => window.assent.has('analytics'))).toBe(!stored.includes('!analytics'));
    await expectVisit(visit, {});
  });
});

describe('elements with data-assent-do', () => {
  const buttons = ['open', 'accept-all', 'reject-all', 'reset']
    .map((action) => `<button data-assent-do="${action}">do ${action}</button>`)
    .join('');
  const press = (visit: Visit, action: string): Promise<void> => visit.page.getByText(`do ${action}`).click();

  test('accept, open, refuse and reset', async () => {
    const visit = await lab.visit({ html: buttons + html, config: { onWithdraw: 'keep' } });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await press(visit, 'reject-all');
    await ui.bannerIsHidden();
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: ['assent'] });
    expect(await visit.page.evaluate(() => window.assent.consent.source)).toBe('page');

    await press(visit, 'open');
    await ui.preferencesAreShown();
    await visit.page.keyboard.press('Escape');
    await ui.preferencesAreHidden();

    await press(visit, 'accept-all');
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'] });

    await press(visit, 'reset');
    await ui.bannerIsShown();
    await expectVisit(visit, { cookies: [] });
    expect(await visit.page.evaluate(() => window.assent.has('analytics'))).toBe(false);
  });

  test('work when inserted later, in a link, and where the click lands on what is inside', async () => {
    const visit = await lab.visit({ html, cookies: { assent: accepted } });
    await visit.page.evaluate(() => {
      document.body.insertAdjacentHTML('beforeend', '<a href="/policy" data-assent-do="open">do <b>open</b></a>');
    });
    await visit.page.locator('b').click();
    await assentUi(visit.page).preferencesAreShown();
    expect(new URL(visit.page.url()).pathname).toBe('/');
  });

  test('that mean nothing do nothing', async () => {
    const visit = await lab.visit({ html: '<button data-assent-do="constructor">do constructor</button>' + html });
    await press(visit, 'constructor');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [] });
  });
});

describe('open, close and reset', () => {
  test('open() and close() show and drop the dialog, also before it has come', async () => {
    const visit = await lab.visit({ html, cookies: { assent: accepted } });
    const ui = assentUi(visit.page);
    await visit.page.evaluate(() => {
      window.assent.open();
      window.assent.open();
    });
    await ui.preferencesAreShown();
    expect(await ui.preferences.count()).toBe(1);
    await visit.page.evaluate(() => window.assent.close());
    await ui.preferencesAreHidden();
    await visit.page.evaluate(() => {
      window.assent.open();
      window.assent.close();
    });
    await expectVisit(visit, { cookies: ['assent'] });
    await ui.preferencesAreHidden();
  });

  test('a withdrawal of what has run reloads the page, unless told to keep it', async () => {
    const visit = await lab.visit({ html, cookies: { assent: accepted } });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js'] });
    visit.forget();
    await visit.page.evaluate(() => window.assent.rejectAll());
    await expectVisit(visit, { mustRequestOnce: ['shop.test/dist/assent.js'], mustNotRequest: ['tracker.test/'] });
    expect(await visit.ran()).toEqual([]);
  });
});

test('a second copy of the script is a no-op with a problem', async () => {
  const copy = `<script>window.first = window.assent;</script>
    <script src="/dist/assent.js?copy"></script><script type="module" src="/dist/assent.js?module"></script>`;
  const visit = await lab.visit({ html: copy + html, config: {}, initScript: noteEvents });
  const ui = assentUi(visit.page);
  await ui.bannerIsShown();
  expect(await visit.page.evaluate(() => (window as unknown as { first: unknown }).first === window.assent)).toBe(true);
  expect(await visit.page.locator('assent-ui').count()).toBe(1);
  const told = (await notesOf(visit)).filter((note) => JSON.stringify(note).includes('script/twice'));
  expect(told.length).toBeGreaterThan(0);
  await ui.acceptAll();
  await expectVisit(visit, {
    mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js', 'shop.test/dist/assent-banner.js'],
  });
  expect((await notesOf(visit)).filter((note) => (note as [string])[0] === 'change')).toHaveLength(1);
  expect(await problemsOf(visit), 'where a developer looks').toEqual(['script/twice page']);
});

describe('other tabs of the visitor', () => {
  test('follow a decision: banner gone, gate open; and a withdrawal', async () => {
    const first = await lab.visit({ html, config: { onWithdraw: 'keep' } });
    const second = await lab.visit({ html, config: { onWithdraw: 'keep' }, sameVisitorAs: first });
    await assentUi(first.page).bannerIsShown();
    await assentUi(second.page).bannerIsShown();
    await assentUi(second.page).acceptAll();
    await expectChoice(first, 'analytics', true);
    await assentUi(first.page).bannerIsHidden();
    await expect.poll(() => first.ran()).toEqual(['a', 'b']);
    await second.page.evaluate(() => window.assent.rejectAll());
    await expectChoice(first, 'analytics', false);
    await second.page.evaluate(() => window.assent.reset());
    await assentUi(first.page).bannerIsShown();
  });

  test('cannot be told lies: a message carries no choice', async () => {
    const visit = await lab.visit({ html });
    await visit.page.evaluate(() => {
      const channel = new BroadcastChannel('assent');
      for (const message of [0, { analytics: true }, 'accept', '1.2026-01-01.0.1.banner.analytics~'])
        channel.postMessage(message);
    });
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'], cookies: [] });
    await assentUi(visit.page).bannerIsShown();
  });

  test('are caught up with on coming back from the back/forward cache', async () => {
    // Playwright switches that cache off, so its events are made by hand.
    const visit = await lab.visit({ html });
    await assentUi(visit.page).bannerIsShown();
    await visit.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await visit.context.addCookies([{ name: 'assent', value: accepted, url: 'http://shop.test/' }]);
    await visit.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await assentUi(visit.page).bannerIsHidden();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/b.js'] });
  });
});

describe('what a client router does', () => {
  test('late elements wait and are released, and a replaced body keeps the banner', async () => {
    const visit = await lab.visit({ html: '' });
    const ui = assentUi(visit.page);
    await ui.bannerIsShown();
    await visit.page.evaluate((late) => {
      const body = document.createElement('body');
      const script = document.createElement('script');
      Object.assign(script, { type: 'text/plain', src: 'http://tracker.test/late.js' });
      script.dataset['consent'] = 'analytics';
      body.append(script);
      body.insertAdjacentHTML('beforeend', late);
      document.body.replaceWith(body);
    }, '<iframe data-consent="analytics" data-src="http://tracker.test/frame.html"></iframe>');
    await expectVisit(visit, { mustNotRequest: ['tracker.test/'] });
    await ui.acceptAll();
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/late.js', 'tracker.test/frame.html'] });
    await visit.page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img data-consent="analytics" data-src="http://tracker.test/pixel.gif?later" alt="">',
      );
    });
    await expectVisit(visit, { mustRequestOnce: ['tracker.test/pixel.gif?later'] });
  });
});
