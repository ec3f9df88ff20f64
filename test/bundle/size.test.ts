/** Budgets in brotli 11 bytes, 1 kB = 1000 bytes. The README quotes the measured numbers. */
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';
import { brotli, filesIn, read } from './built.ts';

const dist = filesIn('dist');

describe('what a visitor loads', () => {
  test.each([
    // The first three: docs/adr/021. They may only go down.
    ['a returning visitor, whatever was granted', 11_800, ['assent.js']],
    ['until the banner is there, with its styles and English', 15_400, ['assent.js', 'assent-banner.js']],
    ['preferences, placeholders and the list of services, Preact in it', 11_100, ['assent-preferences.js']],
    ['regions, an import, privacy choices: where the config asks for one', 5500, ['assent-regions.js']],
    ['vendors to notify, where the config names some', 3600, ['assent-signals.js']],
    ['unmarked trackers, where a site adds the tag', 2600, ['assent-guard.js']],
    ["Google's default, where a site still has the tag of an earlier version", 550, ['assent-google.js']],
    ['the doctor with Preact, which no visitor loads', 31_000, ['assent-doctor.js']],
  ])('%s: at most %i bytes', (_, limit, files) => {
    expect(brotli(...files), files.join(' + ')).toBeLessThanOrEqual(limit);
  });

  test.each(dist.filter((file) => /^locales\/.*\.js$/.test(file)))('%s: at most 1200 bytes', (file) => {
    expect(brotli(file)).toBeLessThanOrEqual(1200);
  });

  test.each(dist.filter((file) => /^themes\/.*\.css$/.test(file)))('%s: at most 600 bytes', (file) => {
    expect(brotli(file)).toBeLessThanOrEqual(600);
  });

  // Those for bundlers are taken apart by the site's own build.
  const scripts = dist.filter((file) => /^assent.*\.js$|^locales\//.test(file) && file !== 'assent-locales.js');
  test.each(scripts)('%s is a classic script, and no other file is loaded along: it imports none by name', (file) => {
    const code = read(`dist/${file}`);
    expect(() => parse(code, { ecmaVersion: 2022, sourceType: 'script' })).not.toThrow();
    expect(/\bimport\(\s*["'`]/.test(code)).toBe(false);
  });
});

describe('the README says what was measured', () => {
  const kilo = (bytes: number): string => (bytes / 1000).toFixed(1);
  const range = (folder: string): string => {
    const sizes = dist.filter((file) => file.startsWith(folder)).map((file) => brotli(file));
    return `${kilo(Math.min(...sizes))}–${kilo(Math.max(...sizes))}`;
  };
  const [, table = ''] = read('README.md').split('## Sizes');
  const rows = [...table.matchAll(/^\| ([^|]+) \| ([^|]*`[^|]*) \| [^|]+ \| ([\d.–]+) \|$/gm)];

  test('of every file that a visitor may load', () => {
    const named = rows.flatMap(([, , files = '']) =>
      [...files.matchAll(/`(assent[\w-]*\.js)`/g)].map(([, file]) => file),
    );
    // The list of imports for bundlers comes with `index.js`, which a site's own build takes apart.
    const shipped = dist.filter((file) => /^assent.*\.js$/.test(file) && file !== 'assent-locales.js');
    expect([...new Set(named)].sort()).toEqual(shipped.sort());
  });

  test.each(rows.map(([, what = '', files = '', measured = '']) => ({ what, files, measured })))(
    '$what: $measured kB',
    ({ files, measured }) => {
      if (files.includes('locales/')) return expect(measured).toBe(range('locales/'));
      if (files.includes('themes/')) return expect(measured).toBe(range('themes/'));
      const names = [...files.matchAll(/`([\w.-]+)`/g)].map(([, file = '']) => file);
      return expect(measured).toBe(kilo(brotli(...names)));
    },
  );
});
