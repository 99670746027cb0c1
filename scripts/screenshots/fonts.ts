import { execFileSync, spawnSync } from 'node:child_process';
import { note } from '../bootstrap/terminal.mjs';

const PACKAGE = 'fonts-noto-cjk';

/**
 * Sees to fonts for Chinese, Japanese and Korean names, which the demo has: without any they are
 * photographed as empty boxes. Installs Debian's package for root; others are told of it.
 *
 * @returns what was done, for the progress line
 */
export function ensureFonts(): string {
  if (drawsChinese()) return 'already there';
  if (process.platform === 'linux' && process.getuid?.() === 0 && install()) return 'installed';
  note('Chinese, Japanese and Korean names will be empty boxes on these pictures:');
  note(`no font of this machine has them (Debian: apt-get install ${PACKAGE}).`);
  return 'without Chinese, Japanese and Korean';
}

function drawsChinese(): boolean {
  // Systems without fontconfig bring such fonts with them.
  if (process.platform !== 'linux') return true;
  const { stdout, status } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return status === 0 && stdout.trim() !== '';
}

function install(): boolean {
  const options = {
    stdio: 'ignore',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  try {
    execFileSync('apt-get', ['update'], options);
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', PACKAGE], options);
    return drawsChinese();
  } catch {
    return false;
  }
}
