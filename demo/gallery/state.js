import { THEMES } from './themes.js';

/** @typedef {Record<string, string>} State a value for each switch; empty where the default holds */

/** Every switch and its values. The first is the default, and is not written into the address. */
export const SWITCHES = {
  theme: Object.keys(THEMES),
  layout: ['', 'box', 'modal'],
  position: ['', 'top', 'bottom', 'bottom-left', 'top-left', 'top-right'],
  dialog: ['', 'drawer'],
  layer: ['', 'dialog', 'decided'],
  launcher: ['', 'right', 'off'],
  close: ['', '1'],
  shadow: ['', '0'],
  lang: ',ar,bg,ca,cs,cy,da,de,el,es,et,eu,fa,fi,fr,ga,gl,he,hi,hr,hu,id,is,it,ja,ko,lt,lv,mt,nb,nl,pl,pt,pt-BR,ro,ru,sk,sl,sv,th,tr,uk,vi,zh,zh-Hant'.split(
    ',',
  ),
  dir: ['', 'ltr', 'rtl'],
  scheme: ['', 'light', 'dark'],
  width: ['', '768', '320'],
};

/** Of the banner as a bar, a box and modal: where each can stand. */
export const POSITIONS = {
  '': ['', 'top'],
  box: ['', 'bottom-left', 'top-left', 'top-right', 'bottom', 'top'],
  modal: [''],
};

/**
 * The switches as an address says; whatever it should not say is the default.
 *
 * @param {string} hash
 * @returns {State}
 */
export function readState(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const state = Object.fromEntries(
    Object.entries(SWITCHES).map(([name, values]) => [name, values.find((value) => value === said.get(name)) ?? '']),
  );
  if (!POSITIONS[state.layout].includes(state.position)) state.position = '';
  return state;
}

/**
 * The same as an address: only what is not the default.
 *
 * @param {State} state
 */
export function writeState(state) {
  return new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
}
