import { draw } from '../../../src/lib/draw.tsx';
import { createPreview, NOTHING } from './create-preview.ts';
import { editConfig } from './edit-config.ts';
import { createEditor, type Placed, replaceText } from './editor.tsx';
import { EXAMPLE } from './example.ts';
import { readHash, type View, viewOf, writeHash } from './hash.ts';
import { Playground } from './Playground.tsx';
import { helpAt } from './schema-help.tsx';
import type { Actions, State } from './state.ts';
import { themeOf } from './theme-of.ts';
import { THEMES } from './themes.ts';

const TAG = '<script src="/assent/assent.js" data-config="/assent.json"></script>';

const find = <Type extends HTMLElement = HTMLElement>(id: string): Type => document.getElementById(id) as Type;

let state: State = {
  view: viewOf(new Map()),
  checked: { text: '', found: [] },
  raw: undefined,
  isReadable: true,
  help: helpAt(EXAMPLE, 0),
  stored: NOTHING,
  said: '',
  isBroken: false,
  room: 0,
};
/** The last text that was a config. */
let config: string | undefined;
let written = '';
let timer = 0;

const actions: Actions = {
  setConfig(path, value) {
    const text = editConfig(textNow(), path, value);
    if (text === undefined) return say('The config cannot be changed there: fix it first.');
    // At once, and not when it has been checked: else the switch would spring back until then.
    set({ raw: JSON.parse(text) as unknown });
    replaceText(editor, text);
  },
  setView(view) {
    const hasRules = typeof state.raw === 'object' && state.raw !== null && 'regions' in state.raw;
    if (view.region && !hasRules) say('The config has no regions yet: everybody is asked, wherever they are.');
    show(view);
    keepInAddress();
  },
  goTo(offset) {
    editor.dispatch({ selection: { anchor: Math.min(offset, editor.state.doc.length) }, scrollIntoView: true });
    editor.focus();
  },
  showExample: () => replaceText(editor, EXAMPLE),
  openSettings: () => preview.openSettings(),
  forget() {
    preview.forget();
    say('Forgotten: the frame is as for a new visitor.');
  },
  copyTag: () => void copy(TAG, 'The tag'),
  copyJson: () => void copy(textNow(), 'The JSON'),
  copyTheme() {
    const name = themeOf(state.raw);
    void copy(THEMES.get(name) ?? '', `themes/${name}.css`);
  },
  copyLink: () => void writeAddress().then(() => copy(location.href, 'The link')),
};

// What stands there until now is no part of what is drawn.
find('playground').replaceChildren();
set({});
const editor = createEditor({
  parent: find('editor'),
  text: EXAMPLE,
  onText: keepInAddress,
  onChecked,
  // For those who do not point at it.
  onCaret: (text, offset) => set({ help: helpAt(text, offset) }),
});
const preview = createPreview(find<HTMLIFrameElement>('frame'), {
  onStored: (stored) => set({ stored }),
  onLink: (href) => say(`Links are off in the preview. This one leads to ${href}`),
});
new ResizeObserver(([stage]) => set({ room: stage?.contentRect.width ?? 0 })).observe(
  find('place').parentElement as HTMLElement,
);
addEventListener('hashchange', () => void readAddress());
void readAddress();

function set(change: Partial<State>): void {
  state = { ...state, ...change };
  draw(find('playground'), () => <Playground state={state} actions={actions} />);
}

function onChecked(text: string, found: readonly Placed[], value: unknown): void {
  const isReadable = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (isReadable) config = text;
  set({ checked: { text, found }, isReadable, ...(isReadable && { raw: value }) });
  show(state.view);
}

function show(view: View): void {
  set({ view });
  // Before the first check there is no config to show.
  if (config !== undefined) preview.show(config, view);
}

function textNow(): string {
  return editor.state.doc.toString();
}

/** After a while, so that the address does not change with each letter. */
function keepInAddress(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => void writeAddress(), 400);
}

async function writeAddress(): Promise<void> {
  clearTimeout(timer);
  const text = textNow();
  const hash = await writeHash(state.view, text === EXAMPLE ? undefined : text);
  // Something newer is on its way.
  if (text !== textNow()) return;
  written = hash;
  set({ isBroken: false });
  try {
    history.replaceState(null, '', hash ? `#${hash}` : location.pathname);
  } catch {
    say('The browser does not keep so much in the address: copy the JSON instead.');
  }
}

async function readAddress(): Promise<void> {
  if (written && location.hash === `#${written}`) return;
  const { view, text = EXAMPLE, isBroken } = await readHash(location.hash);
  replaceText(editor, text);
  clearTimeout(timer);
  set({ isBroken });
  show(view);
}

async function copy(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} is copied.`);
  } catch {
    say('The browser does not allow copying.');
  }
}

function say(said: string): void {
  set({ said });
}
