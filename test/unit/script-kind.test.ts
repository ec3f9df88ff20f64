import { describe, expect, test } from 'vitest';
import { isExecutable, kindOf, type ScriptKind } from '../../src/gate/script-kind.ts';

/** As much of a script element as is looked at. */
function script(attributes: Readonly<Record<string, string>>): HTMLScriptElement {
  const names = Object.keys(attributes);
  const stand: Pick<HTMLScriptElement, 'getAttribute' | 'hasAttribute'> = {
    getAttribute: (name) => attributes[name] ?? null,
    hasAttribute: (name) => names.includes(name),
  };
  return stand as HTMLScriptElement;
}

describe('a gated script runs as the HTML would have run it', () => {
  const src = { src: '/x.js' };
  const module = { 'data-type': 'module' };
  const cases: [string, Record<string, string>, ScriptKind['lane'], boolean, boolean][] = [
    ['inline', {}, 'ordered', false, false],
    ['inline, async means nothing', { async: '' }, 'ordered', false, false],
    ['inline, defer means nothing', { defer: '' }, 'ordered', false, false],
    ['external', src, 'ordered', true, false],
    ['external in data-src', { 'data-src': '/x.js' }, 'ordered', true, false],
    ['external, an empty src', { src: '' }, 'ordered', true, false],
    ['external async', { ...src, async: '' }, 'free', true, false],
    ['external async, whatever its value', { ...src, async: 'false' }, 'free', true, false],
    ['external defer', { ...src, defer: '' }, 'deferred', true, false],
    ['external async and defer', { ...src, async: '', defer: '' }, 'free', true, false],
    ['inline module', module, 'deferred', false, true],
    ['inline module, async', { ...module, async: '' }, 'free', false, true],
    ['inline module, defer', { ...module, defer: '' }, 'deferred', false, true],
    ['external module', { ...module, ...src }, 'deferred', true, true],
    ['external module, async', { ...module, ...src, async: '' }, 'free', true, true],
    ['external module, async and defer', { ...module, ...src, async: '', defer: '' }, 'free', true, true],
    ['import map', { 'data-type': 'importmap' }, 'free', false, false],
    ['data block', { 'data-type': 'application/json' }, 'free', false, false],
    ['data-type of classic JavaScript', { 'data-type': 'text/javascript', ...src }, 'ordered', true, false],
    ['data-type of classic JavaScript, inline', { 'data-type': 'text/javascript' }, 'ordered', false, false],
    ['data-type empty', { 'data-type': '', ...src, defer: '' }, 'deferred', true, false],
  ];
  test.each(cases)('%s', (_, attributes, lane, external, module) => {
    expect(kindOf(script(attributes))).toEqual({ lane, external, module });
  });

  test.each(['Module', 'MODULE'])('a type is read without regard to case: data-type="%s"', (type) => {
    expect(kindOf(script({ 'data-type': type, src: '/x.js' }))).toEqual({
      lane: 'deferred',
      external: true,
      module: true,
    });
  });
});

describe('the browser would execute', () => {
  test.each([
    '',
    'text/javascript',
    'TEXT/JavaScript',
    'application/javascript',
    'application/x-javascript',
    'text/ecmascript',
    'text/jscript',
    'text/livescript',
    'module',
    'Module',
    'importmap',
  ])('type="%s"', (type) => {
    expect(isExecutable(type)).toBe(true);
  });
});

describe('the browser would not execute', () => {
  test.each([
    'text/plain',
    'application/json',
    'application/ld+json',
    'text/template',
    'text/x-handlebars',
    'modules',
    'speculationrules',
    'text/typescript',
    'text/html',
  ])('type="%s"', (type) => {
    expect(isExecutable(type)).toBe(false);
  });
});
