/** The gate under the page's content security policies: `docs/reliability.md`, D83 and G137. */
import { describe, expect } from 'vitest';
import { gated, problemsOf } from '../harness/index.ts';
import { A_RAN, fault } from './fault.ts';
import { mark, marked, ran, sri } from './marks.ts';

const a = gated('analytics', 'a');

describe('content security policies', () => {
  const strict = [
    "default-src 'none'; script-src 'nonce-R' 'strict-dynamic'; style-src 'nonce-R'; connect-src 'self'",
    "img-src 'self' http://tracker.test; base-uri 'none'; form-action 'none'",
  ].join('; ');
  const trustedTypes = "require-trusted-types-for 'script'; trusted-types assent";
  const scripts = (nonce: string): string =>
    gated('analytics', 'a').replace('<script', `<script nonce="${nonce}"`) +
    marked('analytics', 'b', `nonce="${nonce}"`);

  const policies: Readonly<Record<string, string>> = {
    'a nonce alone': "script-src 'nonce-R'",
    'nonce and strict-dynamic': "script-src 'nonce-R' 'strict-dynamic'; object-src 'none'; base-uri 'none'",
    'everything but our own and the tracker’s pixel forbidden': strict,
    'Trusted Types enforced': `script-src 'nonce-R' 'strict-dynamic'; ${trustedTypes}`,
    'all at once': `${strict}; ${trustedTypes}`,
  };
  for (const [name, csp] of Object.entries(policies)) {
    fault({
      name: `D83 CSP: ${name}`,
      page: { csp, assentAttributes: 'nonce="R"', html: scripts('R') },
      nonce: 'R',
      check: ran('a', 'b'),
    });
  }
  fault({
    name: 'D83 CSP: scripts without the nonce, or with another, are not lent ours',
    page: {
      csp: "script-src 'nonce-R' 'strict-dynamic'",
      assentAttributes: 'nonce="R"',
      html:
        scripts('').replaceAll('a.js', 'none.js') +
        scripts('S').replaceAll('a.js', 'other.js') +
        gated('analytics', 'a').replace('<script', '<script nonce="R"') +
        `<template data-consent="analytics"><script src="http://tracker.test/t.js"></script></template>`,
    },
    nonce: 'R',
    expect: { ...A_RAN, mustNotRequest: ['tracker.test/none', 'tracker.test/other', 'tracker.test/t.js'] },
    check: async (scene) => {
      await ran('a')(scene);
      expect((await problemsOf(scene.visit)).join()).toContain('gate/nonce');
    },
  });
  fault({
    name: 'D83 CSP: hosts and a hash instead of a nonce',
    page: {
      csp: `script-src 'self' http://tracker.test '${sri(mark('b'))}' 'unsafe-hashes'`,
      html: a + marked('analytics', 'b'),
    },
    // The part that tells whether the page still works is inline, and forbidden here.
    before: false,
    act: async ({ page }) => {
      await page.evaluate(() => {
        const host = window as unknown as { pageRan: number; pageClicks: number };
        host.pageRan = 1;
        window.onclick = () => (host.pageClicks = (host.pageClicks ?? 0) + 1);
        window.assent.acceptAll();
      });
    },
    errors: /inline script|script-src-elem blocked inline/,
    check: ran('a', 'b'),
    kept: false,
  });
  fault({
    name: 'G137 Trusted Types without our policy: asked and kept, no script released, a problem',
    page: {
      csp: "require-trusted-types-for 'script'; trusted-types 'none'",
      html: `${a}<img data-consent="analytics" data-src="http://tracker.test/pixel.gif" alt="">`,
    },
    expect: { mustRequestOnce: ['tracker.test/pixel.gif'], mustNotRequest: ['tracker.test/a.js'] },
    // Chromium reports the refused policy by itself: it is the page's policy that says so.
    errors: /trusted-types|TrustedTypes|createPolicy/i,
    check: async ({ visit }) => expect((await problemsOf(visit)).join()).toContain('gate/trusted-types'),
  });
});
