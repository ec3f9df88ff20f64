import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHttpUrl } from '../../src/lib/is-http-url.ts';
import { runs } from './arbitraries.ts';

const tab = '\t';
const line = '\n';

describe('is refused', () => {
  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    '   \u0000javascript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u001fjavascript:alert(1)',
    `java${line}script:alert(1)`,
    `java\rscript:alert(1)`,
    `java\r${line}script:alert(1)`,
    `java${tab}script:alert(1)`,
    `${tab}java${tab}script${tab}:alert(1)`,
    `j${line}a${line}v${line}a${line}script:alert(1)`,
    `javascript${line}:alert(1)`,
    `javascript${tab}:alert(1)`,
    `${line}javascript:alert(1)`,
    'javascript://example.com/%0aalert(1)',
    'javascript://https://example.com/%0aalert(1)',
    'javascript:https://example.com/',
    'javascript:',
    'javascript:/',
    'javascript:\\\\example.com',
    'javascript:%61lert(1)',
    'javascript:\u0061lert(1)',
    'vbscript:msgbox(1)',
    'VBScript:msgbox(1)',
    `vb${line}script:msgbox(1)`,
    'livescript:x',
    'mocha:x',
    'data:text/html,<script>alert(1)</script>',
    'data:text/html;base64,PHNjcmlwdD4=',
    'DATA:text/javascript,alert(1)',
    ' data:text/javascript,alert(1)',
    `da${tab}ta:text/javascript,alert(1)`,
    'data:,',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'blob:https://example.com/1c1b5d5e-0000-4000-8000-000000000000',
    'blob:null/1c1b5d5e',
    'BLOB:https://example.com/x',
    'filesystem:https://example.com/temporary/x.html',
    'file:///etc/passwd',
    'file://server/share',
    'FILE:x',
    'about:blank',
    'about:srcdoc',
    'about:',
    'ftp://example.com/x.js',
    'ws://example.com/',
    'wss://example.com/',
    'view-source:https://example.com/',
    'chrome://settings',
    'chrome-extension://abcdef/x.js',
    'moz-extension://abcdef/x.js',
    'resource://gre/x',
    'intent://example.com/#Intent;scheme=https;end',
    'mailto:someone@example.com',
    'tel:+358401234567',
    'sms:+358401234567',
    'urn:isbn:0',
    'cid:x',
    'jar:https://example.com/x!/y',
    'feed:https://example.com/',
    'httpx://example.com/',
    'httpss://example.com/',
    'xhttps://example.com/',
    'http+unix://example.com/',
    'localhost:8080/x.js',
    'example.com:443/x.js',
    'https://',
    'https:///',
    'http://',
    'https://exa mple.com/',
    'https://exam<ple.com/',
    'https://[::1',
    'https://example.com:99999/',
    'https://example.com:port/',
    'https://%00/',
    'https://a%20b/',
    '//',
    '///',
    'https://user:@/x',
    `https://example.com/${'x'.repeat(4097)}`,
  ])('%j', (url) => {
    expect(isHttpUrl(url)).toBe(false);
  });
});

describe('is allowed', () => {
  test.each([
    'https://example.com/x.js',
    'http://example.com/x.js',
    'HTTPS://EXAMPLE.COM/X.JS',
    'hTtP://example.com/',
    ' https://example.com/x.js ',
    `ht${line}tps://exam${tab}ple.com/x.js`,
    'https:example.com',
    'https:/example.com',
    'https:\\\\example.com\\x.js',
    '//example.com/x.js',
    '\\\\example.com\\x.js',
    '/\\example.com/x.js',
    '/x.js',
    'x.js',
    './x.js',
    '../../x.js',
    '?x=javascript:alert(1)',
    '#javascript:alert(1)',
    '',
    ' ',
    '.',
    '/javascript:alert(1)',
    './javascript:alert(1)',
    'x/javascript:alert(1)',
    '%6aavascript:alert(1)',
    'javascript%3Aalert(1)',
    'java%0ascript:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '\u00a0javascript:alert(1)',
    '\u2028javascript:alert(1)',
    'ｊavascript:alert(1)',
    'javaſcript:alert(1)',
    ':javascript:alert(1)',
    '-javascript:alert(1)',
    '1javascript:alert(1)',
    'javascript\u0000:alert(1)',
    'java script:alert(1)',
    'https://user:password@example.com/x.js',
    'https://example.com@evil.example/x.js',
    'https://[::1]:8443/x.js',
    'https://127.1/x.js',
    'https://0x7f000001/x.js',
    'https://münchen.example/',
    'https://xn--mnchen-3ya.example/',
    'https://example.com/?u=data:text/html,x#blob:y',
    'https://example.com/a b',
    'https://example.com:0443/',
  ])('%j', (url) => {
    expect(isHttpUrl(url)).toBe(true);
  });
});

describe('whatever the text', () => {
  const scheme = fc.constantFrom(
    'javascript',
    'data',
    'blob',
    'vbscript',
    'filesystem',
    'about',
    'http',
    'https',
    'file',
    'x',
  );
  const noise = fc.constantFrom(
    '',
    '',
    '',
    ' ',
    tab,
    line,
    '\r',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u00a0',
    '\u200b',
    '%0a',
    '/',
    '\\',
    ':',
  );
  const crafted = fc
    .tuple(
      noise,
      scheme,
      fc.nat({ max: 10 }),
      noise,
      fc.boolean(),
      noise,
      fc.constantFrom(':', '：', '%3a', '&colon;'),
      noise,
      fc.webUrl(),
    )
    .map(([before, name, at, inside, upper, after, colon, next, url]) => {
      const cased = upper ? name.toUpperCase() : name;
      return before + cased.slice(0, at) + inside + cased.slice(at) + after + colon + next + url;
    });
  const anything = fc.oneof(
    crafted,
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.string().map((text) => `javascript:${text}`),
  );

  test('what passes is http(s), wherever the page lies', () => {
    let passed = 0;
    fc.assert(
      fc.property(anything, (url) => {
        if (!isHttpUrl(url)) return;
        passed++;
        for (const base of [
          'https://example.com/a/b?c#d',
          'http://example.com/',
          'https://[::1]:8443/',
          'http://localhost:5173/x/',
        ]) {
          // One base's valid URL may be none at another: then nothing is loaded.
          if (URL.canParse(url, base)) expect(new URL(url, base).protocol).toMatch(/^https?:$/);
        }
      }),
      runs(2),
    );
    expect(passed).toBeGreaterThan(100);
  });

  test('what is http(s) in full passes', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        fc.pre(URL.canParse(url) && url.length <= 4096);
        expect(isHttpUrl(url)).toBe(true);
      }),
      runs(),
    );
  });

  test('it never throws, and a megabyte takes no time', () => {
    const start = performance.now();
    expect(isHttpUrl('a'.repeat(1_000_000))).toBe(false);
    expect(isHttpUrl('\n'.repeat(1_000_000) + 'javascript:alert(1)')).toBe(false);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
