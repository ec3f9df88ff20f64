/**
 * Finds a Chromium for the tests, so that a fresh clone needs nothing but Node and npm.
 *
 * `node test/browser-path.js` prints the path. With `--installed` it only looks and installs nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const help = 'No Chrome or Chromium found: install one, or set CHROME_PATH, or run `npx playwright install chromium`.';

/**
 * Path of a Chrome or Chromium: `CHROME_PATH`, one that is installed, Playwright's own; else Playwright
 * is asked to download one. Ends the process with one line of help when even that fails.
 * @returns {string}
 */
export function browserPath() {
  const path = installedBrowser() ?? downloadedBrowser();
  if (path) return path;
  console.error(help);
  process.exit(1);
}

/**
 * Path of Chromium's headless shell, which has the same engine without the browser round it and opens a page in
 * half the time; where there is none, {@link browserPath}. What the browser does round a page, such as keeping it
 * for the way back, it cannot: such tests take the whole browser.
 * @returns {string}
 */
export function quickBrowserPath() {
  const shells = process.env.CHROME_PATH ? [] : [...onPath('chromium-headless-shell'), ...playwrightBrowsers(shell)];
  return shells.find((path) => existsSync(path)) ?? browserPath();
}

/**
 * Switches for every Chromium the tests start. Page tests live on `*.test` names, because cookies and
 * secure contexts behave differently on `localhost`.
 * @returns {string[]}
 */
export function browserArgs() {
  const args = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    // Fewer processes to start: frames of other sites share one.
    '--disable-site-isolation-trials',
    '--host-resolver-rules=MAP *.test 127.0.0.1',
  ];
  // Chromium's sandbox refuses to run as root, and containers of CI services lack what it needs.
  const isRoot = process.getuid?.() === 0;
  return isRoot || process.env.CI ? [...args, '--no-sandbox'] : args;
}

/** @returns {string | undefined} */
function installedBrowser() {
  return [process.env.CHROME_PATH, ...systemBrowsers(), ...playwrightBrowsers(whole)].find(
    (path) => path && existsSync(path),
  );
}

/** @returns {string[]} */
function systemBrowsers() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((app) =>
      ['/Applications', join(homedir(), 'Applications')].map((at) => `${at}/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return roots
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Google/Chrome/Application/chrome.exe'),
        join(root, 'Chromium/Application/chrome.exe'),
        join(root, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
  }
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].flatMap(onPath);
}

/** Where a command may lie. @param {string} name @returns {string[]} */
function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin'];
  return folders.map((folder) => join(folder, name));
}

/** A whole browser in Playwright's cache. */
const whole = {
  folder: /^chromium-\d+$/,
  inside: [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  ],
};

/** A headless shell in Playwright's cache. */
const shell = {
  folder: /^chromium_headless_shell-\d+$/,
  inside: [
    'chrome-headless-shell-linux64/chrome-headless-shell',
    'chrome-linux/headless_shell',
    'chrome-headless-shell-win64/chrome-headless-shell.exe',
    'chrome-headless-shell-mac-arm64/chrome-headless-shell',
    'chrome-headless-shell-mac-x64/chrome-headless-shell',
  ],
};

/**
 * What `playwright install` has left in its cache, newest first.
 * @param {typeof whole} kind
 * @returns {string[]}
 */
function playwrightBrowsers(kind) {
  const caches = {
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
  };
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? caches[process.platform] ?? join(homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((folder) => kind.folder.test(folder))
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
    .flatMap((folder) => kind.inside.map((path) => join(cache, folder, path)));
}

/** @returns {string | undefined} */
function downloadedBrowser() {
  console.error('No Chrome or Chromium found, so Playwright downloads one (once) …');
  spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    timeout: 5 * 60_000,
  });
  return installedBrowser();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = process.argv.includes('--installed') ? installedBrowser() : browserPath();
  if (path) console.log(path);
  else process.exit(1);
}
