import { element } from '../../../src/ui/element.ts';
import { editConfig, textAt } from './edit-config.ts';
import { createEditor, type Placed, replaceText } from './editor.ts';
import { EXAMPLE } from './example.ts';
import { readHash, type View, viewOf, writeHash } from './hash.ts';
import { PreviewFrame } from './preview-frame.ts';
import { showProblems } from './problem-list.ts';
import { helpAt } from './schema-help.ts';
import { Switches } from './switches.ts';
import { THEMES } from './themes.ts';

const TAG = '<script src="/assent/assent.js" data-config="/assent.json"></script>';

const find = <Type extends HTMLElement = HTMLElement>(id: string): Type => document.getElementById(id) as Type;

let view: View = viewOf(new Map());
let raw: unknown;
/** The last text that was one. */
let config: string | undefined;
let written = '';
let timer = 0;

find('editor').replaceChildren();
const editor = createEditor({
  parent: find('editor'),
  text: EXAMPLE,
  onText: keepInAddress,
  onChecked,
  onCaret: showHelp,
});
const preview = new PreviewFrame(find<HTMLIFrameElement>('frame'), find('place'), {
  onStored: ({ cookies, storage }) => {
    const all = Object.entries({ ...cookies, ...storage }).map(([name, value]) => `${name}=${value}`);
    find('stored').textContent = all.join('; ') || 'nothing';
  },
  onLink: (href) => say(`Links are off in the preview. This one leads to ${href}`),
});
const switches = new Switches(find<HTMLFormElement>('switches'), {
  onConfig: (path, value) => {
    const text = editConfig(textNow(), path, value);
    if (text === undefined) say('The config cannot be changed there: mend it first.');
    else replaceText(editor, text);
  },
  onView: (wanted) => {
    view = wanted;
    const hasRules = typeof raw === 'object' && raw !== null && 'regions' in raw;
    if (wanted.region && !hasRules) say('The config has no regions yet: everybody is asked, wherever they are.');
    show();
    keepInAddress();
  },
});

on('copy-tag', () => copy(TAG, 'The tag'));
on('copy-json', () => copy(textNow(), 'The JSON'));
on('copy-theme', () => {
  const name = themeNow();
  return copy(THEMES.get(name) ?? '', `themes/${name}.css`);
});
on('copy-link', async () => {
  await writeAddress();
  await copy(location.href, 'The link');
});
on('forget', () => {
  preview.forget();
  say('Forgotten: the frame is as for a new visitor.');
});
on('open', () => preview.openSettings());
on('example', () => replaceText(editor, EXAMPLE));
addEventListener('hashchange', () => void readAddress());
void readAddress();
showHelp(textNow(), 0);

function onChecked(found: readonly Placed[], value: unknown): void {
  const isReadable = typeof value === 'object' && value !== null && !Array.isArray(value);
  find('stale').hidden = isReadable;
  if (isReadable) {
    raw = value;
    config = textNow();
  }
  // While the editor is made there is nothing else yet.
  queueMicrotask(() => {
    showProblems(find('problems'), find('summary'), { text: textNow(), found }, goTo);
    switches.showConfig(raw, isReadable);
    find('theme-name').textContent = `${themeNow()}.css`;
    show();
  });
}

function show(): void {
  switches.showView(view);
  // Before the first check there is no config to show.
  if (config !== undefined) preview.show(config, view);
}

/** The theme of the config, if it is one of ours. */
function themeNow(): string {
  const name = textAt(raw, ['ui', 'theme']) ?? '';
  return THEMES.has(name) ? name : 'auto';
}

function textNow(): string {
  return editor.state.doc.toString();
}

function goTo(offset: number): void {
  editor.dispatch({ selection: { anchor: Math.min(offset, editor.state.doc.length) }, scrollIntoView: true });
  editor.focus();
}

/** What the schema says about the place of the caret, for those who do not point at it. */
function showHelp(text: string, offset: number): void {
  const help = helpAt(text, offset);
  find('help').replaceChildren(
    ...(help
      ? [element('code', {}, help.path), ` ${help.part.description ?? ''}`]
      : ['Put the caret on a key, and this line says what it does.']),
  );
}

/** After a while, so that the address does not change with each letter. */
function keepInAddress(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void writeAddress(), 400);
}

async function writeAddress(): Promise<void> {
  clearTimeout(timer);
  const text = textNow();
  const hash = await writeHash(view, text === EXAMPLE ? undefined : text);
  // Something newer is on its way.
  if (text !== textNow()) return;
  written = hash;
  find('broken').hidden = true;
  try {
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  } catch {
    say('The browser does not keep so much in the address: copy the JSON instead.');
  }
}

async function readAddress(): Promise<void> {
  if (written && location.hash === `#${written}`) return;
  const { view: wanted, text = EXAMPLE, isBroken } = await readHash(location.hash);
  view = wanted;
  replaceText(editor, text);
  clearTimeout(timer);
  find('broken').hidden = !isBroken;
  show();
}

function on(id: string, act: () => unknown): void {
  find(id).addEventListener('click', () => void act());
}

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is copied.`);
  } catch {
    say('The browser does not allow copying.');
  }
}

function say(text: string): void {
  find('said').textContent = text;
}
