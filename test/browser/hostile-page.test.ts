/** Both layers, and what stands in the page, where other code has changed what they stand on. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeCore, startFake } from './fake-host.ts';
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

/** Shows everything there is, and answers in the dialog. What it reads is written down, to be judged on a quiet page. */
async function showAll(): Promise<Record<string, unknown>> {
  core = await startFake(undefined, { signal: ['advertising'] });
  core.banner.show();
  const asked = core.root.querySelector('section')?.textContent;
  core.preferences.furnish();
  core.open();
  const dialog = core.root.querySelector('dialog');
  const toggle = dialog?.querySelector<HTMLInputElement>('#assent-1');
  toggle?.click();
  const turned = [toggle?.checked, dialog?.querySelector<HTMLInputElement>('#assent-1-0')?.checked];
  const embed = main.querySelector('assent-embed')?.shadowRoot;
  const seen = {
    asked,
    turned,
    chosen: dialog?.textContent,
    isOpen: dialog?.matches(':modal'),
    focused: core.root.activeElement?.id,
    covered: embed?.textContent,
    listed: main.querySelectorAll('section td').length,
    markup: [core.root, ...(embed ? [embed] : []), main].some((root) => root.querySelector('img.evil') !== null),
    problems: [...core.problems],
  };
  dialog?.querySelector<HTMLElement>('[data-assent-do=save]')?.click();
  core.stop();
  return { ...seen, decisions: core.decisions.map(([wanted, source]) => [{ ...Object(wanted) }, source]) };
}

const PAGE = '<iframe data-consent="ads" width="300" height="200"></iframe><p data-assent-list></p>';

let quiet: Record<string, unknown>;
beforeEach(async () => {
  main.innerHTML = PAGE;
  quiet = await showAll();
  await stopObservers();
  stopObservers = trackObservers();
  main.innerHTML = PAGE;
});

test('a quiet page shows all of it', () => {
  expect(quiet).toMatchObject({ turned: [true, true], isOpen: true, focused: 'assent-heading', listed: 18 });
  expect(quiet).toMatchObject({ markup: false, problems: [] });
  expect(quiet['covered']).toContain('Ads is shown only with your consent');
  const wanted = { analytics: true, advertising: false, matomo: true, counter: true, ads: false };
  expect(quiet['decisions']).toEqual([[wanted, 'preferences']]);
});

describe.each<[string, PropertyDescriptor]>([
  ['enumerable', { enumerable: true, value: 'evil', writable: true }],
  ['read-only', { enumerable: true, value: 'evil' }],
  ['with a setter', { get: () => undefined, set() {} }],
])('Object.prototype has members, %s', (_, descriptor) => {
  test.each([['each'], ['id', 'place', 'required'], ['children'], ['key'], ['ref'], ['value', 'checked'], ['expires']])(
    '%s',
    async (...names) => {
      // It inherits nothing, or the first would be part of how the second is described.
      const own: PropertyDescriptor = Object.assign(Object.create(null) as object, { configurable: true }, descriptor);
      for (const name of names) Object.defineProperty(Object.prototype, name, own);
      const seen = await showAll().finally(() => {
        for (const name of names) Reflect.deleteProperty(Object.prototype, name);
      });
      expect(seen).toEqual(quiet);
    },
  );
});

test('Object.prototype has markup for whoever takes it: nobody does', async () => {
  const evil = { configurable: true, enumerable: true, value: { __html: '<img class="evil" src="x">' } };
  Object.defineProperty(Object.prototype, 'dangerouslySetInnerHTML', evil);
  const seen = await showAll().finally(() => Reflect.deleteProperty(Object.prototype, 'dangerouslySetInnerHTML'));
  expect(seen).toEqual(quiet);
});

describe('elements named as members of document', () => {
  test.each([
    'createElement',
    'createElementNS',
    'createTextNode',
    'documentElement',
    'body',
    'querySelectorAll',
    'readyState',
    'activeElement',
    'addEventListener',
    'implementation',
    'nodeName',
  ])('%s', async (name) => {
    const images = ['img', 'form'].map((tag) => {
      const element = Document.prototype.createElement.call(document, tag);
      element.setAttribute('name', name);
      return element;
    });
    main.before(...images);
    expect(Reflect.get(document, name)).not.toBe(Reflect.get(Document.prototype, name, document));
    const seen = await showAll().finally(() => {
      for (const image of images) image.remove();
    });
    expect(seen).toEqual(quiet);
  });
});
