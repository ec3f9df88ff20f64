/**
 * `npm test`: everything that must hold, one step after the other. A failed step does not stop the next ones.
 * The very last line is `N passed, N failed`, where each step counts as one and each test as one.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { browserPath, quickBrowserPath } from './browser-path.js';

const root = resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const temporary = mkdtempSync(join(tmpdir(), 'assent-'));
const count = { passed: 0, failed: 0 };

try {
  console.log(`Browser: ${browserPath()}, for most pages ${quickBrowserPath()}`);
  // Side by side, for most of them use one core.
  await Promise.all([
    step('formatted (else: npm run format)', run('prettier', 'prettier', '--check', '.')),
    step('no lint', run('oxlint', 'oxlint', '--deny-warnings')),
    step('types of the source', run('typescript', 'tsc')),
    step('dist/ is what the source builds (else: npm run build)', compareDist()),
    step('types that ship: right use compiles, wrong use does not', run('typescript', 'tsc', '-p', 'test/types')),
  ]);
  await runVitest();
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
console.log(`${count.passed} passed, ${count.failed} failed`);

/**
 * @param {string} name
 * @param {string | undefined | Promise<string | undefined>} check answers what is wrong
 */
async function step(name, check) {
  const fault = await check;
  count[fault === undefined ? 'passed' : 'failed'] += 1;
  console.log(fault === undefined ? `✓ ${name}` : `✗ ${name}\n${fault}`);
}

/**
 * Runs a package's command.
 * @param {string} name of the package
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<string | undefined>} what it said, if it failed
 */
function run(name, command, ...args) {
  const child = spawn(process.execPath, [binary(name, command), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((done) => {
    child.on('error', (error) => done(String(error)));
    child.on('close', (status) => done(status === 0 ? undefined : said.trim() || `${command} failed`));
  });
}

/** The script behind a command: started without npx, which differs by system. */
function binary(/** @type {string} */ name, /** @type {string} */ command) {
  const folder = packageFolder(name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Not every package exports its package.json, so it is looked up by hand. */
function packageFolder(/** @type {string} */ name) {
  const paths = require.resolve.paths(name) ?? [];
  const found = paths.map((path) => join(path, name)).find((path) => isFolder(path));
  if (!found) throw new Error(`${name} is not installed: run npm ci`);
  return found;
}

/** Committed `dist/` against a fresh build, byte for byte. */
async function compareDist() {
  const fresh = join(temporary, 'dist');
  const fault = await run('vite', 'vite', 'build', '--app', '--outDir', fresh);
  if (fault !== undefined) return fault;
  const dist = join(root, 'dist');
  const names = [...new Set([...filesIn(fresh), ...filesIn(dist)])].sort();
  const different = names.filter((name) => !isSame(join(fresh, name), join(dist, name)));
  return different.length === 0 ? undefined : `differs from a fresh build:\n  ${different.join('\n  ')}`;
}

/** @returns {string[]} */
function filesIn(/** @type {string} */ folder) {
  if (!isFolder(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function isFolder(/** @type {string} */ path) {
  try {
    return readdirSync(path).length >= 0;
  } catch {
    return false;
  }
}

function isSame(/** @type {string} */ a, /** @type {string} */ b) {
  try {
    return readFileSync(a).equals(readFileSync(b));
  } catch {
    return false; // one of them is missing
  }
}

/**
 * All projects in one run. Its JSON report gives the counts; silence and crashes are failures, and so are skipped tests
 * in CI. Elsewhere a test is skipped if what it alone needs cannot be had, and is named.
 */
async function runVitest() {
  const reportFile = join(temporary, 'vitest.json');
  const { status } = spawnSync(
    process.execPath,
    [binary('vitest', 'vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const files = readReport(reportFile);
  const tests = files.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const skipped = process.env.CI ? [] : tests.filter((test) => test.status === 'skipped' || test.status === 'pending');
  const brokenFiles = files.filter((file) => file.status !== 'passed' && file.assertionResults.every(isPassed));
  const failed = tests.length - passed - skipped.length + brokenFiles.length;
  count.passed += passed;
  count.failed += failed;

  for (const { name, message } of brokenFiles) console.log(`✗ ${relative(root, name)}\n${message}`);
  for (const test of tests.filter((test) => !isPassed(test))) {
    console.log(`${skipped.includes(test) ? '-' : '✗'} ${test.status}: ${test.fullName}`);
  }
  for (const project of ['unit', 'browser', 'page', 'bundle']) {
    const folder = `${join(root, 'test', project)}${sep}`;
    const ran = files.some((file) => resolve(file.name).startsWith(folder) && file.assertionResults.some(isPassed));
    await step(`vitest ran the ${project} tests`, ran ? undefined : `no test passed in test/${project}`);
  }
  const endedWell = status === 0 || failed > 0;
  await step(
    'vitest ended well',
    endedWell ? undefined : 'no test failed, yet vitest did: see "Unhandled Errors" above',
  );
}

/**
 * @typedef {{ status: string, fullName: string }} TestResult
 * @typedef {{ name: string, status: string, message: string, assertionResults: TestResult[] }} FileResult
 * @returns {FileResult[]}
 */
function readReport(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults;
  } catch {
    console.log('✗ vitest left no report: it crashed');
    return [];
  }
}

function isPassed(/** @type {TestResult} */ test) {
  return test.status === 'passed';
}
