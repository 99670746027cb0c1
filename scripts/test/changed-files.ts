import { spawnSync } from 'node:child_process';
import { checkout } from '../lib/checkout';

function git(...args: readonly string[]): string[] | null {
  const { status, stdout } = spawnSync('git', args, { cwd: checkout, encoding: 'utf8' });
  return status === 0 ? stdout.split('\n').filter(Boolean) : null;
}

/**
 * What has changed since the branch left `main`, committed or not; null where that cannot be told,
 * as in a copy without its history.
 */
export function listChangedFiles(): string[] | null {
  const base = git('merge-base', 'main', 'HEAD')?.[0];
  if (!base) return null;
  const changed = git('diff', '--name-only', '--diff-filter=d', base);
  const added = git('ls-files', '--others', '--exclude-standard');
  return changed && added ? [...new Set([...changed, ...added])] : null;
}
