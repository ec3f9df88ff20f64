/** The parts of the preferences dialog by themselves, found as assistive technology finds them: by role and name. */
import { importLocale } from '../../src/words/locales.ts';
import { cleanup, render, screen, within } from '@testing-library/preact';
import type { ComponentChild } from 'preact';
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Category, Service } from '../../src/config/types.ts';
import { CategoryCard } from '../../src/preferences/CategoryCard.tsx';
import type { Draft } from '../../src/preferences/draft.ts';
import { PreferencesDialog } from '../../src/preferences/PreferencesDialog.tsx';
import { ServiceItem } from '../../src/preferences/ServiceItem.tsx';
import { Switch } from '../../src/preferences/Switch.tsx';
import { createWords, type Words } from '../../src/words/create-words.ts';
import { languageOf } from '../../src/words/language-of.ts';
import { preferencesEnglish, sharedEnglish } from '../../src/words/texts.ts';
import { category, config, consent, service, services } from './fake-host.ts';

const report = (code: string): never => expect.unreachable(code);
let words: Words;
let turned: [string, boolean][];
const onTurn = (id: string, on: boolean) => void turned.push([id, on]);

beforeEach(async () => {
  turned = [];
  words = await createWords(
    { config: config(), language: () => languageOf(config()), report },
    { ...sharedEnglish, ...preferencesEnglish },
    importLocale,
  );
});
afterEach(cleanup);

const toggle = (name: string) => screen.getByRole('switch', { name }) as HTMLInputElement;
const about = (input: HTMLElement) => document.getElementById(input.getAttribute('aria-describedby') ?? '');

describe('a switch', () => {
  const labelled = (props: { describedBy?: string; isMixed?: boolean } = {}) => {
    const on: boolean[] = [];
    render(
      <>
        <label for="x">Matomo</label>
        <Switch id="x" isOn={on.at(-1) ?? false} onTurn={(isOn) => void on.push(isOn)} {...props} />
      </>,
    );
    return on;
  };

  test('R214 is a native checkbox, off, and reads as a switch', () => {
    labelled({ describedBy: 'words' });
    expect(toggle('Matomo')).toMatchObject({ type: 'checkbox', checked: false, defaultChecked: false });
    expect(toggle('Matomo').getAttribute('aria-describedby')).toBe('words');
  });

  test('is described only where there is something to say', () => {
    labelled();
    expect(toggle('Matomo').hasAttribute('aria-describedby')).toBe(false);
  });

  test('that is mixed is neither on nor off, and no attribute says so', () => {
    labelled({ isMixed: true });
    expect(toggle('Matomo')).toMatchObject({ checked: false, indeterminate: true });
    expect(toggle('Matomo').hasAttribute('indeterminate')).toBe(false);
  });

  test('tells each turn once: by click, by its label, by Space', async () => {
    const on = labelled();
    await userEvent.click(toggle('Matomo'));
    await userEvent.click(screen.getByText('Matomo'));
    toggle('Matomo').focus();
    await userEvent.keyboard(' ');
    expect(on).toEqual([true, false, true]);
  });
});

describe('a service', () => {
  const draw = (given: Service, draft: Draft = {}) => {
    render(<ServiceItem id="x" words={words} service={given} isOn={!!draft[given.id]} onTurn={onTurn} />);
    return screen.getAllByRole('listitem')[0]!;
  };
  const [login, matomo] = services as [Service, Service];

  test('shows the draft, and hands a turn on without taking it over', async () => {
    draw(matomo, { matomo: true });
    expect(toggle('Matomo').checked).toBe(true);
    await userEvent.click(toggle('Matomo'));
    expect(turned).toEqual([['matomo', false]]);
  });

  test('R010 says who runs it, what it stores, for how long and why', () => {
    const item = draw(matomo);
    const lines = within(item).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent?.trim())).toEqual([
      '_pk_id* 13 months · Tells visitors apart',
      'matomo-queue',
    ]);
    expect(item.textContent).toMatch(/^Matomo InnoCraft LtdPrivacy policy of MatomoStored on your device/);
    expect(within(item).getByRole('link', { name: 'Privacy policy of Matomo' })).toMatchObject({
      href: 'https://matomo.example/privacy',
      target: '_blank',
      rel: 'noopener noreferrer',
    });
  });

  test('with nothing but a name shows the name', () => {
    const item = draw(service('counter', 'analytics', 'Counter'));
    expect(item.textContent).toBe('Counter');
    expect(within(item).queryByRole('link')).toBeNull();
    expect(within(item).queryByRole('list')).toBeNull();
  });

  test('without a name shows its id', () => {
    draw({ ...matomo, name: undefined } as unknown as Service);
    expect(toggle('matomo')).toBeTruthy();
  });

  test('of a required category has no switch, whatever the draft says', () => {
    const item = draw(login, { login: false });
    expect(within(item).queryByRole('switch')).toBeNull();
    expect(item.textContent).toBe('Sign-in');
  });

  test('with a link that must not be followed has none', () => {
    const item = draw({ ...matomo, privacyPolicy: 'javascript:alert(1)' });
    expect(within(item).queryByRole('link')).toBeNull();
  });
});

describe('a category', () => {
  const draw = (given: Category, draft: Draft = {}) => {
    const members = services.filter((each) => each.category === given.id);
    const card = (shown: Draft): ComponentChild => (
      <CategoryCard id="x" words={words} category={given} services={members} draft={shown} onTurn={onTurn} />
    );
    const { rerender } = render(<>{card(draft)}</>);
    return (next: Draft) => rerender(<>{card(next)}</>);
  };

  test('is a group of that name, with its description', () => {
    draw(category('analytics'));
    const group = screen.getByRole('group', { name: 'Analytics' });
    expect(within(group).getByRole('heading', { level: 3, name: 'Analytics' })).toBeTruthy();
    expect(about(toggle('Analytics'))?.textContent).toBe('Measures how the site is used.');
  });

  test.each<[string, Draft, boolean, boolean, string]>([
    ['off', { analytics: false, matomo: false, counter: false }, false, false, ''],
    ['on', { analytics: true, matomo: true, counter: true }, true, false, ''],
    ['neither', { analytics: false, matomo: true, counter: false }, false, true, '1 of 2 services on'],
    ['neither, though granted', { analytics: true, matomo: false, counter: true }, true, true, '1 of 2 services on'],
    ['neither, all services on', { analytics: false, matomo: true, counter: true }, false, true, '2 of 2 services on'],
  ])('is %s, in picture and words', (_, draft, checked, indeterminate, words) => {
    draw(category('analytics'), draft);
    expect(toggle('Analytics')).toMatchObject({ checked, indeterminate });
    expect(about(toggle('Analytics'))?.textContent).toBe('Measures how the site is used.' + words);
  });

  test('is drawn anew without a new element', () => {
    const redraw = draw(category('analytics'), { matomo: true });
    const before = toggle('Analytics');
    redraw({ analytics: true, matomo: true, counter: true });
    expect(toggle('Analytics')).toBe(before);
    expect(before).toMatchObject({ checked: true, indeterminate: false });
    expect(about(before)?.textContent).not.toContain('services on');
  });

  test('without services is on or off, never neither, and unfolds nothing', () => {
    draw(category('personalization'), { personalization: true });
    expect(toggle('Personalization')).toMatchObject({ checked: true, indeterminate: false });
    expect(screen.queryByText(/^Services/)).toBeNull();
  });

  test('unfolds its services', async () => {
    draw(category('analytics'));
    expect(toggle('Matomo').checkVisibility()).toBe(false);
    await userEvent.click(screen.getByText('Services: 2'));
    expect(toggle('Matomo').checkVisibility()).toBe(true);
    await userEvent.click(toggle('Counter'));
    await userEvent.click(toggle('Analytics'));
    expect(turned).toEqual([
      ['counter', true],
      ['analytics', true],
    ]);
  });

  test('that is required has words and no switch', () => {
    draw(category('functional', true));
    const group = screen.getByRole('group', { name: 'Functional' });
    expect(group.textContent).toContain('Always active');
    expect(within(group).queryAllByRole('switch', { hidden: true })).toEqual([]);
  });
});

describe('the dialog', () => {
  const draw = (resolved = config(), draft: Draft = {}) => {
    const decisions: unknown[] = [];
    render(
      <PreferencesDialog
        config={resolved}
        words={words}
        consent={consent(resolved)}
        draft={draft}
        signal={undefined}
        onTurn={onTurn}
        onDecide={(accept) => void decisions.push(accept)}
        onClose={() => void decisions.push('closed')}
      />,
    );
    document.querySelector('dialog')!.show();
    return decisions;
  };

  test('shows the draft it is given, and leaves the draft to its owner', async () => {
    const decisions = draw(config(), { analytics: true, advertising: false, matomo: true, counter: true, ads: false });
    expect(toggle('Analytics').checked).toBe(true);
    await userEvent.click(toggle('Advertising'));
    expect(turned).toEqual([['advertising', true]]);
    expect(decisions).toEqual([]);
  });

  test('has a card for each category, in the order of the config', () => {
    draw(config({ categories: [category('advertising'), category('functional', true)] }));
    const names = screen.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent);
    expect(names).toEqual(['Advertising', 'Functional']);
    for (const name of names) expect(screen.getByRole('group', { name })).toBeTruthy();
  });

  test('hands on which answer was given', async () => {
    const decisions = draw();
    for (const name of ['Accept all', 'Reject all', 'Save choices', 'Close']) {
      await userEvent.click(screen.getByRole('button', { name }));
    }
    expect(decisions).toEqual([true, false, undefined, 'closed']);
  });
});
