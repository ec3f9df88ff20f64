import { create } from '../panel/create.js';
import { createPreview } from './preview-frame.js';
import { POSITIONS, readState, SWITCHES, writeState } from './state.js';
import { THEMES } from './themes.js';

const find = (selector) => document.querySelector(selector);
const form = find('#switches');
const stageForm = find('#look');

/** Every layout of both layers, and what is left once the visitor has chosen. */
const LAYOUTS = {
  Bar: {},
  Box: { layout: 'box' },
  Modal: { layout: 'modal' },
  Sheet: { layer: 'dialog' },
  Drawer: { layer: 'dialog', dialog: 'drawer' },
  Launcher: { layer: 'decided' },
};

const DETAILS = {
  Bar: 'banner',
  Box: 'banner',
  Modal: 'banner',
  Sheet: 'settings',
  Drawer: 'settings',
  Launcher: 'after the choice',
};

const themeName = (theme) => theme || 'auto';

let state = readState(location.hash);
fillThemes();
fillLanguages();

const stage = createPreview({ id: 'stage', name: 'The look you have put together', look: {}, window: [1100, 660] });
find('#stage').append(stage.node);
stage.frame.addEventListener('load', showConfig);
find('#restart').addEventListener('click', () => stage.restart());
find('#copy').addEventListener('click', copyConfig);

const wall = Object.keys(THEMES).flatMap(createThemeRow);
const others = [...document.querySelectorAll('[data-preview]')].map((place) => {
  const { preview, name, window: size } = place.dataset;
  const look = Object.fromEntries(new URLSearchParams(preview));
  const shown = createPreview({ id: look.id, name, look, ...(size && { window: size.split('x').map(Number) }) });
  place.prepend(shown.node);
  return shown;
});

for (const each of [form, stageForm]) {
  each.addEventListener('input', () => {
    const values = Object.fromEntries([...new FormData(form), ...new FormData(stageForm)]);
    state = readState(writeState(values));
    show();
    history.replaceState(null, '', `#${writeState(state)}`);
  });
  each.addEventListener('submit', (event) => event.preventDefault());
}
addEventListener('hashchange', () => {
  // A link to a section: the switches stay as they are, and in the address.
  if (/^#[a-z-]+$/.test(location.hash)) {
    history.replaceState(null, '', `#${writeState(state)}`);
    return;
  }
  state = readState(location.hash);
  show();
});
show();

/** Brings controls and previews to what the switches say. */
function show() {
  for (const option of stageForm.elements.position.options) {
    const [first] = POSITIONS[state.layout];
    option.hidden = option.disabled = !POSITIONS[state.layout].includes(option.value) && option.value !== first;
  }
  for (const name of Object.keys(SWITCHES)) {
    const control = form.elements[name] ?? stageForm.elements[name];
    if (control instanceof HTMLSelectElement) control.value = state[name];
    else for (const box of asList(control)) box.checked = box.value === state[name];
  }
  document.documentElement.dataset.width = state.width;
  const { theme, layout, position, dialog, layer, launcher, close, shadow } = state;
  stage.update(state, { theme, layout, position, dialog, layer, launcher, close, shadow });
  for (const preview of [...wall, ...others]) preview.update(state);
}

/** Radio buttons of one name, or one box to tick. */
function asList(control) {
  return control instanceof RadioNodeList ? [...control] : [control];
}

/** One theme in every layout. */
function createThemeRow(theme) {
  const previews = [];
  const figures = Object.entries(LAYOUTS).map(([layout, look]) => {
    const name = `${themeName(theme)}, ${layout.toLowerCase()}`;
    const preview = createPreview({
      id: `${themeName(theme)}-${layout.toLowerCase()}`,
      name,
      look: { theme, ...look },
    });
    const restart = create('button', { type: 'button', 'aria-label': `Start over: ${name}` }, 'Start over');
    restart.addEventListener('click', () => preview.restart());
    const enlarge = create('button', { type: 'button', 'aria-label': `Try it: ${name}` }, 'Try it');
    enlarge.addEventListener('click', () => putOnStage({ theme, ...look }));
    previews.push(preview);
    return create(
      'figure',
      {},
      preview.node,
      create('figcaption', {}, create('span', {}, create('b', {}, layout), ` ${DETAILS[layout]}`), restart, enlarge),
    );
  });
  const id = `theme-${themeName(theme)}`;
  find('#themes').append(
    create(
      'section',
      { class: 'theme', id, 'aria-labelledby': `${id}-title` },
      create('header', {}, create('h3', { id: `${id}-title` }, themeName(theme)), create('p', {}, THEMES[theme])),
      create('div', { class: 'wall' }, ...figures),
    ),
  );
  find('#theme-links').append(create('li', {}, create('a', { href: `#${id}` }, themeName(theme))));
  return previews;
}

function putOnStage(look) {
  const bare = { theme: '', layout: '', position: '', dialog: '', layer: '' };
  state = readState(writeState({ ...state, ...bare, ...look }));
  show();
  history.replaceState(null, '', `#${writeState(state)}`);
  find('#try-title').focus();
}

/** The part of the preview’s config that the switches have made. */
function showConfig() {
  const json = stage.frame.contentDocument?.querySelector('[data-assent-config]')?.textContent;
  if (!json) return;
  const { ui } = JSON.parse(json);
  find('#config').textContent = JSON.stringify({ ui }, null, 2);
}

async function copyConfig() {
  const status = find('#copied');
  try {
    await navigator.clipboard.writeText(find('#config').textContent);
    status.textContent = 'Copied';
  } catch {
    status.textContent = 'The browser does not allow copying';
  }
}

function fillThemes() {
  const options = Object.keys(THEMES).map((value) => create('option', { value }, themeName(value)));
  stageForm.elements.theme.append(...options);
}

/** Each language under its own name, and in English for whoever looks for it. */
function fillLanguages() {
  const english = new Intl.DisplayNames('en', { type: 'language' });
  const options = SWITCHES.lang.map((value) => {
    const language = value || 'en';
    const own = new Intl.DisplayNames(language, { type: 'language' }).of(language);
    const foreign = english.of(language);
    return { value, foreign, text: own === foreign ? own : `${foreign} – ${own}` };
  });
  options.sort((a, b) => a.foreign.localeCompare(b.foreign, 'en'));
  form.elements.lang.append(...options.map(({ value, text }) => create('option', { value }, text)));
}
