// Runs on every Node from 20.19, before anything is installed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { BootstrapError } from './terminal.mjs';

/** The checkout this file belongs to. */
export const checkout = path.resolve(import.meta.dirname, '..', '..');

/**
 * Installs the packages exactly as the lock file names them, unless they are there already.
 *
 * @returns {string} what was done, for the progress line
 */
export function ensurePackages() {
  if (isInstalled()) return 'already there';
  const [command, ...prefix] = npmCommand();
  const args = [...prefix, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const result = spawnSync(command, args, {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) throw installFailure(result);
  return 'installed from the lock file';
}

// npm writes node_modules/.package-lock.json last, so it tells a finished install from a broken one.
function isInstalled() {
  const wanted = readPackages(path.join(checkout, 'package-lock.json'));
  const present = readPackages(path.join(checkout, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(([key, { version, optional, peer, link }]) => {
    if (key === '' || link) return true;
    if (present[key]) return present[key].version === version;
    return Boolean(optional || peer);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

function installFailure({ error, stderr, stdout }) {
  const output = `${stderr ?? ''}${stdout ?? ''}${error?.message ?? ''}`.trim();
  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('npm error') && line.trim() !== 'npm error')
    .slice(0, 12)
    .join('\n    ');
  let remedy = 'Run `npm ci` by hand to see the whole output.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)) {
    remedy = 'npm cannot reach its registry: check the network, or `npm config get registry`.';
  } else if (/EACCES|EPERM|EROFS/.test(output)) {
    remedy = `This user may not write in ${checkout}: make it theirs, or clone it elsewhere.`;
  } else if (/ENOSPC/.test(output)) {
    remedy = 'The disk is full: the packages need about 1.5 GB.';
  } else if (/in sync|EUSAGE/.test(output)) {
    remedy = 'package.json and package-lock.json disagree: restore both with `git checkout`.';
  }
  return new BootstrapError(`The packages could not be installed:\n    ${lines || output}`, remedy);
}
