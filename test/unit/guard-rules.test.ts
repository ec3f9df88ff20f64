import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginsLike } from '../../src/lib/begins-like.ts';
import { readRules } from '../../src/guard/read-rules.ts';
import { runs } from './arbitraries.ts';

describe('beginsLike', () => {
  test.each([
    ['', 'anything'],
    ['*', ''],
    ['/collect', '/collect?v=1'],
    ['/*/c', '/a/b/c/d'],
    ['/*/c', '//c'],
    ['*.test/', 'a.b.test/'],
    ['/a*b*c', '/abbbxc'],
  ])('%j: %j', (pattern, text) => expect(beginsLike(pattern, text)).toBe(true));

  test.each([
    ['/collect', '/x/collect'],
    ['/collect', '/collec'],
    ['*.test/', 'test/'],
    ['/*/c', '/c'],
    ['/ab*ba', '/aba'],
    ['/a.c', '/abc'],
  ])('%j, not: %j', (pattern, text) => expect(beginsLike(pattern, text)).toBe(false));

  test('a text is a pattern of itself, also with stars in place of parts of it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.boolean())), fc.string(), (parts, rest) => {
        const text = parts.map(([part]) => part).join('') + rest;
        const pattern = parts.map(([part, isStar]) => (isStar ? '*' : part)).join('');
        fc.pre(!parts.some(([part, isStar]) => !isStar && part.includes('*')));
        expect(beginsLike(pattern, text)).toBe(true);
      }),
      runs(),
    );
  });

  test('many stars on a long text are no work', () => {
    const start = performance.now();
    expect(beginsLike(`${'*a'.repeat(5000)}b`, 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('readRules', () => {
  const rule = { id: 'a', pattern: '//a.test/' };

  test.each([
    [{}, []],
    [[], []],
    [{ services: 'x' }, []],
    [{ services: [null, 1, 'x', [], { id: 'a' }, { id: 'a', match: null }, { id: 'a', match: [1, {}, null] }] }, []],
    [{ services: [{ id: 'a', match: ['//a.test/', 7] }] }, [rule]],
    [{ services: { id: 'a', match: '//a.test/' } }, [rule]],
    [{ services: [{ match: ['//a.test/'] }] }, [{ pattern: '//a.test/' }]],
  ])('%j', (config, rules) => expect(readRules(JSON.stringify(config))).toEqual(rules));

  test.each([undefined, '', 'null', '{', '<html>'])('%j is no config', (text) => {
    expect(() => readRules(text)).toThrow(/./);
  });
});
