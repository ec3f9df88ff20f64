import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The `node_modules` of a test that brings packages of its own, with its own `package.json` and lock file, so that nobody
 * else must install them. They are installed when they are not there.
 *
 * @param folder where that `package.json` lies
 * @returns nothing, and one line on the console, where they cannot be had; in CI that is an error
 */
export function ownPackages(folder: string): string | undefined {
  const packages = join(folder, 'node_modules');
  if (existsSync(join(packages, '.package-lock.json'))) return packages;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: folder, encoding: 'utf8', timeout: 120_000 } as const;
  const npm = process.env['npm_execpath'];
  const { status, stderr } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status === 0) return packages;
  if (process.env['CI']) throw new Error(`npm ci in ${folder}: ${stderr}`);
  console.warn(`Skipped: the packages of ${folder} are not installed, and there is no network to get them.`);
  return undefined;
}
