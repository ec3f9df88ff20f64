import { importLocale } from '../../src/words/locales.ts';
import { userEvent } from 'vitest/browser';
import { afterEach, describe, expect, test } from 'vitest';
import { startBanner } from '../../src/banner/start-banner.ts';
import { startPreferences } from '../../src/preferences/start-preferences.ts';
import { config, type FakeCore, service, startFake } from './fake-host.ts';

let core: FakeCore | undefined;
afterEach(() => {
  core?.stop();
  core = undefined;
  document.documentElement.lang = 'en';
});
const title = () => core?.root.querySelector('h2')?.textContent;
const container = () => core?.root.querySelector('.assent') as HTMLElement;

describe('R012 the language', () => {
  test.each([
    ['config before page', 'fr', 'de', 'Cookies sur ce site', 'fr'],
    ['page before browser', undefined, 'de-AT', 'Cookies auf dieser Website', 'de'],
    ['a region falls back', 'fr-CA', 'en', 'Cookies sur ce site', 'fr'],
    ['Finnish', 'fi', 'en', 'Evästeet tällä sivustolla', 'fi'],
    ['Danish', 'da', 'en', 'Cookies på dette websted', 'da'],
    ['Norwegian by its wider tag', 'no', 'en', 'Informasjonskapsler på dette nettstedet', 'nb'],
    ['traditional characters in a region', undefined, 'zh-HK', '本網站的 Cookie', 'zh-Hant'],
    ['English when nothing fits', 'eo', 'eo', 'Cookies on this site', 'en'],
  ])('%s', async (_, locale, lang, expected, language) => {
    document.documentElement.lang = lang;
    core = await startFake(config({ locale }));
    core.banner.show();
    expect(title()).toBe(expected);
    expect(container()).toMatchObject({ lang: language, dir: 'ltr' });
    expect(core.problems).toEqual([]);
  });

  test('the site replaces texts, for a region more closely', async () => {
    const texts = { fr: { title: 'Vos choix', close: 'Non' }, 'fr-CA': { title: 'Vos témoins' } };
    core = await startFake(config({ locale: 'fr-CA', ui: { texts } }));
    core.banner.show();
    expect(title()).toBe('Vos témoins');
    expect(core.root.querySelector('[data-assent-do=reject-all]')?.textContent).toBe('Tout refuser');
  });

  test('the site brings a language of its own, written from the right', async () => {
    core = await startFake(config({ locale: 'ur', ui: { texts: { ur: { title: 'ملفات' } } } }));
    core.banner.show();
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
    core.banner.hide();
    core.preferences.close();
    core.banner.show();
    core.banner.show();
    core.open();
    core.open();
    core.preferences.close();
    core.preferences.close();
    core.banner.hide();
    core.banner.hide();
    expect(core.shown).toEqual([
      ['banner', true],
      ['preferences', true],
      ['preferences', false],
      ['banner', false],
    ]);
  });

  test('of a dialog that is closed at once, both', async () => {
    core = await startFake();
    core.open();
    core.preferences.close();
    expect(core.shown).toEqual([
      ['preferences', true],
      ['preferences', false],
    ]);
    expect(core.root.querySelector('dialog')).toBeNull();
  });
});

test('a dialog opened again at once stays: the old one tells late that it has closed', async () => {
  core = await startFake();
  core.open();
  core.preferences.close();
  core.open();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(core.root.querySelector('dialog')?.open).toBe(true);
  expect(core.shown).toHaveLength(3);
});

describe('its place', () => {
  test('leaves alone what the core has put into the root; of its layers nothing is left', async () => {
    core = await startFake();
    const launcher = core.root.appendChild(document.createElement('button'));
    core.banner.show();
    core.open();
    expect(core.root.lastElementChild).toBe(launcher);
    // One for each layer.
    expect(core.root.adoptedStyleSheets).toHaveLength(2);
    core.preferences.close();
    core.open();
    core.preferences.close();
    core.banner.hide();
    expect([...core.root.childNodes]).toEqual([container(), launcher]);
    expect([...container().children].map(({ role }) => role)).toEqual(['status']);
    expect(core.root.adoptedStyleSheets).toHaveLength(2);
    expect(document.adoptedStyleSheets).toEqual([]);
  });

  test('works without a shadow root', async () => {
    core = await startFake();
    const root = document.body.appendChild(document.createElement('assent-ui'));
    const host = { ...core.host, root };
    const [banner, preferences] = await Promise.all([
      startBanner(host, importLocale),
      startPreferences(host, importLocale),
    ]);
    banner.show();
    const section = root.querySelector('section')!;
    expect(getComputedStyle(section).position).toBe('fixed');
    expect(getComputedStyle(section).backgroundColor).toBe('rgb(255, 255, 255)');
    preferences.open();
    expect(root.querySelector('dialog')?.matches(':modal')).toBe(true);
    root.remove();
    document.adoptedStyleSheets = [];
  });

  test('the status is in the document, silent, before anything happens', async () => {
    core = await startFake();
    expect(core.root.querySelector('[role=status]')?.textContent).toBe('');
  });
});

describe('when the dialog cannot be drawn', () => {
  const startBroken = async () => {
    // The core sees to it that services have a list of cookies; where one has none, its item throws.
    const broken = { ...service('broken', 'analytics', 'Broken'), cookies: undefined };
    core = await startFake(config({ services: [broken] }));
    return core;
  };

  test('one problem tells, and the banner lets visitors change their mind', async () => {
    const { open, root, problems, shown, decisions } = await startBroken();
    open();
    expect(problems).toEqual(['ui/render-failed']);
    expect(shown).toEqual([['banner', true]]);
    expect(root.querySelector('dialog')).toBeNull();
    await userEvent.click(root.querySelector<HTMLElement>('[data-assent-do=reject-all]')!);
    expect(decisions).toEqual([[false, 'banner']]);
    expect(root.querySelector('section')).toBeNull();
  });

  test('the banner stays as it is, and can be answered', async () => {
    const { banner, open, root, shown } = await startBroken();
    banner.show();
    open();
    open();
    expect(shown).toEqual([['banner', true]]);
    expect(root.querySelectorAll('section')).toHaveLength(1);
    expect(root.querySelector('.assent')!.children).toHaveLength(2);
    expect(root.adoptedStyleSheets).toHaveLength(2);
  });
});
