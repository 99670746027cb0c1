import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { SetupError } from '@/lib/platform/db/setup-error';
import { note } from '../bootstrap/terminal.mjs';
import { packageProgram } from '../lib/commands';

/** The shell without a window first: it needs half the processor time of the whole browser. */
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Debian's packages, the smaller first; older releases have the second only. */
const packages = ['chromium-headless-shell', 'chromium'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * What Chromium needs: it refuses its sandbox to root, draws in software without trying a graphics
 * card first, and asks nothing of its maker's hosts.
 */
export const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A Chromium that starts: the one in CHROMIUM_PATH, the system's, Playwright's, Playwright's newly
 * downloaded, or, for root on Debian, the system's newly installed.
 *
 * @throws SetupError when none of them starts.
 */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (await starts(given)) return given;
    throw new SetupError(
      `CHROMIUM_PATH names ${given}, which does not start as a browser.`,
      'Correct it, or leave it out: a Chromium is then found or installed.',
    );
  }
  const known = [...names.flatMap(onPath), ...places, chromium.executablePath()];
  const found = (await firstThatStarts(known)) ?? (await download()) ?? (await installPackage());
  if (found) return found;
  throw new SetupError(
    'No Chromium starts on this machine, and none could be downloaded or installed.',
    'Install one (Debian: apt-get install chromium) or name one in CHROMIUM_PATH.',
  );
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((directory) => path.join(directory, name))
    .filter((file) => fs.existsSync(file));
}

async function firstThatStarts(files: readonly string[]): Promise<string | null> {
  for (const file of files) if (await starts(file)) return file;
  return null;
}

async function starts(executablePath: string): Promise<boolean> {
  if (!fs.existsSync(executablePath)) return false;
  try {
    const browser = await chromium.launch({ executablePath, args: chromiumArguments });
    await (await browser.newPage()).goto('about:blank');
    await browser.close();
    return true;
  } catch {
    return false;
  }
}

async function download(): Promise<string | null> {
  note("no Chromium in the system; trying Playwright's …");
  const cli = packageProgram('@playwright', 'test', 'cli.js');
  const result = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore' });
  return result.status === 0 ? firstThatStarts([chromium.executablePath()]) : null;
}

async function installPackage(): Promise<string | null> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  note("Playwright's cannot be had; trying Debian's package …");
  if (!aptGet('update')) return null;
  for (const name of packages) {
    if (!aptGet('install', '-y', '--no-install-recommends', name)) continue;
    const found = await firstThatStarts(names.flatMap(onPath));
    if (found) return found;
  }
  return null;
}

function aptGet(...args: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: 'ignore', env }).status === 0;
}
