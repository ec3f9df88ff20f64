/** Budgets in brotli 11 bytes, 1 kB = 1000 bytes. The README quotes the measured numbers. */
import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotli, filesIn, root, withStaticImports } from './built.ts';

const dist = filesIn('dist');
const banner = ['assent.js', 'assent-decide.js', ...withStaticImports('assent-ui.js')];
const everything = [...new Set([...banner, 'assent-release.js'])];

describe('what a visitor loads', () => {
  test.each([
    ['a returning visitor: the core', 5000, ['assent.js']],
    ['a returning visitor who has granted something', 7100, ['assent.js', 'assent-release.js']],
    ['until the banner is there', 12_000, banner],
    ['first visit, everything used', 14_000, everything],
  ])('%s: at most %i bytes', (_, limit, files) => {
    expect(brotli(...files), files.join(' + ')).toBeLessThanOrEqual(limit);
  });

  test.each(dist.filter((file) => /^locales\/.*\.js$/.test(file)))('%s: at most 1200 bytes', (file) => {
    expect(withStaticImports(file)).toEqual([file]);
    expect(brotli(file)).toBeLessThanOrEqual(1200);
  });

  test.each(dist.filter((file) => /^themes\/.*\.css$/.test(file)))('%s: at most 600 bytes', (file) => {
    expect(brotli(file)).toBeLessThanOrEqual(600);
  });

  test.each([
    ['for unmarked trackers', 'assent-guard.js', 2500],
    ['for placeholders and the list of services', 'assent-page.js', 4000],
    ['for another look than the default', 'assent-look.js', 700],
    ['that checks the config, while nobody has decided', 'assent-check.js', 3000],
    ['that deletes what a denied service has left', 'assent-sweep.js', 700],
    ['for what the launcher is called in most languages', 'assent-label.js', 1000],
  ])('the part %s, if used: %s at most %i bytes', (_, file, limit) => {
    expect(withStaticImports(file)).toEqual([file]);
    expect(brotli(file)).toBeLessThanOrEqual(limit);
  });

  test('the part that tells vendors, if the config names some: at most 3500 bytes', () => {
    expect(withStaticImports('assent-signals.js')).toEqual(['assent-signals.js']);
    expect(brotli('assent-signals.js')).toBeLessThanOrEqual(3500);
  });

  test.each([
    ['assent-prepare.js', 3000],
    ['assent-import.js', 2900],
    ['assent-privacy.js', 2800],
  ])('%s, where regions, an import or a privacy signal asks for it: at most %i bytes', (file, limit) => {
    expect(withStaticImports(file)).toEqual([file]);
    expect(brotli(file)).toBeLessThanOrEqual(limit);
  });

  test('the doctor, which no visitor loads: at most 26000 bytes', () => {
    expect(withStaticImports('assent-doctor.js')).toEqual(['assent-doctor.js']);
    expect(brotli('assent-doctor.js')).toBeLessThanOrEqual(26_000);
  });

  test("Google's default, if a site adds it: at most 500 bytes", () => {
    expect(withStaticImports('assent-google.js')).toEqual(['assent-google.js']);
    expect(brotli('assent-google.js')).toBeLessThanOrEqual(500);
  });

  test('the banner is one file: nothing else is loaded along with it', () => {
    expect(withStaticImports('assent-ui.js')).toEqual(['assent-ui.js']);
  });
});

describe('the README says what was measured', () => {
  const kilo = (bytes: number): string => (bytes / 1000).toFixed(1);
  const range = (folder: string): string => {
    const sizes = dist.filter((file) => file.startsWith(folder)).map((file) => brotli(file));
    return `${kilo(Math.min(...sizes))}–${kilo(Math.max(...sizes))}`;
  };
  const [, table = ''] = readFileSync(join(root, 'README.md'), 'utf8').split('## Sizes');
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
      if (files.startsWith('these')) return expect(measured).toBe(kilo(brotli(...everything)));
      const names = [...files.matchAll(/`([\w.-]+)`/g)].map(([, file = '']) => file);
      // "+ a.js" about what is granted comes on top of the core; the launcher's name is told by itself.
      const base = files.startsWith('+') && names[0] === 'assent-release.js' ? ['assent.js'] : [];
      return expect(measured).toBe(kilo(brotli(...base, ...names)));
    },
  );
});
