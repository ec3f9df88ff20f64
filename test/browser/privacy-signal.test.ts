/** The browser's privacy signal, as both layers and "Your Privacy Choices" say it (R121, R124). */
import { afterEach, expect, test } from 'vitest';
import { showChoices } from '../../src/regions/show-choices.ts';
import { config, consent, type FakeCore, startFake } from './fake-host.ts';

let core: FakeCore;
afterEach(() => core.stop());

const HONOURED = 'The privacy signal of your browser is honoured.';
const OVERRULED = 'Your browser sends a privacy signal. What you have chosen here goes first.';
const line = (layer: 'section' | 'dialog') => core.root.querySelector(`${layer} [part=signal]`);

test('without a signal nothing is said', async () => {
  core = await startFake();
  core.banner.show();
  core.open();
  expect([line('section'), line('dialog')]).toEqual([null, null]);
});

test.each(['section', 'dialog'] as const)('in the %s: a status, whose words come when it is known', async (layer) => {
  core = await startFake(config(), { signal: ['advertising'] });
  core.banner.show();
  core.open();
  expect(line(layer)?.getAttribute('role')).toBe('status');
  expect(line(layer)?.textContent).toBe('');
  await expect.poll(() => line(layer)?.textContent).toBe(HONOURED);
});

test('the choice of the visitor goes first, and both layers say so', async () => {
  core = await startFake(config(), { signal: ['advertising'], granted: ['advertising', 'ads'], decided: true });
  core.open();
  core.banner.show();
  await expect.poll(() => line('dialog')?.textContent).toBe(OVERRULED);
  await expect.poll(() => line('section')?.textContent).toBe(OVERRULED);
  core.consent = consent(config());
  core.update();
  core.banner.show();
  await expect.poll(() => line('dialog')?.textContent).toBe(HONOURED);
  await expect.poll(() => line('section')?.textContent).toBe(HONOURED);
});

test('what is said later leaves the draft alone, and a banner that has gone silent', async () => {
  core = await startFake(config(), { signal: ['advertising'] });
  core.banner.show();
  core.banner.hide();
  core.open();
  const toggle = core.root.querySelector<HTMLInputElement>('dialog input')!;
  toggle.click();
  await expect.poll(() => line('dialog')?.textContent).toBe(HONOURED);
  expect(toggle.checked).toBe(true);
  core.preferences.close();
  core.banner.show();
  expect(line('section')?.textContent).toBe('');
});

test.each([
  ['with a signal', ['advertising'], 'Your Privacy ChoicesOpt-Out Preference Signal Honored'],
  ['without', [], 'Your Privacy Choices'],
])('the launcher holds icon and words, %s', async (_, signal, words) => {
  core = await startFake();
  const launcher = core.root.appendChild(document.createElement('button'));
  launcher.setAttribute('part', 'launcher left');
  launcher.title = 'Your Privacy Choices';
  showChoices(launcher, signal.length > 0);
  showChoices(launcher, signal.length > 0);
  expect(launcher.textContent).toBe(words);
  expect(launcher.title).toBe('');
  expect(launcher.getAttribute('part')).toBe('launcher left choices');
  expect([...launcher.children].map(({ localName }) => localName)).toEqual(['svg', 'span']);
  const icon = launcher.firstElementChild as SVGSVGElement;
  expect(icon.namespaceURI).toBe('http://www.w3.org/2000/svg');
  expect([icon.getAttribute('viewBox'), icon.getAttribute('aria-hidden')]).toEqual(['0 0 30 14', 'true']);
  expect(icon.getBoundingClientRect()).toMatchObject({ width: 30, height: 14 });
});
