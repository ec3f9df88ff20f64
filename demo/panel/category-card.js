import { create } from './create.js';

/** @typedef {import('../serve.d.ts').Hit} Hit */
/** @typedef {import('./stored-here.js').Stored} Stored */
/** @typedef {{ id: string, title: string, note?: string, choice?: 'required' | 'granted' | 'denied' | 'waiting' | 'mixed', hits: Hit[], stored: Stored[] }} Card */

const CHOICES = {
  required: 'Always on',
  granted: 'Granted',
  denied: 'Refused',
  waiting: 'Not decided',
  mixed: 'In part',
};
const KINDS = { cookie: 'cookie', localStorage: 'local', sessionStorage: 'session' };

/**
 * One category: its choice, what it sent, and what it keeps.
 *
 * @param {Card} card
 */
export function categoryCard({ id, title, choice, hits, stored }) {
  const files = hits.filter(({ kind }) => kind === 'file');
  return create(
    'section',
    { class: 'card', 'data-category': id },
    create('h3', {}, title),
    create('p', { class: `choice ${choice}` }, CHOICES[choice]),
    create(
      'dl',
      {},
      count(files.length, 'fetched'),
      count(hits.length - files.length, 'sent'),
      count(stored.length, 'stored'),
    ),
    list(hits, stored),
  );
}

/**
 * Whatever belongs to no category: a title, a word about it, the list.
 *
 * @param {Card} card
 */
export function plainCard({ id, title, note, hits, stored }) {
  return create(
    'section',
    { class: 'card', 'data-category': id },
    create('h3', {}, title),
    create('p', { class: 'note' }, note),
    list(hits, stored),
  );
}

function count(number, what) {
  return create('div', number ? { class: 'some' } : {}, create('dt', {}, what), create('dd', {}, String(number)));
}

function list(hits, stored) {
  const lines = [
    ...byHost(hits).flatMap(([host, itsHits]) => [
      create('li', { class: 'host' }, 'to ', create('code', {}, host)),
      ...merged(itsHits.map(({ kind, path }) => [kind, path])),
    ]),
    ...merged(stored.map(({ kind, name }) => [KINDS[kind], name])),
  ];
  return lines.length ? create('ul', {}, ...lines) : create('p', { class: 'nothing' }, 'Nothing.');
}

function byHost(hits) {
  const hosts = new Map();
  for (const hit of hits) hosts.set(hit.host, [...(hosts.get(hit.host) ?? []), hit]);
  return [...hosts];
}

/** Equal lines become one with a count; files come before beacons. */
function merged(lines) {
  const seen = new Map();
  for (const [kind, text] of lines) {
    const line = seen.get(`${kind} ${text}`) ?? { kind, text, times: 0 };
    seen.set(`${kind} ${text}`, { ...line, times: line.times + 1 });
  }
  return [...seen.values()]
    .sort((one, other) => Number(other.kind === 'file') - Number(one.kind === 'file'))
    .map(({ kind, text, times }) =>
      create(
        'li',
        {},
        create('span', { class: `kind ${kind}` }, kind),
        create('code', {}, text),
        ...(times > 1 ? [create('span', { class: 'times' }, `×${times}`)] : []),
      ),
    );
}
