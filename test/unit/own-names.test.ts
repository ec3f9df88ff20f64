import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LETTERS, OWN_NAMES } from '../../tools/own-names.ts';

const root = join(import.meta.dirname, '../..');
const textsIn = (folder: string, isWanted: RegExp): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => isWanted.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');

// The command line tool is not minified.
const source = textsIn(join(root, 'src'), /^(?!cli).*\.ts$/);
const types = textsIn(join(root, 'dist/types'), /\.d\.ts$/);
const library = execFileSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--listFilesOnly', '--lib', 'es2023,dom', '--ignoreConfig', 'src/google.ts'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .find((file) => file.endsWith('lib.dom.d.ts'));
const platform = textsIn(dirname(library ?? ''), /^lib\.(dom|es\d).*\.d\.ts$/);

describe.each(OWN_NAMES)('%s', (name) => {
  test('is ours, and no member that the platform knows', () => {
    expect(source).toMatch(new RegExp(`\\b${name}\\b`));
    expect(platform).not.toMatch(new RegExp(`^\\s+(readonly |get )?${name}\\??[:(<]`, 'm'));
  });

  test('is in no public type', () => {
    expect(types).not.toMatch(new RegExp(`\\b${name}\\??[:(<]`));
  });

  test('is nowhere a text', () => {
    expect(source.replace(/import [^;]*;|Pick<[^>]*>|Omit<[^>]*>|\w+\['\w+'\]/g, '')).not.toMatch(
      new RegExp(`(['"\`])${name}\\1`),
    );
  });
});

test('each has a letter of its own, which never moves', () => {
  expect(new Set(Object.values(LETTERS)).size).toBe(OWN_NAMES.length);
  expect(Object.entries(LETTERS).map(([name, letter]) => `${letter} ${name}`)).toMatchInlineSnapshot(`
    [
      "a asks",
      "b storedChoice",
      "c closePreferences",
      "d deadline",
      "e describe",
      "f dress",
      "g emit",
      "h fetched",
      "i gate",
      "j gated",
      "k hideBanner",
      "l isWanted",
      "m knows",
      "n lane",
      "o listenForProblems",
      "p mayRun",
      "q openPreferences",
      "r place",
      "s readCookies",
      "t remember",
      "u report",
      "v settle",
      "w shorten",
      "x showBanner",
      "y shown",
      "z shut",
      "A startChoices",
      "B startDeciding",
      "C startPage",
      "D startPrivacy",
      "E startReleasing",
      "F startSignals",
      "G startUi",
      "H tellTabs",
      "I prepareSession",
      "J isAsked",
      "K session",
      "L startCheck",
      "M launcherLabel",
      "N asksNobody",
      "O recordStore",
    ]
  `);
});

test('the platform was looked at', () => {
  expect(platform).toMatch(/^\s+readonly state: /m);
});
