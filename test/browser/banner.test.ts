import { page, userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { category, config, type FakeCore, service, startFake } from './fake-host.ts';

let core: FakeCore;
afterEach(() => core.stop());

const banner = () => core.root.querySelector('section') as HTMLElement;
const button = (does: string) => core.root.querySelector<HTMLElement>(`section [data-assent-do="${does}"]`)!;
const frame = () => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame));

describe('what it says', () => {
  test('R008, R033 who asks, for which purposes, what a refusal means, and how to withdraw', async () => {
    core = await startFake();
    core.banner.show();
    const words = banner().textContent;
    for (const part of [
      'Example Ltd',
      'Analytics and Advertising',
      'If you reject',
      '“Cookie settings”',
      'Services: 4',
    ]) {
      expect(words).toContain(part);
    }
    expect(words).not.toContain('Functional');
    expect([...banner().querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
      '/privacy',
      '/imprint',
    ]);
  });

  test('the launcher by the label that the site gave it', async () => {
    core = await startFake(config({ ui: { launcher: { position: 'left', label: { en: 'Privacy choices' } } } }));
    core.banner.show();
    expect(banner().textContent).toContain('“Privacy choices”');
  });

  test.each(['en', 'de', 'fi', 'fr', 'da'])('%s: names no launcher where there is none', async (locale) => {
    core = await startFake(config({ locale }));
    core.banner.show();
    const named = banner().querySelector('p')!.textContent;
    expect(named).toMatch(/[“„”«»]/);
    core.stop();
    core = await startFake(config({ locale, ui: { launcher: false } }));
    core.banner.show();
    const words = banner().querySelector('p')!.textContent;
    expect(words).not.toMatch(/[“„”«»{}]/);
    expect(words.length).toBeLessThan(named.length);
    expect(words).toMatch(/at any time|jederzeit|milloin tahansa|à tout moment|til enhver tid/);
  });

  test('a region with a name', async () => {
    core = await startFake();
    core.banner.show();
    expect(banner().getAttribute('aria-label')).toBe('Cookies on this site');
    expect(banner().localName).toBe('section');
  });

  test('text of the config is text, whatever it looks like', async () => {
    core = await startFake(config({ controller: { name: '<img src=x onerror=alert(1)>' } as never }));
    core.banner.show();
    expect(banner().querySelector('img')).toBeNull();
    expect(banner().textContent).toContain('<img src=x');
  });
});

describe('the answers', () => {
  test('accept and reject are equal in every computed style and in size', async () => {
    core = await startFake();
    core.banner.show();
    const [accept, reject] = [button('accept-all'), button('reject-all')];
    const styles = [getComputedStyle(accept), getComputedStyle(reject)] as const;
    const differing = [...styles[0]].filter(
      (name) => styles[0].getPropertyValue(name) !== styles[1].getPropertyValue(name),
    );
    expect(differing).toEqual([]);
    expect(accept.offsetWidth).toBe(reject.offsetWidth);
    expect(accept.offsetHeight).toBe(reject.offsetHeight);
    expect(accept.offsetHeight).toBeGreaterThanOrEqual(44);
    expect(accept.offsetTop).toBe(reject.offsetTop);
    expect(accept.className).toBe(reject.className);
  });

  test('they stand in one order', async () => {
    core = await startFake();
    core.banner.show();
    const order = [...banner().querySelectorAll<HTMLElement>('[data-assent-do]')].map((one) => one.dataset['assentDo']);
    expect(order).toEqual(['accept-all', 'reject-all', 'open']);
  });

  test.each([
    ['accept-all', true],
    ['reject-all', false],
  ])('%s decides %s, ends the banner and says so', async (does, wanted) => {
    core = await startFake();
    core.banner.show();
    await userEvent.click(button(does));
    expect(core.decisions).toEqual([[wanted, 'banner']]);
    expect(banner()).toBeNull();
    expect(core.root.querySelector('[role=status]')?.textContent).toBe('Choices saved');
  });

  test('by keyboard: Tab reaches accept, Enter decides; Escape does nothing', async () => {
    core = await startFake();
    core.banner.show();
    await userEvent.keyboard('{Escape}');
    expect(banner()).not.toBeNull();
    for (let tabs = 0; tabs < 10 && core.root.activeElement !== button('reject-all'); tabs++) await userEvent.tab();
    expect(core.root.activeElement).toBe(button('reject-all'));
    await userEvent.keyboard('{Escape}');
    expect(core.decisions).toEqual([]);
    await userEvent.keyboard('{Enter}');
    expect(core.decisions).toEqual([[false, 'banner']]);
  });

  test('the close button rejects, and the banner says so', async () => {
    core = await startFake(config({ ui: { closeButton: 'reject' } }));
    core.banner.show();
    expect(banner().textContent).toContain('rejects all');
    await userEvent.click(button('close'));
    expect(core.decisions).toEqual([[false, 'banner']]);
  });

  test('without it there is none', async () => {
    core = await startFake();
    core.banner.show();
    expect(button('close')).toBeNull();
    expect(banner().textContent).not.toContain('×');
  });
});

describe('on the page', () => {
  test('leaves focus where it is and does not trap it', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    core = await startFake();
    core.banner.show();
    expect(document.activeElement).toBe(field);
    button('open').focus();
    await userEvent.tab();
    expect(core.root.activeElement).toBeNull();
    field.remove();
  });

  test('is in the top layer, and again after its element was moved', async () => {
    core = await startFake();
    core.banner.show();
    expect(banner().matches(':popover-open')).toBe(true);
    document.body.append(core.element);
    expect(banner().matches(':popover-open')).toBe(false);
    core.update();
    expect(banner().matches(':popover-open')).toBe(true);
  });

  test.each(['bottom', 'top'] as const)(
    'R210 at the %s: the page makes room while it is shown, and not a moment longer',
    async (position) => {
      core = await startFake(config({ ui: { position } }));
      const html = getComputedStyle(document.documentElement);
      const edge = position === 'top' ? 'scrollPaddingBlockStart' : 'scrollPaddingBlockEnd';
      expect(html[edge]).toBe('auto');
      core.banner.show();
      await frame();
      expect(parseFloat(html[edge])).toBeGreaterThanOrEqual(banner().offsetHeight);
      core.banner.hide();
      expect(html[edge]).toBe('auto');
      expect(document.adoptedStyleSheets).toHaveLength(0);
      expect(document.documentElement.getAttribute('style')).toBeNull();
    },
  );

  test('holds out against what the page hands down and what it sets on every element', async () => {
    const hostile = document.head.appendChild(document.createElement('style'));
    hostile.textContent =
      'html{font-size:4px;letter-spacing:9px;visibility:hidden;text-transform:uppercase} button{display:none}';
    core = await startFake();
    core.banner.show();
    const style = getComputedStyle(button('accept-all'));
    expect(style).toMatchObject({
      visibility: 'visible',
      letterSpacing: 'normal',
      textTransform: 'none',
      fontSize: '15px',
    });
    expect(button('accept-all').offsetHeight).toBeGreaterThanOrEqual(44);
    hostile.remove();
  });

  test('sets no style attribute and no style element', async () => {
    core = await startFake();
    core.banner.show();
    await frame();
    expect(core.root.querySelectorAll('[style], style')).toHaveLength(0);
  });

  test('carries no word that filter lists hide', async () => {
    core = await startFake(config({ services: [service('cookie-consent', 'analytics', 'X')] }));
    core.banner.show();
    core.open();
    for (const element of core.root.querySelectorAll('*')) {
      expect(`${element.localName} ${element.id} ${element.className}`).not.toMatch(/cookie|consent|gdpr|cmp/i);
    }
  });
});

test.each(['light', 'dark'])('has no accessibility violations, %s', async (theme) => {
  core = await startFake(config({ ui: { theme, closeButton: 'reject' } }));
  core.banner.show();
  await Promise.all(
    banner()
      .getAnimations()
      .map((animation) => animation.finished),
  );
  expect(await violations(core.element)).toEqual([]);
});

test('the themes differ', async () => {
  const seen = new Set<string>();
  for (const theme of ['light', 'dark']) {
    core = await startFake(config({ ui: { theme } }));
    core.banner.show();
    seen.add(getComputedStyle(banner()).backgroundColor);
    core.stop();
  }
  expect(seen.size).toBe(2);
});

test('a theme that sets a token on the element wins', async () => {
  const theme = document.head.appendChild(document.createElement('style'));
  theme.textContent = 'assent-ui { --assent-surface: rgb(1, 2, 3) }';
  core = await startFake(config({ ui: { theme: 'dark' } }));
  core.banner.show();
  expect(getComputedStyle(banner()).backgroundColor).toBe('rgb(1, 2, 3)');
  theme.remove();
});

test.each([
  [1280, 800],
  [320, 568],
  [320, 256],
])(
  'at %i × %i all three answers are within sight, in one order, and nothing scrolls sideways',
  async (width, height) => {
    const { innerWidth: widthBefore, innerHeight: heightBefore } = window;
    await page.viewport(width, height);
    core = await startFake(config({ locale: 'de', ui: { closeButton: 'reject' } }));
    core.banner.show();
    for (const does of ['accept-all', 'reject-all', 'open']) {
      const { top, bottom, left, right } = button(does).getBoundingClientRect();
      expect(top).toBeGreaterThanOrEqual(0);
      expect(bottom).toBeLessThanOrEqual(height);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
    }
    expect(banner().offsetHeight).toBeLessThanOrEqual(0.8 * height + 1);
    expect(banner().scrollWidth).toBe(banner().clientWidth);
    await page.viewport(widthBefore, heightBefore);
  },
);

test('R014 takes no more than half of a small phone, and shows all its words', async () => {
  const { innerWidth: widthBefore, innerHeight: heightBefore } = window;
  await page.viewport(320, 568);
  const ids = ['analytics', 'advertising', 'personalization'];
  core = await startFake(config({ categories: [category('functional', true), ...ids.map((id) => category(id))] }));
  core.banner.show();
  expect(banner().offsetHeight).toBeLessThanOrEqual(568 / 2);
  const words = banner().querySelector('.assent-words')!;
  expect(words.scrollHeight).toBe(words.clientHeight);
  await page.viewport(widthBefore, heightBefore);
});
