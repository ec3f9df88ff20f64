import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cookieScopes } from '../../src/store/cookie-scopes.ts';
import { runs } from './arbitraries.ts';

const domains = (host: string): (string | undefined)[] => [
  ...new Set(cookieScopes(host, '/').map(({ domain }) => domain)),
];
const paths = (pathname: string): string[] => cookieScopes('localhost', pathname).map(({ path }) => path);

describe('the domains whose cookies a page can delete', () => {
  test.each([
    ['example.com', [undefined, 'example.com']],
    ['www.example.com', [undefined, 'www.example.com', 'example.com']],
    [
      'a.b.shop.example.co.uk',
      [undefined, 'a.b.shop.example.co.uk', 'b.shop.example.co.uk', 'shop.example.co.uk', 'example.co.uk', 'co.uk'],
    ],
    ['demo.test', [undefined, 'demo.test']],
    ['xn--mnchen-3ya.example', [undefined, 'xn--mnchen-3ya.example']],
    ['1.example.com', [undefined, '1.example.com', 'example.com']],
  ])('%s: itself alone and each parent, but no top level', (host, expected) => {
    expect(domains(host)).toEqual(expected);
  });

  test.each(['localhost', '127.0.0.1', '192.168.178.1', '[::1]', '[2001:db8::7]', 'intranet', ''])(
    '%j has no parents',
    (host) => {
      expect(domains(host)).toEqual([undefined]);
    },
  );
});

describe('the paths whose cookies a page can delete', () => {
  test.each([
    ['/', ['/']],
    ['', ['/']],
    ['/index.html', ['/', '/index.html', '/index.html/']],
    ['/a/', ['/', '/a', '/a/']],
    ['/a/b', ['/', '/a', '/a/', '/a/b', '/a/b/']],
    ['/a/b/', ['/', '/a', '/a/', '/a/b', '/a/b/']],
    ['/p%C3%A4%C3%A4/x', ['/', '/p%C3%A4%C3%A4', '/p%C3%A4%C3%A4/', '/p%C3%A4%C3%A4/x', '/p%C3%A4%C3%A4/x/']],
  ])('%j', (pathname, expected) => {
    expect(paths(pathname).sort()).toEqual(expected.sort());
  });

  test('every path that a cookie visible here can have, by RFC 6265 section 5.1.4, is there once', () => {
    // Doubled slashes aside: no server or browser makes a cookie path that ends in two.
    const step = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-'), minLength: 1, maxLength: 4 });
    const pathname = fc
      .tuple(fc.array(step, { maxLength: 8 }), fc.boolean())
      .map(([steps, slash]) => (slash ? [...steps, ''] : steps));
    fc.assert(
      fc.property(pathname, (steps) => {
        const page = `/${steps.join('/')}`;
        const found = paths(page);
        const visible = Array.from(page, (_, index) => page.slice(0, index + 1)).filter(
          (path) => path === page || path.endsWith('/') || page[path.length] === '/',
        );
        expect(found).toEqual(expect.arrayContaining(visible));
        expect(new Set(found).size).toBe(found.length);
        for (const path of found) expect(`${page}/`.startsWith(path)).toBe(true);
      }),
      runs(),
    );
  });

  test('each domain comes with each path', () => {
    const scopes = cookieScopes('www.example.com', '/a/b');
    expect(scopes).toHaveLength(3 * 5);
    expect(new Set(scopes.map(({ domain, path }) => `${domain}${path}`)).size).toBe(15);
  });

  test('a very deep address is no more than twice as many paths as steps', () => {
    expect(paths('/a'.repeat(500))).toHaveLength(1001);
  });
});
