import { create } from './create.js';

const EVENTS = ['ready', 'consent', 'change', 'show', 'hide', 'receipt', 'problem'];
const KEPT = 30;

/**
 * Lists Assent's events, newest first.
 *
 * @param {Element} list
 * @param {AbortSignal} signal
 */
export function logEvents(list, signal) {
  const add = (name, text) => {
    const time = new Date().toLocaleTimeString('en-GB');
    list.prepend(create('li', {}, create('time', {}, time), create('code', {}, name), text));
    if (list.children.length > KEPT) list.lastElementChild.remove();
  };
  // A module runs late, and document events that came before are gone; `on` tells of `ready` and `consent` all the same.
  for (const name of EVENTS) {
    const off = window.assent?.on?.(name, (detail) => add(`assent:${name}`, summary(detail)));
    if (off) signal.addEventListener('abort', off);
  }
}

function summary(detail) {
  if (detail?.code) return `${detail.code} ${detail.path ?? ''}`;
  if (detail?.granted || detail?.denied) return [...plus('+', detail.granted), ...plus('−', detail.denied)].join(' ');
  if (detail?.layer) return detail.layer;
  return '';
}

function plus(sign, ids) {
  return (Array.isArray(ids) ? ids : []).map((id) => `${sign}${id}`);
}
