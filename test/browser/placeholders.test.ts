/** What stands in the page in place of blocked frames and players. */
import { userEvent } from 'vitest/browser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './axe.ts';
import { config, type FakeCore, startFake } from './fake-host.ts';
import { trackObservers } from './track-observers.ts';

let core: FakeCore;
let main: HTMLElement;
let stopObservers: ReturnType<typeof trackObservers>;
beforeEach(() => {
  stopObservers = trackObservers();
  main = document.body.appendChild(document.createElement('main'));
});
afterEach(async () => {
  core.stop();
  main.remove();
  await stopObservers();
  document.adoptedStyleSheets = [];
});

const frame = (needs = 'matomo', attributes = 'width="400" height="200"') =>
  `<iframe title="A film" data-consent="${needs}" data-src="https://films.example/1" ${attributes}></iframe>`;
const furnish = async (html: string, ...start: Parameters<typeof startFake>) => {
  main.innerHTML = html;
  core = await startFake(...start);
  core.preferences.furnish();
};
const boxes = () => [...main.querySelectorAll<HTMLElement>('assent-embed')];
const inBox = (selector: string, at = 0) => boxes()[at]!.shadowRoot!.querySelector<HTMLElement>(selector)!;
const embed = () => main.querySelector<HTMLElement>('iframe')!;
const rect = (element: Element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [x, y, width, height];
};

test('stands where the frame would, as large, and moves nothing', async () => {
  main.innerHTML = `${frame()}<p>after</p>`;
  const before = [embed(), main.querySelector('p')!].map(rect);
  await furnish(`${frame()}<p>after</p>`);
  expect([boxes()[0]!, main.querySelector('p')!].map(rect)).toEqual(before);
  expect(getComputedStyle(embed()).display).toBe('none');
});

test('follows its column', async () => {
  await furnish(
    `<div style="width: 500px">${frame('matomo', 'style="width: 100%; aspect-ratio: 2; border: 0"')}</div>`,
  );
  main.querySelector('div')!.style.width = '300px';
  await expect.poll(() => boxes()[0]!.offsetWidth).toBe(main.querySelector('div')!.clientWidth);
  await expect.poll(() => boxes()[0]!.offsetHeight).toBeGreaterThanOrEqual(150);
});

test('says who and what for, by role and name, in the language shown', async () => {
  await furnish(frame('matomo'), config({ locale: 'de' }));
  const box = inBox('[part=box]');
  expect([box.role ?? box.getAttribute('role'), box.ariaLabel, box.lang, box.dir]).toEqual([
    'group',
    'Matomo',
    'de',
    'ltr',
  ]);
  expect(box.querySelector('p')!.textContent).toBe(
    'Matomo wird nur mit Ihrer Einwilligung angezeigt. Zweck: Statistik.',
  );
  expect([...box.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual([
    'Einmal laden',
    'Immer zulassen',
  ]);
  expect(await violations(boxes()[0]!)).toEqual([]);
});

test('names the host where the config names no service', async () => {
  await furnish(frame('advertising'));
  expect(inBox('p').textContent).toBe('films.example is shown only with your consent for: Advertising.');
});

test.each([
  ['is too small to be seen', frame('matomo', 'width="1" height="1"')],
  ['is hidden', frame('matomo', 'hidden')],
])('what %s is not covered', async (_, html) => {
  await furnish(html);
  expect(boxes().filter((box) => box.checkVisibility())).toEqual([]);
  expect(embed().hasAttribute('data-assent-covered')).toBe(false);
});

test.each(['nobody', '!analytics', 'matomo nobody', '', ' ! '])(
  'none where no consent opens it: "%s"',
  async (needs) => {
    await furnish(frame(needs));
    expect(boxes()).toEqual([]);
  },
);

test('none for what is granted, for what is no embed, nor if the site wants none', async () => {
  await furnish(frame(), config(), { granted: ['matomo'], decided: true });
  expect(boxes()).toEqual([]);
  core.stop();
  await furnish(frame().replaceAll('iframe', 'div'));
  expect(boxes()).toEqual([]);
  core.stop();
  await furnish(frame(), config({ ui: { placeholders: false } }));
  expect(boxes()).toEqual([]);
});

describe('the answers', () => {
  test('load once opens this one, with its own sources, and decides nothing', async () => {
    const inside = '<source data-consent="matomo"><source data-consent="ads">';
    await furnish(
      `<video tabindex="0" data-consent="matomo" width="300" height="200" controls>${inside}</video>${frame()}`,
    );
    await userEvent.click(inBox('[data-assent-do=load-once]'));
    const [own] = main.querySelectorAll('source');
    expect([...core.once]).toEqual([main.querySelector('video'), own]);
    expect(core.decisions).toEqual([]);
    expect(boxes()).toHaveLength(1);
    expect(document.activeElement).toBe(main.querySelector('video'));
  });

  test('always allow grants what the embed needs and nothing else', async () => {
    await furnish(frame('matomo') + frame('ads'));
    await userEvent.click(inBox('[data-assent-do=always-allow]'));
    expect(core.decisions).toEqual([[{ matomo: true }, 'page']]);
    expect(boxes()).toHaveLength(1);
    expect(getComputedStyle(embed()).display).not.toBe('none');
  });

  test('a decision that does not allow it puts the placeholder back', async () => {
    await furnish(frame());
    await userEvent.click(inBox('[data-assent-do=load-once]'));
    expect(boxes()).toEqual([]);
    core.host.decide(false, 'api');
    expect(boxes()).toHaveLength(1);
  });

  test('the two buttons are alike in every computed style but their width', async () => {
    await furnish(frame());
    const styles = [...inBox('[part=box]').querySelectorAll('button')].map((button) => getComputedStyle(button));
    const [one, other] = styles as [CSSStyleDeclaration, CSSStyleDeclaration];
    const differing = [...one].filter((name) => one.getPropertyValue(name) !== other.getPropertyValue(name));
    expect(differing.filter((name) => !/width|inline-size|origin/.test(name))).toEqual([]);
  });
});

describe('a page that changes', () => {
  test('an embed that comes late is covered, once', async () => {
    await furnish('');
    main.innerHTML = frame();
    await expect.poll(() => boxes().length).toBe(1);
    core.preferences.furnish();
    core.update();
    expect(boxes()).toHaveLength(1);
  });

  test('what a router kept as a text and put back is cleared away', async () => {
    await furnish(frame());
    const kept = main.innerHTML;
    core.host.decide(true, 'api');
    main.innerHTML = kept;
    await expect.poll(() => boxes().length).toBe(0);
    expect(embed().checkVisibility()).toBe(true);
  });

  test('a placeholder that is taken away comes back, and goes along with its embed', async () => {
    await furnish(`<section>${frame()}</section><aside></aside>`);
    boxes()[0]!.remove();
    await expect.poll(() => boxes().length).toBe(1);
    main.querySelector('aside')!.append(embed());
    await expect.poll(() => main.querySelectorAll('aside assent-embed').length).toBe(1);
    await expect.poll(() => boxes().length).toBe(1);
  });
});

test('words of the site are text, whatever they look like', async () => {
  const name = '<img src=x onerror=alert(1)>';
  const services = [{ id: 'maps', category: 'analytics', required: false, name, cookies: [], storage: [] }];
  await furnish(frame('maps'), config({ services }));
  expect(boxes()[0]!.shadowRoot!.querySelector('img')).toBeNull();
  expect(inBox('p').textContent).toContain(name);
});

test('without shadow roots it is plain, and works', async () => {
  const { attachShadow } = Element.prototype;
  main.innerHTML = frame();
  core = await startFake();
  Element.prototype.attachShadow = () => {
    throw new Error('blocked');
  };
  core.preferences.furnish();
  Element.prototype.attachShadow = attachShadow;
  await userEvent.click(boxes()[0]!.querySelector('[data-assent-do=load-once]')!);
  expect([...core.once]).toEqual([embed()]);
});
