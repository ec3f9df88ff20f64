import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { startUi } from '../../src/ui/index.tsx';
import type { ResolvedConfig } from '../../src/config/types.ts';
import { config, type FakeCore, startFake } from './fake-host.ts';

let core: FakeCore | undefined;
afterEach(() => {
  core?.stop();
  core = undefined;
  document.documentElement.lang = 'en';
});
const title = () => core?.root.querySelector('h2')?.textContent;
const container = () => core?.root.querySelector('.assent') as HTMLElement;

describe('the language', () => {
  test.each([
    ['config before page', 'fr', 'de', 'Cookies sur ce site', 'fr'],
    ['page before browser', undefined, 'de-AT', 'Cookies auf dieser Website', 'de'],
    ['a region falls back', 'fr-CA', 'en', 'Cookies sur ce site', 'fr'],
    ['Finnish', 'fi', 'en', 'Evästeet tällä sivustolla', 'fi'],
    ['Danish', 'da', 'en', 'Cookies på dette websted', 'da'],
    ['English when nothing fits', 'sv', 'sv', 'Cookies on this site', 'en'],
  ])('%s', async (_, locale, lang, expected, language) => {
    document.documentElement.lang = lang;
    core = await startFake(config({ locale }));
    core.ui.showBanner();
    expect(title()).toBe(expected);
    expect(container()).toMatchObject({ lang: language, dir: 'ltr' });
    expect(core.problems).toEqual([]);
  });

  test('the site replaces texts, for a region more closely', async () => {
    const texts = { fr: { title: 'Vos choix', close: 'Non' }, 'fr-CA': { title: 'Vos témoins' } };
    core = await startFake(config({ locale: 'fr-CA', ui: { texts } }));
    core.ui.showBanner();
    expect(title()).toBe('Vos témoins');
    expect(core.root.querySelector('[data-assent-do=reject-all]')?.textContent).toBe('Tout refuser');
  });

  test('the site brings a language of its own, written from the right', async () => {
    core = await startFake(config({ locale: 'ar', ui: { texts: { ar: { title: 'ملفات' } } } }));
    core.ui.showBanner();
    expect(title()).toBe('ملفات');
    expect(container().dir).toBe('rtl');
    const [accept, reject] = core.root.querySelectorAll<HTMLElement>('section button');
    expect(accept!.offsetLeft).toBeGreaterThan(reject!.offsetLeft);
  });
});

describe('what the core is told', () => {
  test('each change once, whatever is called how often', async () => {
    core = await startFake();
    expect(core.shown).toEqual([]);
    core.ui.hideBanner();
    core.ui.closePreferences();
    core.ui.showBanner();
    core.ui.showBanner();
    await Promise.all([core.ui.openPreferences(), core.ui.openPreferences()]);
    core.ui.closePreferences();
    core.ui.closePreferences();
    core.ui.hideBanner();
    core.ui.hideBanner();
    expect(core.shown).toEqual([
      ['banner', true],
      ['preferences', true],
      ['preferences', false],
      ['banner', false],
    ]);
  });

  test('nothing of a dialog that was closed before it had come', async () => {
    core = await startFake();
    const opening = core.ui.openPreferences();
    core.ui.closePreferences();
    await opening;
    expect(core.shown).toEqual([]);
    expect(core.root.querySelector('dialog')).toBeNull();
  });
});

test('a dialog opened again at once stays: the old one tells late that it has closed', async () => {
  core = await startFake();
  await core.ui.openPreferences();
  core.ui.closePreferences();
  await core.ui.openPreferences();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(core.root.querySelector('dialog')?.open).toBe(true);
  expect(core.shown).toHaveLength(3);
});

describe('its place', () => {
  test('leaves alone what the core has put into the root, and goes without a trace', async () => {
    core = await startFake();
    const launcher = core.root.appendChild(document.createElement('button'));
    core.ui.showBanner();
    await core.ui.openPreferences();
    expect(core.root.lastElementChild).toBe(launcher);
    core.ui.stop();
    core.ui.stop();
    expect([...core.root.childNodes]).toEqual([launcher]);
    expect(core.root.adoptedStyleSheets).toEqual([]);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  test('works without a shadow root', async () => {
    core = await startFake();
    const root = document.body.appendChild(document.createElement('assent-ui'));
    const ui = await startUi({ ...core.host, root });
    ui.showBanner();
    const section = root.querySelector('section')!;
    expect(getComputedStyle(section).position).toBe('fixed');
    expect(getComputedStyle(section).backgroundColor).toBe('rgb(255, 255, 255)');
    await ui.openPreferences();
    expect(root.querySelector('dialog')?.matches(':modal')).toBe(true);
    ui.stop();
    root.remove();
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  test('the status is in the document, silent, before anything happens', async () => {
    core = await startFake();
    expect(core.root.querySelector('[role=status]')?.textContent).toBe('');
  });
});

describe('when drawing fails', () => {
  /** A config that throws when the banner or the dialog reads its services. */
  const broken = () => {
    const resolved = config();
    return new Proxy(resolved, {
      get(target, key) {
        if (key === 'services') throw new Error('broken');
        return Reflect.get(target, key);
      },
    }) as ResolvedConfig;
  };
  const startBroken = async () => {
    core = await startFake();
    const host = { ...core.host, config: broken() };
    const ui = await startUi(host);
    return { ui, core };
  };

  test('the banner has plain buttons that decide, and one problem tells', async () => {
    const { ui, core } = await startBroken();
    ui.showBanner();
    expect(core.problems).toEqual(['ui/render-failed']);
    expect(core.shown).toEqual([['banner', true]]);
    const buttons = [...core.root.querySelectorAll<HTMLElement>('section button')];
    expect(buttons.map((button) => button.textContent)).toEqual(['Accept all', 'Reject all']);
    await userEvent.click(buttons[1]!);
    expect(core.decisions).toEqual([[false, 'banner']]);
    ui.stop();
  });

  test('so has the dialog', async () => {
    const { ui, core } = await startBroken();
    await ui.openPreferences();
    expect(core.problems).toEqual(['ui/render-failed']);
    await userEvent.click(core.root.querySelector<HTMLElement>('[data-assent-do=reject-all]')!);
    expect(core.decisions).toEqual([[false, 'preferences']]);
    expect(core.root.querySelector('section')).toBeNull();
    ui.stop();
  });
});
