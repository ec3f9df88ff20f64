/** The gate: what its marks say, and what is carried over: `docs/reliability.md`, D83, D84, D87, D88. */
import { describe, expect } from 'vitest';
import { gated, problemsOf } from '../harness/index.ts';
import { A_RAN, fault, lab, NO_TRACKER } from './fault.ts';
import { globalOf, mark, marked, ran, sri } from './marks.ts';

const a = gated('analytics', 'a');

const echo = (more = ''): string =>
  `(window.ran ||= []).push('echo'); window.echo = Object.fromEntries([...document.currentScript.attributes].map(({ name, value }) => [name, value])); ${more}`;
const cors = { 'Access-Control-Allow-Origin': '*' };

describe('D83 attributes are carried over', () => {
  const attributes = {
    id: 'vendor',
    class: 'one two',
    crossorigin: 'anonymous',
    referrerpolicy: 'no-referrer',
    fetchpriority: 'low',
    integrity: sri(echo()),
    'data-site': 'A-1',
    'data-domain-script': 'x y',
    'data-cfg': '{"deep":"é & <b>"}',
  };
  const text = Object.entries(attributes).map(([name, value]) => `${name}='${value}'`);
  fault({
    name: 'D83 integrity, crossorigin, referrerpolicy, fetchpriority, and the data-* that vendors read',
    page: () => {
      lab.route('tracker.test', '/echo.js', { body: echo(), type: 'text/javascript', headers: cors });
      return {
        html: `<script type="text/plain" data-consent="analytics" ${text.join(' ')} src="http://tracker.test/echo.js"></script>`,
      };
    },
    expect: { mustRequestOnce: ['tracker.test/echo.js'] },
    async check({ visit }) {
      expect(await globalOf(visit, 'echo')).toMatchObject({ ...attributes, src: 'http://tracker.test/echo.js' });
      const { headers } = visit.requests().find(({ path }) => path === '/echo.js')!;
      expect(headers.origin).toBe('http://shop.test');
      expect(headers.referer).toBeUndefined();
    },
  });
  fault({
    name: 'D83 inline onload and onerror',
    page: {
      html:
        gated('analytics', 'a').replace('<script', `<script onload="${mark('loaded')}"`) +
        gated('analytics', 'gone', '?status=404').replace('<script', `<script onerror="${mark('failed')}"`),
    },
    errors: /404/,
    check: ran('a', 'loaded', 'failed'),
  });
  fault({
    name: 'D83 charset',
    page: () => {
      const body = Buffer.from("window.letter = '\xe9';", 'latin1');
      lab.route('tracker.test', '/latin.js', { body, type: 'text/javascript' });
      const latin = a.replace('a.js', 'latin.js').replace('<script', '<script charset="iso-8859-1"');
      return { html: gated('analytics', 'a', '?slow=300') + latin };
    },
    check: async ({ visit }) => expect(await globalOf(visit, 'letter')).toBe('é'),
  });
  fault({
    name: 'D83 nomodule: never run, holds nobody',
    page: { html: gated('analytics', 'old').replace('<script', '<script nomodule') + a },
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/old.js'] },
  });
  fault({
    name: 'D83 data-src, type in capitals, data-type of classic JavaScript',
    page: {
      html: `<script type="TEXT/PLAIN" data-consent="analytics" data-src="http://tracker.test/a.js"></script>
        <script type="text/plain" data-type="text/javascript" data-consent="analytics">${mark('b')}</script>
        <script type="text/plain" data-type="application/ld+json" data-consent="analytics">{ "not": "run" }</script>`,
    },
    check: ran('a', 'b'),
  });
  fault({
    name: 'D84 integrity mismatch: the browser refuses, the others go on',
    page: {
      html: a.replace('a.js', 'changed.js').replace('<script', `<script crossorigin integrity="${sri('else')}"`) + a,
    },
    errors: /integrity/,
    check: ran('a'),
  });
});

describe('data-consent', () => {
  const ids = [
    'nobody', '', ' ', '!', '! !', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '!nobody', '!toString',
    'analytics nobody', 'analytics !analytics', 'analytics,advertising', 'ANALYTICS', '*', '!!analytics',
  ]; // prettier-ignore
  fault({
    name: 'D87 ids that nobody knows, and D88 no ids: shut for ever, the former a problem',
    page: { html: ids.map((id, index) => marked(id, String(index))).join('') + a },
    async check({ visit }) {
      expect(await visit.ran()).toEqual(['a']);
      expect((await problemsOf(visit)).filter((problem) => problem.startsWith('gate/unknown-id'))).not.toEqual([]);
    },
    // Once decided, the config is not checked again, but the markup is.
    again: A_RAN,
  });
  fault({
    name: 'D88 several ids, white space and twice the same: all of them, once',
    page: {
      html: `${marked(' analytics\n\tadvertising ', 'both')}${marked('analytics analytics', 'one')}${marked('analytics', 'plain')}`,
    },
    act: ({ ui }) => ui.grantOnly('analytics'),
    expect: {},
    check: ran('one', 'plain'),
    kept: { analytics: true, advertising: false },
  });
  fault({
    name: 'D88 !analytics runs after a refusal, and not before',
    page: { html: marked('!analytics', 'refused') + marked('!analytics !advertising', 'both') + a },
    before: {},
    async act({ ui, visit }) {
      expect(await visit.ran()).toEqual([]);
      await ui.rejectAll();
    },
    expect: NO_TRACKER,
    check: ran('refused', 'both'),
    kept: { analytics: false },
  });
  fault({
    name: 'D88 !analytics does not run after a grant',
    page: { html: marked('!analytics', 'refused') + marked('!analytics advertising', 'mixed') + a },
    check: ran('a'),
  });
  fault({
    name: 'D88 another attribute, of the page’s former product',
    page: {
      config: { attribute: 'data-category' },
      html: a.replace('data-consent', 'data-category') + gated('analytics', 'not-ours'),
    },
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/not-ours'] },
  });
});
