import { within } from '@testing-library/dom';
import { page, userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { category, config, consent, type FakeCore, startFake } from './fake-host.ts';

let core: FakeCore;
afterEach(() => core.stop());

const dialog = () => core.root.querySelector('dialog') as HTMLDialogElement;
const byRole = (role: string, name: string | RegExp) => within(dialog()).getByRole(role, { name, hidden: true });
const toggle = (name: string) => byRole('switch', name) as HTMLInputElement;
const unfold = () =>
  dialog()
    .querySelectorAll('details')
    .forEach((details) => (details.open = true));
const open = async (...start: Parameters<typeof startFake>) => {
  core = await startFake(...start);
  core.open();
  unfold();
};

describe('opening', () => {
  beforeEach(() => open());

  test('is modal, named by its heading, which has focus', () => {
    expect(dialog().matches(':modal')).toBe(true);
    expect(dialog().getAttribute('aria-labelledby')).toBe(core.root.activeElement?.id);
    expect(core.root.activeElement?.textContent).toBe('Cookie settings');
  });

  test('R006 no switch is on before the visitor acts', () => {
    const switches = [...dialog().querySelectorAll('input')];
    expect(switches).toHaveLength(5);
    expect(switches.filter((input) => input.checked || input.defaultChecked || input.indeterminate)).toEqual([]);
    expect(switches.every((input) => input.type === 'checkbox' && input.role === 'switch')).toBe(true);
  });

  test('R030 a required category has words, no switch, and its services are listed', () => {
    const card = byRole('group', 'Functional');
    expect(card.textContent).toContain('Always active');
    expect(card.textContent).toContain('Sign-in');
    expect(within(card).queryAllByRole('switch', { hidden: true })).toEqual([]);
  });

  test('tells of a service its provider, policy, cookies and keys', () => {
    const card = byRole('group', 'Analytics');
    for (const part of ['InnoCraft Ltd', '_pk_id*', '13 months', 'Tells visitors apart', 'matomo-queue']) {
      expect(card.textContent).toContain(part);
    }
    const link = byRole('link', 'Privacy policy of Matomo') as HTMLAnchorElement;
    expect(link).toMatchObject({
      href: 'https://matomo.example/privacy',
      target: '_blank',
      rel: 'noopener noreferrer',
    });
  });

  test('says nothing of a date before there is a decision', () =>
    expect(dialog().textContent).not.toMatch(/kept until/));
});

test('shows when the decision was made and when it ends, in the language shown', async () => {
  await open(config({ locale: 'de' }), { decided: true });
  expect(dialog().textContent).toContain('4. Mai 2026');
  expect(dialog().textContent).toContain('4. November 2026');
});

describe('the draft', () => {
  test('starts from the consent in force; Save stores exactly what is shown', async () => {
    await open(config(), { granted: ['advertising', 'ads', 'matomo'], decided: true });
    expect([toggle('Advertising').checked, toggle('Ads').checked, toggle('Matomo').checked]).toEqual([
      true,
      true,
      true,
    ]);
    await userEvent.click(byRole('button', 'Save choices'));
    const wanted = { analytics: false, matomo: true, counter: false, advertising: true, ads: true };
    expect(core.decisions).toEqual([[wanted, 'preferences']]);
  });

  test('R011 Save with nothing changed at first grants nothing', async () => {
    await open();
    await userEvent.click(byRole('button', 'Save choices'));
    expect(Object.values(core.decisions[0]?.[0] ?? {})).toEqual([false, false, false, false, false]);
  });

  test('a category takes its services along', async () => {
    await open();
    await userEvent.click(toggle('Analytics'));
    expect([toggle('Matomo').checked, toggle('Counter').checked, toggle('Ads').checked]).toEqual([true, true, false]);
    await userEvent.click(toggle('Analytics'));
    expect([toggle('Matomo').checked, toggle('Counter').checked]).toEqual([false, false]);
  });

  test('services that differ make the category neither, in picture and words, and do not grant it', async () => {
    await open();
    await userEvent.click(toggle('Matomo'));
    expect(toggle('Analytics').indeterminate).toBe(true);
    const about = core.root.getElementById(toggle('Analytics').getAttribute('aria-describedby') ?? '');
    expect(about?.textContent).toContain('1 of 2 services on');
    await userEvent.click(byRole('button', 'Save choices'));
    expect(core.decisions[0]?.[0]).toMatchObject({ analytics: false, matomo: true });
  });

  test('the last service on turns the category on, and one off turns it off again', async () => {
    await open();
    await userEvent.click(toggle('Matomo'));
    await userEvent.click(toggle('Counter'));
    expect(toggle('Analytics')).toMatchObject({ checked: true, indeterminate: false });
    await userEvent.click(toggle('Counter'));
    expect(toggle('Analytics').indeterminate).toBe(true);
  });

  test('a click on a category that is neither turns all of it on', async () => {
    await open();
    await userEvent.click(toggle('Matomo'));
    await userEvent.click(toggle('Analytics'));
    expect([toggle('Analytics').checked, toggle('Counter').checked]).toEqual([true, true]);
  });

  test.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['the close button', () => userEvent.click(byRole('button', 'Close'))],
    ['the core', () => core.preferences.close()],
  ])('%s drops it', async (_, close) => {
    await open();
    await userEvent.click(toggle('Analytics'));
    await close();
    await expect.poll(dialog).toBeNull();
    expect(core.decisions).toEqual([]);
    expect(core.shown).toEqual([
      ['preferences', true],
      ['preferences', false],
    ]);
    core.open();
    expect(toggle('Analytics').checked).toBe(false);
  });

  test('a decision from elsewhere starts it again', async () => {
    await open();
    await userEvent.click(toggle('Analytics'));
    core.consent = { ...core.consent, categories: { ...core.consent.categories, advertising: 'granted' } };
    core.update();
    expect(toggle('Analytics').checked).toBe(false);
    expect(toggle('Advertising').indeterminate).toBe(true);
  });

  test('a decision from elsewhere leaves focus and what is unfolded where they are, and tells the new date', async () => {
    await open();
    const matomo = toggle('Matomo');
    matomo.focus();
    core.consent = consent(config(), ['matomo'], true);
    core.update();
    expect(core.root.activeElement).toBe(matomo);
    expect(toggle('Matomo')).toBe(matomo);
    expect(matomo.checked).toBe(true);
    expect(dialog().querySelectorAll('details:not([open])')).toHaveLength(0);
    expect(dialog().textContent).toMatch(/Your choice of .*2026 is kept until .*2026/);
    core.consent = consent(config());
    core.update();
    expect(
      within(dialog())
        .queryByText(/kept until/)
        ?.checkVisibility() ?? false,
    ).toBe(false);
  });
});

describe('the answers', () => {
  test.each([
    ['Accept all', true],
    ['Reject all', false],
  ])('%s decides %s and closes both layers', async (name, wanted) => {
    core = await startFake();
    core.banner.show();
    core.open();
    await userEvent.click(byRole('button', name));
    expect(core.decisions).toEqual([[wanted, 'preferences']]);
    expect(core.root.querySelector('dialog, section')).toBeNull();
    expect(core.root.querySelector('[role=status]')?.textContent).toBe('Choices saved');
  });

  test('accept and reject are equal in every computed style and in size', async () => {
    await open();
    const [accept, reject] = [byRole('button', 'Accept all'), byRole('button', 'Reject all')] as const;
    const styles = [getComputedStyle(accept), getComputedStyle(reject)] as const;
    expect(
      [...styles[0]].filter((name) => styles[0].getPropertyValue(name) !== styles[1].getPropertyValue(name)),
    ).toEqual([]);
    expect([accept.offsetWidth, accept.offsetHeight]).toEqual([reject.offsetWidth, reject.offsetHeight]);
  });

  describe.each([1280, 320, 240])('at %i pixels in width', (width) => {
    test.each(['en', 'de', 'fi', 'fr', 'da'])('%s: they stand together, and Save apart', async (locale) => {
      const { innerWidth: widthBefore, innerHeight: heightBefore } = window;
      await page.viewport(width, 640);
      await open(config({ locale }));
      const [accept, reject, save] = ['accept-all', 'reject-all', 'save'].map((does) =>
        dialog().querySelector(`[data-assent-do=${does}]`)!.getBoundingClientRect(),
      ) as [DOMRect, DOMRect, DOMRect];
      expect([accept.width, accept.height]).toEqual([reject.width, reject.height]);
      const isBeside = accept.top === reject.top;
      const isStacked = accept.left === reject.left && accept.width === save.width;
      expect(isBeside || isStacked).toBe(true);
      expect(save.top).toBeGreaterThanOrEqual(Math.max(accept.bottom, reject.bottom));
      await page.viewport(widthBefore, heightBefore);
    });
  });
});

describe('by keyboard', () => {
  test('Space turns a switch, and its name stays', async () => {
    await open();
    toggle('Analytics').focus();
    await userEvent.keyboard(' ');
    expect(toggle('Analytics').checked).toBe(true);
    expect(core.decisions).toEqual([]);
  });

  test('focus returns to the button that opened it', async () => {
    core = await startFake();
    core.banner.show();
    const opener = core.root.querySelector<HTMLElement>('section [data-assent-do=open]')!;
    await userEvent.click(opener);
    await expect.poll(dialog).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    await expect.poll(dialog).toBeNull();
    expect(core.root.activeElement).toBe(opener);
    expect(core.root.querySelector('section')).not.toBeNull();
  });
});

test('where there is nothing to decide it says so, lists the services, and only closes', async () => {
  await open(config({ categories: [category('functional', true)] }));
  expect(dialog().textContent).toContain('nothing to decide');
  expect(dialog().textContent).toContain('Sign-in');
  expect([...dialog().querySelectorAll('button')].map((button) => button.ariaLabel)).toEqual(['Close']);
  await userEvent.click(byRole('button', 'Close'));
  expect(dialog()).toBeNull();
  core.banner.show();
  expect(core.root.querySelector('section')).toBeNull();
});

test.each(['light', 'dark'])('has no accessibility violations, %s', async (theme) => {
  await open(config({ ui: { theme } }), { granted: ['matomo', 'ads', 'advertising'], decided: true });
  await Promise.all(
    dialog()
      .getAnimations()
      .map((animation) => animation.finished),
  );
  expect(await violations(core.element)).toEqual([]);
});

test('R216 every target is at least 24 pixels high and wide, on both layers', async () => {
  await open();
  core.banner.show();
  const targets = [...core.root.querySelectorAll<HTMLElement>('input, a, button, summary')];
  expect(targets.length).toBeGreaterThan(15);
  const small = targets.filter(({ offsetHeight, offsetWidth }) => Math.min(offsetHeight, offsetWidth) < 24);
  expect(small).toEqual([]);
});
