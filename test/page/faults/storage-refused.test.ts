/** Faults of cookies and storage that the browser refuses: `docs/reliability.md`, A18 to A22. */
import { describe, expect, test } from 'vitest';
import type { AssentConfig } from '../../../src/config/types.ts';
import { expectChoice, expectProblem, expectVisit, gated, problemsOf } from '../harness/index.ts';
import { expectPageWorks, fault, lab, NO_TRACKER, openScene } from './fault.ts';
import { yes } from './stored.ts';

const quietly = gated('analytics', 'a', '?nostorage');
const QUIET_A = { mustRequestOnce: ['tracker.test/a.js', 'tracker.test/beacon?a'] };

describe('A18, A19 cookies are refused', () => {
  const setters: [name: string, init: () => void][] = [
    [
      'A18 the setter does nothing and there is no getter',
      () => Object.defineProperty(Document.prototype, 'cookie', { configurable: true, set() {} }),
    ],
    [
      'A18 there is no `document.cookie` at all',
      () => {
        delete (Document.prototype as { cookie?: string }).cookie;
      },
    ],
    [
      'A18 the setter takes the cookie and forgets it a moment later',
      () => {
        const { get, set } = Object.getOwnPropertyDescriptor(
          Document.prototype,
          'cookie',
        ) as Required<PropertyDescriptor>;
        Object.defineProperty(Document.prototype, 'cookie', {
          configurable: true,
          get,
          set(value: string) {
            set.call(this, value);
            set.call(this, `${value.split('=')[0]}=; max-age=0; path=/`);
          },
        });
      },
    ],
    [
      'A19 the setter throws, the getter works',
      () => {
        const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
        const set = (): never => {
          throw new Error('no cookies for you');
        };
        Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set });
      },
    ],
    [
      'A19 the getter answers something that is no text',
      () => Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => ({}), set() {} }),
    ],
  ];
  for (const [name, init] of setters) {
    fault({
      name: `${name}: the choice works and localStorage keeps it`,
      page: { html: quietly },
      init,
      before: { storage: [] },
      expect: { ...QUIET_A, cookies: [], storage: ['assent'] },
      check: ({ visit }) => expectProblem(visit, 'storage/cookie-refused'),
    });
  }

  // The browser still has cookies: its own accessor, on the prototype, reads and writes them.
  const shadows: typeof setters = [
    [
      'A18 the setter of this document does nothing',
      () => Object.defineProperty(document, 'cookie', { configurable: true, get: () => '', set() {} }),
    ],
    [
      'A19 getter and setter of this document throw',
      () => {
        const refuse = (): never => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        };
        Object.defineProperty(document, 'cookie', { configurable: true, get: refuse, set: refuse });
      },
    ],
  ];
  for (const [name, init] of shadows) {
    fault({
      name: `${name}: the choice works and the cookie keeps it`,
      page: { html: quietly },
      init,
      before: { storage: [] },
      expect: { ...QUIET_A, cookies: ['assent'], storage: [] },
    });
  }

  test('A18 the browser has cookies switched off (CDP): the choice works and localStorage keeps it', async () => {
    const { visit, page, ui } = await openScene({ page: { html: quietly } });
    const cdp = await visit.context.newCDPSession(page);
    await cdp.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await visit.reload();
    await ui.bannerIsShown();
    await expectVisit(visit, { ...NO_TRACKER, cookies: [], storage: [] });
    await ui.acceptAll();
    await expectVisit(visit, { ...QUIET_A, cookies: [], storage: ['assent'] });
    await visit.reload();
    await expectVisit(visit, QUIET_A);
    await ui.bannerIsHidden();
    await expectPageWorks(page);
  });

  fault({
    name: 'A18 an older yes that cannot be overwritten: a withdrawal is kept in localStorage, and wins',
    page: { html: quietly, cookies: { assent: yes() }, config: { onWithdraw: 'keep' } satisfies AssentConfig },
    init: () => {
      const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
      Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set() {} });
    },
    before: false,
    act: async ({ visit, page }) => {
      await expectVisit(visit, QUIET_A);
      await page.evaluate(() => window.assent.rejectAll());
      await expectChoice(visit, 'analytics', false);
      visit.forget();
    },
    expect: { ...NO_TRACKER, storage: ['assent'] },
    kept: { analytics: false },
  });

  test('A18 an older yes that cannot be overwritten, and no localStorage: a withdrawal holds while the page is open', async () => {
    const { visit, page } = await openScene({
      page: { html: quietly, cookies: { assent: yes() }, config: { onWithdraw: 'keep' } satisfies AssentConfig },
      init: () => {
        const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>;
        Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get, set() {} });
        const refuse = (): never => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        };
        Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
      },
    });
    await expectVisit(visit, QUIET_A);
    await page.evaluate(() => window.assent.rejectAll());
    await expectChoice(visit, 'analytics', false);
    visit.forget();
    // The visitor looks at another tab and comes back.
    await page.evaluate(
      (html) => {
        document.dispatchEvent(new Event('visibilitychange'));
        document.body.append(document.createRange().createContextualFragment(html));
      },
      gated('analytics', 'late'),
    );
    await expectVisit(visit, NO_TRACKER);
    await expectChoice(visit, 'analytics', false);
    expect(await problemsOf(visit)).toContain('storage/memory-only cookie');
    await expectPageWorks(page);
  });

  test('A19 a sandboxed frame, where cookies and storage throw: asked, and the choice holds in memory', async () => {
    lab.page(
      'shop.test',
      '/framed',
      `<!doctype html><html lang="en"><title>Frame</title><script src="/dist/assent.js"></script><body>${quietly}</html>`,
    );
    const { visit, page } = await openScene({
      page: {
        assent: false,
        html: '<iframe title="shop" sandbox="allow-scripts" src="/framed" width="800" height="600"></iframe>',
      },
    });
    const frame = page.frames()[1]!;
    const press = frame.locator('assent-ui [data-assent-do="accept-all"]');
    await press.waitFor();
    await expectVisit(visit, { ...NO_TRACKER, cookies: [] });
    await press.click();
    await expectVisit(visit, QUIET_A);
    await expect.poll(() => frame.locator('assent-ui [part~="banner"]').isVisible()).toBe(false);
    expect(await frame.evaluate(() => window.assent.problems.map(({ code }) => code))).toEqual(['storage/memory-only']);
    await expectPageWorks(page);
  });
});

describe('A20 to A22 localStorage and sessionStorage are in a bad way', () => {
  const services = [{ id: 'counter', category: 'analytics', cookies: ['c'], storage: ['c'] }];
  const storages: [name: string, init: () => void][] = [
    [
      'A20 access to both throws',
      () => {
        const refuse = (): never => {
          throw new DOMException('Access is denied for this document.', 'SecurityError');
        };
        Object.defineProperty(window, 'localStorage', { configurable: true, get: refuse });
        Object.defineProperty(window, 'sessionStorage', { configurable: true, get: refuse });
      },
    ],
    [
      'A20 there is neither',
      () => {
        Object.defineProperty(window, 'localStorage', { configurable: true, value: undefined });
        Object.defineProperty(window, 'sessionStorage', { configurable: true, value: null });
      },
    ],
    [
      'A21 localStorage is full',
      () => {
        try {
          for (let index = 0; index < 7; index++) localStorage.setItem(`full${index}`, 'x'.repeat(1024 * 1024));
        } catch {
          // full
        }
      },
    ],
    [
      'A21 setItem throws QuotaExceededError',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
        };
      },
    ],
    [
      'A22 getItem answers an object',
      () => (Storage.prototype.getItem = () => ({ analytics: true }) as unknown as string),
    ],
    ['A22 getItem answers undefined', () => (Storage.prototype.getItem = () => undefined as unknown as string)],
    [
      'A22 getItem answers a promise',
      () => (Storage.prototype.getItem = () => Promise.resolve('x') as unknown as string),
    ],
    [
      'A22 getItem answers an object without a prototype',
      () => (Storage.prototype.getItem = () => Object.create(null) as string),
    ],
    ['A22 getItem answers a yes for every key', () => (Storage.prototype.getItem = () => 'true')],
  ];
  for (const [name, init] of storages) {
    fault({
      name: `${name}: the cookie does it all`,
      page: { html: quietly, config: { categories: ['functional', 'analytics'], services } satisfies AssentConfig },
      init,
      expect: { ...QUIET_A, cookies: ['assent'] },
    });
  }

  fault({
    name: 'A21 cookies refused and localStorage full: the choice holds for this page view',
    page: { html: quietly },
    init: () => {
      Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} });
      Storage.prototype.setItem = () => {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      };
    },
    expect: { ...QUIET_A, cookies: [] },
    check: ({ visit }) => expectProblem(visit, 'storage/memory-only'),
    kept: false,
  });

  fault({
    name: 'A22 cookies refused, and someone else has put a value under our name into localStorage: it is no yes',
    page: { html: quietly },
    init: () => {
      Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} });
      if (!localStorage.getItem('assent')) localStorage.setItem('assent', '{"analytics":"granted"}');
    },
    act: ({ ui }) => ui.rejectAll(),
    expect: NO_TRACKER,
    kept: { analytics: false },
  });
});
